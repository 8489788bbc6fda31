#!/usr/bin/env python3
"""Durations and voicing of what stage 2 chose, by praat: phonemes-segments.py COMMAND [N]

COMMAND turns lines of surface Hangul into engine input. Every syllable of 19 onsets x 21 vowels x 7
codas and none is said after a pause and after 아 (with N a sample of one in N); then the candidates that
were not chosen. The tables are those of src/korean/phonemes/SEGMENTS.md."""
import random
import statistics
import sys

from phonemes_engine import VOWELS, convert, measure, sample_rate

ONSETS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'
CODAS = {0: '-', 1: 'ㄱ', 4: 'ㄴ', 7: 'ㄷ', 8: 'ㄹ', 16: 'ㅁ', 17: 'ㅂ', 21: 'ㅇ'}
UI = 19  # ㅢ, whose second half is an event of its own
GLIDES = {'j', 'w', ';'}
STEP = 2  # ms of a frame


def consonant(events, frames, order):
    """Of the consonant before the order-th vowel (from 0), by the engine's events, which stand at a stop's release and
    where a vowel or glide begins: ms of silence before the release, ms from the release to the vowel, and the share of
    frames without silence or noise in both, in %."""
    vowels = [i for i, (_, name) in enumerate(events) if name in VOWELS]
    after = vowels[order - 1] + 1 if order else 0
    first = next((i for i in range(after, vowels[order]) if events[i][1][0] not in '_#'), vowels[order])
    last = first
    while last < vowels[order] and events[last][1] not in GLIDES:
        last += 1
    release, end = (events[i][0] * 1000 // sample_rate // STEP for i in (first, last))
    top, low = max(f.level for f in frames), max(f.low for f in frames)
    silent = release
    while silent > release - 6 and frames[silent].level >= top - 40:
        silent -= 1
    start = silent
    while order and start > 0 and frames[start - 1].level < top - 40:
        start -= 1
    if start == silent:  # no closure without voice: the consonant's own frames are all there is
        start = release
    whole = frames[start:end] or frames[release:release + 1]
    voiced = sum(f.level > top - 40 and f.low > low - 25 and f.low > f.high for f in whole)
    return (release - start) * STEP, (end - release) * STEP, 100 * voiced / len(whole)


def coda(events, frames, order=0):
    """Of the coda after the order-th vowel: ms from a stop's release, or from the beginning, to what follows; and its
    loudest dB under the vowel."""
    at = [i for i, (_, name) in enumerate(events) if name in VOWELS][order] + 1
    begin, end = (events[i][0] * 1000 // sample_rate // STEP for i in (at, at + 1))
    top = max(f.level for f in frames)
    loud = [f.level for f in frames[begin:end]]
    quiet = next((i for i in range(len(loud), 0, -1) if loud[i - 1] > top - 40), 0)
    return quiet * STEP, max(loud, default=0) - top


def mean(values):
    return '%4.0f ±%3.0f' % (statistics.mean(values), statistics.pstdev(values)) if values else '        -'


def onset_table(command, every):
    syllables = [(o, chr(0xAC00 + (o * 21 + v) * 28 + c)) for o in range(19) for v in range(21) for c in CODAS]
    syllables = random.Random(19).sample(syllables, len(syllables) // every)
    found, codas = {}, {}
    for place, before in (('pause', ''), ('vowel', '아')):
        measured = measure(convert(command, [before + s for _, s in syllables]))
        for (o, syllable), (_, events, frames) in zip(syllables, measured):
            found.setdefault((o, place), []).append(consonant(events, frames, len(before)))
            last, vowel = (ord(syllable) - 0xAC00) % 28, (ord(syllable) - 0xAC00) // 28 % 21
            if last and vowel != UI:
                codas.setdefault(last, []).append(coda(events, frames, len(before)))
    print('| onset | after a pause: noise ms | after 아: closure ms | release to vowel ms | voiced % |')
    print('|---|---|---|---|---|')
    for o, name in enumerate(ONSETS):
        initial, medial = found[o, 'pause'], found[o, 'vowel']
        print('| %s | %s | %s | %s | %s |' % (name, mean([x[1] for x in initial]), mean([x[0] for x in medial]),
                                             mean([x[1] for x in medial]), mean([x[2] for x in medial])))
    print('\n| coda | ms | dB under the vowel |\n|---|---|---|')
    for last, values in sorted(codas.items()):
        print('| %s | %s | %s |' % (CODAS[last], mean([x[0] for x in values]), mean([x[1] for x in values])))


def coda_table():
    print('| coda | candidate | release ms, dB: at the end | before a stop | before ㅅ |')
    print('|---|---|---|---|---|')
    for name, candidates, stop in (('ㄱ', 'k kh k- q g', 't-'), ('ㄷ', 't t- d d-', 'k'), ('ㅂ', 'p ph p- b', 't-')):
        for candidate in candidates.split():
            texts = ['[[%s|a%s%s]]' % (first, candidate, rest) for rest in ('', '|' + stop + 'a', '|sa') for first in 'mns']
            found = [coda(events, frames) for _, events, frames in measure(texts)]
            cells = ['%.0f, %.0f' % tuple(statistics.mean(x[k] for x in found[i:i + 3]) for k in (0, 1)) for i in (0, 3, 6)]
            print('| %s | `%s` | %s |' % (name, candidate, ' | '.join(cells)))


def formants(text, name):
    """F1 and F2 in the middle of the phoneme."""
    _, events, frames = measure([text])[0]
    at = next(i for i, event in enumerate(events) if event[1] == name)
    begin, end = (events[i][0] * 1000 // sample_rate // STEP for i in (at, at + 1))
    middle = frames[begin + (end - begin) // 3:end - (end - begin) // 3] or frames[begin:begin + 1]
    return statistics.median(f.f1 for f in middle), statistics.median(f.f2 for f in middle)


def vowel_table():
    print('| vowel | phoneme | F1 | F2 Hz | Seoul men (Yang 1996) |')
    print('|---|---|---|---|---|')
    for name, phoneme, norm in (('ㅏ', 'a', '738 1372'), ('ㅐ', 'E', '591 1849'), ('ㅓ', '@', '608 1121'),
                                ('ㅔ', 'e', '490 1968'), ('ㅗ', 'o', '453 945'), ('ㅜ', 'u', '369 981'),
                                ('ㅡ', 'u-', '405 1488'), ('ㅣ', 'i', '341 2219')):
        f1, f2 = formants("[[h%sd''a]]" % phoneme, phoneme)
        print('| %s | `%s` | %.0f | %.0f | %s |' % (name, phoneme, f1, f2, norm))


def main():
    vowel_table()
    coda_table()
    onset_table(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1)


if __name__ == '__main__':
    main()
