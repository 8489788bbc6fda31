#!/bin/bash
# fuzz.sh [SECONDS]: builds the fuzzer of the transcript room with clang and runs it over its own corpus, which
# grows under build/fuzz; findings are left in build/fuzz/crashes. The seeds are the test cases.
cd "$(dirname "$0")/../.." || exit 1
seconds=${1:-30} out=build/fuzz
mkdir -p $out/corpus $out/crashes
packages=$(awk '/^PKGS/ { sub(/.*=/, ""); print }' Makefile src/{base,transcript}/build.mk | sort -u | tr '\n' ' ')
# shellcheck disable=SC2046,SC2086
clang -std=c11 -D_GNU_SOURCE -O1 -g -DNANGDOK_LOCALEDIR='"/usr/share/locale"' -Isrc -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined \
    -o $out/transcript tests/fuzz/transcript.c $(find src/base src/transcript -name '*.c' -not -path '*/tools/*') \
    $(pkg-config --cflags --libs $packages) -lm -pthread || exit 1
number=0
for case in tests/transcript/cases/*; do
    case $case in *.outline) continue ;; esac
    for format in 0 1 2 3 4 5 6 7 8 9 10 11 255; do
        [ $((number++ % 7)) -eq 0 ] || [ $format -eq 255 ] || continue
        { printf '%b' "\\x$(printf %x $format)"; cat "$case"; } >"$out/corpus/$(basename "$case").$format"
    done
done
cat >$out/dictionary <<'W'
"WEBVTT"
" --> "
"<v "
"[\xEC\x9D\x8C\xED\x96\xA51]"
"MC: "
"[\xEC\x95\xB5\xEC\xBB\xA4]"
"**"
"&amp;"
"```"
"<p>"
"</p>"
"<!--"
"{\"segments\":[{\"speaker\":"
"\"text\":"
"\xE2\x97\x86 "
"INT. "
"[[ "
"| a | b |"
"2031. 4. 2. \xEC\x98\xA4\xED\x9B\x84 3:20, "
W
exec $out/transcript -dict=$out/dictionary -max_total_time="$seconds" -max_len=4096 -timeout=10 -rss_limit_mb=2048 \
    -artifact_prefix=$out/crashes/ -print_final_stats=1 $out/corpus
