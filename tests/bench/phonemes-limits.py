#!/usr/bin/env python3
"""Nothing of a long clause is lost: phonemes-limits.py COMMAND [N]

N (1,000) random clauses of 1 to 600 syllables without a comma, in eojeols of all lengths, are turned
into engine input by COMMAND and said; every vowel must come as an event, in order."""
import random
import re
import sys

from phonemes_engine import VOWELS, convert, say

CODAS = [0, 1, 4, 7, 8, 16, 17, 21]
FASTEST = 450  # words a minute, to save time


def clause(rng):
    left, longest, heavy = rng.randint(1, 600), rng.choice([1, 2, 4, 8, 12, 24, 60]), rng.random() < .5
    words = []
    while left > 0:
        count = min(left, rng.randint(1, longest))
        words.append(''.join(chr(0xAC00 + rng.randrange(19 * 21) * 28 + rng.choice(CODAS[heavy:])) for _ in range(count)))
        left -= count
    return ' '.join(words)


def asked(text):
    groups = re.findall(r'\[\[(.*?)\]\]', text)
    return re.findall(r'u-|[aEe@iou]', '|'.join(groups).replace("''", ''))


def main():
    rng = random.Random(600)
    clauses = [clause(rng) for _ in range(int(sys.argv[2]) if len(sys.argv) > 2 else 1000)]
    bad = 0
    for line, text in zip(clauses, convert(sys.argv[1], clauses)):
        _, events = say(text, rate=FASTEST)
        heard = [name.rstrip(';') for _, name in events if name in VOWELS]
        if heard != asked(text) or len(heard) != len(line.replace(' ', '')):
            bad += 1
            print('  %d syllables, %d asked, %d heard: %s' % (len(line.replace(' ', '')), len(asked(text)), len(heard), line[:60]))
    print('%d clauses, %d lost something' % (len(clauses), bad))
    sys.exit(bad > 0)


if __name__ == '__main__':
    main()
