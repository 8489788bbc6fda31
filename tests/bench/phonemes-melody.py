#!/usr/bin/env python3
"""The melody against the described one, by praat: phonemes-melody.py COMMAND

COMMAND turns lines of surface Hangul into engine input. The target of each syllable, from 0 (L) to 1
(H), follows Jun's accentual phrase: L H .. L H, or H H .. L H after ㅅ ㅎ, tense and aspirated onsets,
and a fall at the end of a statement. Printed is how the F0 of the vowels, in semitones and without
the declination, correlates with it, and how far H stands above L; then how each kind of clause ends."""
import math
import re
import statistics
import sys

from phonemes_engine import VOWELS, convert, measure, sample_rate

# Surface Hangul; | ends an accentual phrase.
SENTENCES = '''나는|어제|친구를|만낟씀니다.
우리나라는|사계저리|뚜려탐니다.
오느른|날씨가|아주|조씀니다.
할머니는|매일 아침|공워네서|산채글|함니다.
칭구드리|저네게|선무를|보내|주얻씀니다.
사람드른|그 소시글|듣꼬|무척|놀랃씀니다.
정부는|올해부터|세그믈|내리기로|결쩡핻씀니다.
여러부네|관시메|진시므로|감사드림니다.
다음 주에는|바라미|강하게|불게씀니다.
어머니가|마당에서|나무를|심꼬|게심니다.'''.split('\n')
HIGH = 'ㄲㄸㅃㅅㅆㅉㅊㅋㅌㅍㅎ'
ONSETS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'
# Name, text, the vowel (from 0) at which the clause ends.
ENDS = (('statement', '지베 갇씀니다.', 5), ('question', '지베 갇씀니까?', 5), ('exclamation', '지베 갇씀니다!', 5),
        ('item of a list', '나무, 사과, 배.', 3), ('goes on', '지베 가고, 자요.', 3))


def target(phrase, last):
    letters = re.sub('[^가-힣]', '', phrase)
    n, high = len(letters), ONSETS[(ord(letters[0]) - 0xAC00) // 588] in HIGH
    tones = {1: [.6], 2: [0, 1], 3: [0, .6, 1], 4: [0, 1, .4, 1]}.get(n)
    tones = tones or [0, 1] + [1 - .7 * (i + 1) / (n - 3) for i in range(n - 3)] + [1]
    if high and n > 1:
        tones = [.9, max(tones[1], .9)] + tones[2:]
    if last:
        tones[-1] = -.5
        if n > 2:
            tones[-2] = .3
    return tones


def pitches(events, frames):
    """Of each vowel: ms, F0 in Hz at its beginning, on the whole, at its end (None when praat finds none)."""
    out = []
    for i, (sample, name) in enumerate(events):
        if name in VOWELS:
            begin, end = sample / sample_rate, (events[i + 1][0] if i + 1 < len(events) else sample) / sample_rate
            f = [x.f0 for x in frames if begin <= x.time < end and x.f0 > 0]
            q = max(1, len(f) // 4)
            means = [statistics.mean(part) for part in (f[:q], f, f[-q:])] if f else [None] * 3
            out.append((1000 * (end - begin), *means))
    return out


def nearness(texts, pitch_range=50):
    """Means over the sentences: correlation, semitones between H and L, nPVI of the vowels."""
    r, height, rhythm = [], [], []
    for sentence, (_, events, frames) in zip(SENTENCES, measure(texts, pitch_range=pitch_range)):
        phrases = sentence.split('|')
        want = [t for k, p in enumerate(phrases) for t in target(p, k == len(phrases) - 1)]
        vowels = pitches(events, frames)
        assert len(vowels) == len(want), (sentence, len(vowels), len(want))
        both = [(w, 12 * math.log2(v[2] / 80), i) for i, (w, v) in enumerate(zip(want, vowels)) if v[2]]
        slope = statistics.linear_regression([b[2] for b in both], [b[1] for b in both]).slope
        got = [b[1] - slope * b[2] for b in both]
        r.append(statistics.correlation([b[0] for b in both], got))
        height.append(statistics.mean(g for b, g in zip(both, got) if b[0] >= .9) -
                      statistics.mean(g for b, g in zip(both, got) if -.1 < b[0] < .1))
        ms = [v[0] for v in vowels[:-1]]
        rhythm.append(100 * statistics.mean(abs(a - b) / ((a + b) / 2) for a, b in zip(ms, ms[1:])))
    return statistics.mean(r), min(r), statistics.mean(height), statistics.mean(rhythm)


def on_first(text):
    """The same phonemes with the stress on the first syllable of each eojeol, as the engine's own rules put it."""
    return re.sub(r"\[\[(.*?)\]\]", lambda g: '[[' + re.sub(r'(u-|[aEe@iou])', r"'\1", g[1].replace("''", ''), count=1) + ']]', text)


def main():
    lines = [s.replace('|', ' ') for s in SENTENCES]
    ours = convert(sys.argv[1], lines)
    print('| stress | r | least r | H above L, semitones | nPVI |')
    print('|---|---|---|---|---|')
    for name, texts, pitch_range in (('first syllable of each eojeol', [on_first(t) for t in ours], 50),
                                     ('nangdok', ours, 50), ('nangdok, pitch range 75', ours, 75)):
        print('| %s | %.2f | %.2f | %.1f | %.0f |' % ((name,) + nearness(texts, pitch_range)))
    print('\n| end | last vowel but one: Hz | last vowel: ms, Hz at its beginning, whole, end |')
    print('|---|---|---|')
    measured = measure(convert(sys.argv[1], [line for _, line, _ in ENDS]))
    for (name, _, at), (_, events, frames) in zip(ENDS, measured):
        vowels = pitches(events, frames)
        print('| %s | %.0f | %.0f, %.0f %.0f %.0f |' % ((name, vowels[at - 1][2]) + vowels[at]))


if __name__ == '__main__':
    main()
