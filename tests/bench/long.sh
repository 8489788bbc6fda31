#!/bin/bash
# long.sh: the memory that publishing takes does not grow with the reading: HOURS (1) hours against a quarter of an hour.
set -eu
tmp=$(mktemp -d) && trap 'rm -rf "$tmp"' EXIT
hours=${HOURS:-1}
publish() { # publish NAME TALKS: the talk so many times (81 an hour)
    { sed 1,2!d tests/publish/talk.txt
      for i in $(seq "$2"); do sed "1,2d; s/책방/책방 $i/" tests/publish/talk.txt; echo; done; } >"$tmp/$1.txt"
    /usr/bin/time -f "%M %e" -o "$tmp/$1.time" "$NANGDOK" -q "$tmp/$1.txt" -o "$tmp/$1.opus" -o "$tmp/$1.vtt" -o "$tmp/$1.epub"
    awk -v name="$1" -v sound="$(ffprobe -v error -show_entries format=duration -of csv=p=0 "$tmp/$1.opus")" \
        '{ printf "long, %s: %.0f s of sound in %.1f s, %d KiB of memory\n", name, sound, $2, $1 }' "$tmp/$1.time"
}
publish quarter 20
publish long $((hours * 81))
