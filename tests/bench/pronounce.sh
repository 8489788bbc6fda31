#!/bin/bash
# How fast the standard pronunciation is, beside iconv over the same text; what the program's start and the
# lexicons cost.
cd "$(dirname "$0")/../.." || exit 1
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
TIMEFORMAT=%U
sed -e '/^#/d' -e 's/ | .*//' tests/pronounce/sentences.txt >"$work/once"
for _ in $(seq 400); do cat "$work/once"; done >"$work/text"
syllables=$(($(LC_ALL=C tr -d '\000-\177' <"$work/once" | wc -c) / 3))

seconds=$({ time "$NANGDOK" pronounce "$work/text" >"$work/out"; } 2>&1)
peer=$({ time iconv -f UTF-8 -t UTF-16 "$work/text" >"$work/out"; } 2>&1)
awk -v n=$((syllables * 400)) -v s="$seconds" -v peer="$peer" 'BEGIN {
    printf "pronounce: %.1f million syllables a second (at least 1), %d in %.2f s; iconv: %.2f s\n",
        n / s / 1e6, n, s, peer }'

starts() { for _ in $(seq 100); do "$@" </dev/null >"$work/out"; done; }
TIMEFORMAT=%R
pronounce=$({ time starts "$NANGDOK" pronounce; } 2>&1)
help=$({ time starts "$NANGDOK" pronounce --help; } 2>&1)
echo 물고기 >"$work/word"
word=$({ time starts "$NANGDOK" pronounce "$work/word"; } 2>&1)
awk -v a="$pronounce" -v b="$help" -v c="$word" 'BEGIN {
    printf "pronounce: start %.1f ms, with a word %.1f ms, --help %.1f ms: the lexicons cost %.1f ms (at most 3)\n",
        a * 10, c * 10, b * 10, (c - b) * 10 }'
size "$B/gen/lexicon_data.o" | awk 'NR == 2 { printf "pronounce: lexicons of %.1f MB (at most 8), read-only\n", $4 / 1e6 }'
