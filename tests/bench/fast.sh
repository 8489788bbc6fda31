#!/bin/bash
# fast.sh: what is left of the words at up to four times the speed. Each word of a reading (FILE, the sample) at SPEEDS is
# compared with all words of the same reading at normal speed, by dynamic time warping of cepstra as the first speech
# recognisers did (Sakoe and Chiba, 1978), and taken for the one that is nearest. A machine that knows nothing of Korean
# stands for the listener, so only the comparison tells: with the reading at normal speed played so fast by ffmpeg's
# atempo, which is what a media player does. Fails when a word is not said, or when at 4x fewer are known than of that.
set -eu
cd "$(dirname "$0")/../.."
file=${FILE:-transcripts/sample.txt}
tmp=$(mktemp -d) && trap 'rm -rf "$tmp"' EXIT
for speed in 1 ${SPEEDS:-2 4}; do
    "$NANGDOK" --mono -s "${speed}x" "$file" -o "$tmp/$speed.wav" -o "$tmp/$speed.json"
    ffmpeg -nostdin -v error -i "$tmp/1.wav" -af "atempo=$speed" -c:a pcm_s16le "$tmp/$speed.player.wav"
done
/usr/bin/python3 tests/bench/fast.py "$tmp" ${SPEEDS:-2 4}
