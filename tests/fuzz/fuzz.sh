#!/bin/bash
# fuzz.sh [SECONDS [FORMAT...]]: fuzzes the transcript room with clang's libFuzzer, each format so many seconds
# (FUZZ_SECONDS, 30), two at a time. A corpus begins with seeds/FORMAT.txt (a seed between two lines of %%%%), the
# test cases and what corpus.tar.xz keeps of earlier runs, and grows in build/fuzz; findings are in
# build/fuzz/found. KEEP=1 puts the best of each corpus back into corpus.tar.xz.
cd "$(dirname "$0")/../.." || exit 1
seconds=${1:-${FUZZ_SECONDS:-30}} out=$PWD/build/fuzz
shift
all="webvtt json html srt sbv kakaotalk csv chat fountain markdown plain guess cast epub docx odt hwpx"
read -ra formats <<<"${*:-$all}"
mkdir -p "$out"/{corpus,seeds,log,found}
packages=$(awk '/^PKGS/ { sub(/.*=/, ""); print }' Makefile src/{base,transcript}/build.mk | sort -u | tr '\n' ' ')
# shellcheck disable=SC2046,SC2086
clang -std=c11 -D_GNU_SOURCE -O1 -g -DNANGDOK_LOCALEDIR='"/usr/share/locale"' -Isrc \
    -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined -o "$out/fuzzer" tests/fuzz/transcript.c \
    $(find src/base src/transcript -name '*.c' -not -path '*/tools/*') \
    $(pkg-config --cflags --libs $packages) -lm -pthread || exit 1

[ ! -e tests/fuzz/corpus.tar.xz ] || tar -xJf tests/fuzz/corpus.tar.xz -C "$out/corpus" || exit 1
seed() { # seed FORMAT: its seeds, a file each
    mkdir -p "$out/corpus/$1" "$out/seeds/$1"
    [ ! -e "tests/fuzz/seeds/$1.txt" ] ||
        awk -v to="$out/seeds/$1/own" '/^%%%%$/ { n++; next } { print > (to n) }' "tests/fuzz/seeds/$1.txt"
    case $1 in
    epub | docx | odt | hwpx) ;;
    guess) find tests/transcript/cases -type f -size -64k -exec cp --backup=numbered -t "$out/seeds/$1" {} + ;;
    cast) { cat tests/transcript/cases/plain/user.cast; printf '\0'; cat tests/transcript/cases/plain/user.txt; } \
        >"$out/seeds/$1/user" ;;
    *) grep -lE "^Format: $1 " tests/transcript/cases/*/*.outline | while read -r outline; do
        find "${outline%/*}" -name "$(basename "$outline" .outline).*" \
            -not -name '*.outline' -not -name '*.cast' -exec cp {} "$out/seeds/$1" \;
    done ;;
    esac
}
run() { # run FORMAT
    local -a options=("-max_total_time=$seconds" -max_len=4096 -timeout=10 -rss_limit_mb=2048 -verbosity=0
        -print_final_stats=1 "-artifact_prefix=$out/found/$1-")
    options+=(-dict=tests/fuzz/words.dict)
    if "$out/fuzz-$1" "${options[@]}" "$out/corpus/$1" "$out/seeds/$1" >"$out/log/$1" 2>&1; then
        echo "ok - $1, $(awk '/number_of_executed_units/ { print $2 }' "$out/log/$1") inputs"
    else
        echo "not ok - $1"; tail -40 "$out/log/$1"; return 1
    fi
}
status=0
for format in "${formats[@]}"; do
    ln -sf fuzzer "$out/fuzz-$format"
    seed "$format"
    run "$format" &
    [ "$(jobs -pr | wc -l)" -lt 2 ] || wait -n || status=1
done
while [ -n "$(jobs -pr)" ]; do wait -n || status=1; done
[ -n "$KEEP" ] || exit $status

keep=$(mktemp -d) && trap 'rm -rf "$keep"' EXIT
for format in $all; do # what covers most in the fewest bytes
    mkdir -p "$keep/all/$format" "$keep/best/$format"
    "$out/fuzz-$format" -merge=1 -verbosity=0 "$keep/all/$format" "$out/corpus/$format" >/dev/null 2>&1
    find "$keep/all/$format" -type f -size -2 -printf '%s %p\n' | sort -n | head -150 | cut -d' ' -f2- |
        xargs -r cp -t "$keep/best/$format"
done
tar -C "$keep/best" --sort=name --owner=0 --group=0 --mtime=@0 -cJf tests/fuzz/corpus.tar.xz .
ls -l tests/fuzz/corpus.tar.xz
exit $status
