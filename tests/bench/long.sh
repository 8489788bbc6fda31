#!/bin/bash
# long.sh: the memory that publishing takes does not grow with the reading: HOURS (1) hours against a quarter of an hour. What
# was written is whole, and ends with the sound: to the frame, to the millisecond; the clips of a book add up to it.
set -eu
tmp=$(mktemp -d) && trap 'rm -rf "$tmp"' EXIT
hours=${HOURS:-1}
ms_of() { awk -F '[:.]' '{ print (($1 * 60 + $2) * 60 + $3) * 1000 + $4 }'; }
check() { # check NAME: its Opus, WebVTT and EPUB
    local frames end book
    opusinfo -q "$tmp/$1.opus" >"$tmp/info" || { cat "$tmp/info"; return 1; }
    frames=$(($(ffprobe -v error -show_entries stream=duration_ts -of csv=p=0 "$tmp/$1.opus") - 312)) # pre-skip
    end=$(grep -- '-->' "$tmp/$1.vtt" | tail -1 | cut -d' ' -f3 | ms_of)
    book=$(unzip -p "$tmp/$1.epub" EPUB/package.opf | sed -n 's/.*"media:duration">\(.*\)<.*/\1/p' | ms_of)
    echo "long, $1: $frames frames are $((frames / 48)) ms; the last caption ends at $end, the book has $book ms"
    [ $((frames / 48)) -eq "$end" ] && [ $((end - book)) -lt 100 ] && [ $((book - end)) -lt 100 ]
}
publish() { # publish NAME TALKS: the talk so many times (81 an hour)
    { sed 1,2!d tests/publish/talk.txt
      for i in $(seq "$2"); do sed "1,2d; s/책방/책방 $i/" tests/publish/talk.txt; echo; done; } >"$tmp/$1.txt"
    /usr/bin/time -f "%M %e %U %S" -o "$tmp/$1.time" "$NANGDOK" -q "$tmp/$1.txt" -o "$tmp/$1.opus" -o "$tmp/$1.vtt" -o "$tmp/$1.epub"
    awk -v name="$1" -v sound="$(ffprobe -v error -show_entries format=duration -of csv=p=0 "$tmp/$1.opus")" \
        '{ printf "long, %s: %.0f s of sound in %.1f s, %.1f s of CPU, %d KiB of memory\n", name, sound, $2, $3 + $4, $1 }' "$tmp/$1.time"
    check "$1"
}
publish quarter 20
publish long $((hours * 81))
