#!/bin/bash
# How fast a large transcript is parsed, the parser alone: the best of three rounds, in which each text has its turn;
# beside it iconv's UTF-8 to UTF-16 of the same file. Processor time, but other work takes the caches: see the load.
cd "$(dirname "$0")/../.." || exit 1
B=${B:-build/gcc}
make -s "$B/helpers/outline" || exit 1
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT

size=${SIZE:-100000000}
grow() { # grow FILE: the file again and again up to the size
    yes "$1" | head -$((size / $(stat -c %s "$1") + 1)) | xargs cat
}
sed -n '8,$p' tests/transcript/cases/plain/radio.txt | grep -v 'Reserved\|관련기사\|강변로\|도서관소식' >"$work/turns"
grow "$work/turns" >"$work/short_turns.txt"
{ for _ in $(seq 40); do tail -n +2 "$work/turns"; done | tr '\n' ' '; echo; } | sed 's/^/기자: /' >"$work/turn"
grow "$work/turn" >"$work/long_turns.txt"
awk -v size="$size" 'BEGIN { while (bytes < size) {
    line = "Speaker N" n % 100000 ": This is turn number " n++ " of many, and it ends."
    print line; bytes += length(line) + 1 } }' >"$work/speakers.txt"
for _ in 1 2 3; do
    for file in "$work"/*.txt; do "$B/helpers/outline" "$file" >>"$file.log" || exit 1; done
done
for file in "$work"/*.txt; do
    start=$(date +%s%N); iconv -f UTF-8 -t UTF-16LE "$file" >/dev/null 2>&1; end=$(date +%s%N)
    echo "$(basename "$file"): $(sort -n "$file.log" | head -1); iconv $((size * 1000 / (end - start))) MB/s"
done
echo "load: $(cut -d ' ' -f 1-3 /proc/loadavg)"
