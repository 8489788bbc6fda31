#!/bin/bash
# How fast a large transcript is parsed, against iconv's UTF-8 to UTF-16 of the same file in the same run.
cd "$(dirname "$0")/../.." || exit 1
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
packages=$(awk '/^PKGS/ { sub(/.*=/, ""); print }' Makefile src/*/build.mk src/*/*/build.mk 2>/dev/null | sort -u | tr '\n' ' ')
# shellcheck disable=SC2046,SC2086
${CC:-gcc} -std=c11 -D_GNU_SOURCE -O2 -Isrc -o "$work/bench" tests/bench/outline.c "$B/libnangdok.a" \
    $(pkg-config --cflags --libs $packages) -lm -pthread || exit 1

size=${SIZE:-100000000}
grow() { # grow FILE: the file again and again up to the size
    yes "$1" | head -$((size / $(stat -c %s "$1") + 1)) | xargs cat | head -c "$size"
}
sed -n '8,$p' tests/transcript/cases/radio.txt | grep -v 'Reserved\|관련기사\|강변로\|도서관소식' >"$work/turns"
grow "$work/turns" >"$work/short_turns.txt"
{ for _ in $(seq 40); do tail -n +2 "$work/turns"; done | tr '\n' ' '; echo; } | sed 's/^/기자: /' >"$work/turn"
grow "$work/turn" >"$work/long_turns.txt"
awk -v size="$size" 'BEGIN { while (bytes < size) { line = "Speaker N" n % 100000 ": This is turn number " n++ " of many, and it ends."; print line; bytes += length(line) + 1 } }' >"$work/speakers.txt"
for file in "$work"/*.txt; do
    start=$(date +%s%N); iconv -f UTF-8 -t UTF-16LE "$file" >/dev/null 2>&1; end=$(date +%s%N)
    echo "$(basename "$file"): $("$work/bench" "$file"); iconv $((size * 1000 / (end - start))) MB/s"
done
