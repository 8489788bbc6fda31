#!/bin/bash
# large.sh: a WAV file past 4 GiB is RF64, as EBU Tech 3306 has it: 13 hours with 1,300 chapters. Called by `make test-publish`;
# needs 5 GB of disk in TMPDIR.
. "$(dirname "$0")/../tap.sh"
here=$(cd "$(dirname "$0")" && pwd)
tmp=$(mktemp -d) && trap 'rm -rf "$tmp"' EXIT
[ "$(df --output=avail -k "$tmp" | tail -1)" -gt 5000000 ] || skip_all "5 GB of disk for a file past 4 GiB"
cd "$tmp" || exit 1

"$here/../../$B/helpers/chapters" large.wav 1300 36000
frames=$((1300 * 36 * 48000))
bytes=$(stat -c %s large.wav)
number() { od -A n -t "u$2" -j "$1" -N "$2" large.wav | tr -d ' '; } # number OFFSET BYTES
ok "it is past 4 GiB" [ "$bytes" -gt $((1 << 32)) ]
is "$(head -c 16 large.wav | tr -d '\377')" "RF64WAVEds64" "its head"
is "$(number 20 8) $(number 28 8) $(number 36 8)" "$((bytes - 8)) $((2 * frames)) $frames" "sizes of the file, of its data, frames"
is "$(number 4 4) $(number 76 4)" "4294967295 4294967295" "the old sizes say: see there"
is "$(dd if=large.wav bs=4 count=1 skip=$(((80 + 2 * frames) / 4)) status=none)" "cue " "the chunk behind the data"
is "$(ffprobe -v error -show_entries stream=duration_ts -of csv=p=0 large.wav)" "$frames" "ffprobe counts its frames"
is "$(sndfile-info large.wav 2>&1 | sed -n 's/^Frames *: \([0-9]*\)$/\1/p')" "$frames" "so does libsndfile"
is "$(ffprobe -v error -show_chapters -of json large.wav | jq -r '.chapters[] | "\(.start_time | tonumber) \(.tags.title)"' | md5sum)" \
   "$(seq 0 1299 | awk '{ print $1 * 36, $1 "번째 사람" }' | md5sum)" "1,300 chapters at their times"
is "$(ffmpeg -v error -ss $((1299 * 36)) -i large.wav -t 36 -f s16le - 2>/dev/null | od -A n -t d2 -N 4 | tr -s ' ')" " 16384 0" \
   "the last chapter's first sample is found there"
done_testing
