#!/usr/bin/env python3
"""What eSpeak NG is asked to say is what the surface Hangul says: phonemes-faithful.py COMMAND [N]

COMMAND turns lines of surface Hangul into lines of engine input. Checked are every syllable of 19
onsets x 21 vowels x 7 codas and none (alone, after a vowel, after ㄴ, between stops), and 25,000 words
of hunspell-ko and libhangul's hanja table, read letter by letter; with N a sample of one in N. The
engine's answer (espeak-ng -x) is read back by the tables below. Differences are printed; the exit
status is 1 when there are any."""
import random
import re
import subprocess
import sys
import unicodedata

ONSETS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'
VOWELS = 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ'
CODAS = ' ㄱㄱㄱㄴㄴㄴㄷㄹㄱㅁㄹㄹㄹㅂㄹㅁㅂㅂㄷㄷㅇㄷㄷㄱㄷㅂㄷ'  # as heard: 표준발음법 9 to 11항
SEVEN = [0, 1, 4, 7, 8, 16, 17, 21]  # none ㄱㄴㄷㄹㅁㅂㅇ

# What the engine prints for each letter.
ONSET = {'k': 'ㄱ', 'g': 'ㄱ', 'q-': 'ㄲ', 'n': 'ㄴ', 't': 'ㄷ', 'd': 'ㄷ', 't-': 'ㄸ', '*': 'ㄹ', 'l': 'ㄹㄹ',
         'm': 'ㅁ', 'p': 'ㅂ', 'b': 'ㅂ', 'p-': 'ㅃ', 's': 'ㅅ', 's;': 'ㅅ', 's s': 'ㅆ', 's; s;': 'ㅆ', 'tS;': 'ㅈ',
         'dZ;': 'ㅈ', 'tS;-': 'ㅉ', 'tS; h': 'ㅊ', 'kh': 'ㅋ', 't h': 'ㅌ', 'ph': 'ㅍ', 'h': 'ㅎ', '': ''}
CODA = {'q': 'ㄱ', 'n': 'ㄴ', 't-': 'ㄷ', 'l': 'ㄹ', 'm': 'ㅁ', 'p-': 'ㅂ', 'N': 'ㅇ', '': ''}
VOWEL = {'a': 'ㅏ', 'E': 'ㅐ', 'j a': 'ㅑ', 'j E': 'ㅒ', '@': 'ㅓ', 'e': 'ㅔ', 'j @': 'ㅕ', 'j e': 'ㅖ', 'o': 'ㅗ', 'w a': 'ㅘ',
         'w E': 'ㅙ', 'w e': 'ㅞ', 'j o': 'ㅛ', 'u': 'ㅜ', 'w @': 'ㅝ', 'w i': 'ㅟ', 'j u': 'ㅠ', 'u-': 'ㅡ', 'u- j': 'ㅢ', 'i': 'ㅣ'}
PLAIN = {'a', 'E', '@', 'e', 'o', 'u', 'u-', 'i'}
TOKEN = re.compile(r'tS;-|tS;|dZ;|s;|u-|kh|ph|[kqtp]-|_\||[a-zA-Z@*]')


def wanted(line):
    """The letters that must be heard: ㅚ as ㅞ (4항), ㄹㄹ as the one onset that it is."""
    out = ''
    for ch in line:
        if '가' <= ch <= '힣':
            c = ord(ch) - 0xAC00
            onset, vowel, coda = ONSETS[c // 588], VOWELS[c % 588 // 28], CODAS[c % 28]
            out += onset.replace('ㅇ', '') + vowel.replace('ㅚ', 'ㅞ') + coda.strip()
    return out


def read_consonants(tokens):
    """The letters of the consonants between two vowels: the longest onset, and a coda before it."""
    for cut in range(len(tokens) + 1):
        coda, onset = ' '.join(tokens[:cut]), ' '.join(tokens[cut:])
        if coda in CODA and onset in ONSET:
            return CODA[coda] + ONSET[onset]
    return '?' + ''.join(tokens)


def heard(answer):
    """The letters of the engine's answer."""
    tokens = TOKEN.findall(re.sub(r"__\|", ' _| ', re.sub(r"[',:]", '', answer)).replace('_ ', ' '))
    out, before = '', []
    for i, t in enumerate(tokens):
        after = tokens[i + 1:i + 3] + ['', '']
        if t in PLAIN:
            glide = before.pop() + ' ' if before and before[-1] in ('j', 'w') else ''
            out += read_consonants(before)
            if t == 'u-' and after[0] == 'j' and after[1] not in PLAIN:
                t = 'u- j'
                tokens[i + 1] = '_|'
            out += VOWEL.get(glide + t, '?' + glide + t)
            before = []
        elif t != '_|':
            before.append(t)
    return out + ''.join(CODA.get(t, '?' + t) for t in before)


def answers(command, lines):
    """Of each line: the engine's input, and what the engine says that it will say."""
    text = '\n'.join(lines) + '\n'
    given = subprocess.run(command, shell=True, input=text, capture_output=True, text=True, check=True).stdout
    said = subprocess.run(['espeak-ng', '-v', 'ko', '-q', '-x', '--sep=_'], input=given, capture_output=True,
                          text=True, check=True).stdout
    given, said = given.split('\n')[:-1], said.split('\n')[:-1]
    if len(given) != len(lines) or len(said) != len(lines):
        sys.exit('%d lines, %d of input, %d answers' % (len(lines), len(given), len(said)))
    return zip(lines, given, said)


def grid():
    for onset in range(19):
        for vowel in range(21):
            for coda in SEVEN:
                syllable = chr(0xAC00 + (onset * 21 + vowel) * 28 + coda)
                yield syllable
                yield '아' + syllable
                yield from (first + syllable + '까' for first in '안악' if onset != 11)


def words():
    found = set()
    with open('/usr/share/hunspell/ko_KR.dic', encoding='utf-8') as lines:
        found.update(unicodedata.normalize('NFC', line.split('/')[0].strip()) for line in lines)
    with open('/usr/share/libhangul/hanja/hanja.txt', encoding='utf-8') as lines:
        found.update(line.split(':')[0] for line in lines)
    found = sorted(w for w in found if re.fullmatch('[가-힣]{2,}', w))
    random.Random(4).shuffle(found)
    return found[:25000]


def surface(word):
    """No coda but ㅇ stands before a vowel in surface form (13항): it moves."""
    out = []
    for ch in word:
        c = ord(ch) - 0xAC00
        onset, vowel, coda = c // 588, c % 588 // 28, c % 28
        if onset == 11 and out and out[-1][2] not in (0, 21):
            onset, out[-1][2] = ONSETS.index(CODAS[out[-1][2]]), 0
        out.append([onset, vowel, coda])
    return ''.join(chr(0xAC00 + (o * 21 + v) * 28 + c) for o, v, c in out)


def main():
    command, every = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1
    bad = 0
    for name, lines in (('syllables', list(grid())), ('words', [surface(w) for w in words()])):
        lines = random.Random(every).sample(lines, len(lines) // every)
        wrong = [x for x in answers(command, lines) if heard(x[2]) != wanted(x[0])]
        for line, given, said in wrong[:20]:
            print('  %s: %s: %s: %s, not %s' % (line, given, said, heard(said), wanted(line)))
        print('%s: %d lines, %d mismatches' % (name, len(lines), len(wrong)))
        bad += len(wrong)
    sys.exit(bad > 0)


if __name__ == '__main__':
    main()
