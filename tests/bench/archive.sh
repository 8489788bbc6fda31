#!/bin/bash
# archive.sh: a folder of a thousand transcripts in one call, again unchanged, again with one changed.
set -eu
tmp=$(mktemp -d) && trap 'rm -rf "$tmp"' EXIT
count=${COUNT:-1000}
for i in $(seq "$count"); do printf '진행자: 안녕하세요?\n\n손님: 네, %d번째 손님입니다.\n' "$i" >"$tmp/talk$i.txt"; done
run() {
    local begin end
    begin=$(date +%s.%N)
    "$NANGDOK" "$tmp" -o '{dir}/{stem}.opus' -o '{dir}/{stem}.vtt' 2>"$tmp.err"
    end=$(date +%s.%N)
    awk -v what="$1" -v b="$begin" -v e="$end" -v s="$(tail -1 "$tmp.err")" 'BEGIN { printf "archive, %s: %.2f s (%s)\n", what, e - b, s }'
    rm -f "$tmp.err"
}
run "first"
run "unchanged"
echo '손님: 고맙습니다.' >>"$tmp/talk7.txt"
run "one changed"
