#!/bin/bash
# Whether the parser's time grows as the text does: texts that are made to exhaust it, at 1, 2, 4 and 8 MB (times
# UNIT, bytes of the smallest). Each line: the processor time of the largest, its bytes of memory a byte, and how
# the time grew at each doubling; 2.0 is linear. The best of three runs counts.
cd "$(dirname "$0")/../.." || exit 1
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
B=${B:-build/gcc} unit=${UNIT:-1000000}
make -s "$B/helpers/outline" || exit 1

one() { # one SHAPE SIZE: its text on standard output
    local text=${1#* }
    case $1 in
    "run "*) yes -- "$text" | head -c $(($2 * 2)) | tr -d '\n' | head -c "$2" ;;
    "lines "*) yes -- "$text" | head -c "$2" ;;
    "numbered "*) awk -v size="$2" -v before="${text%%#*}" -v after="${text#*#}" 'BEGIN {
        while (bytes < size) { line = before n++ after; print line; bytes += length(line) + 1 } }' ;;
    esac
}
measure() { # measure SHAPE [FORMAT]
    local shape=$1 format=$2 size best took memory last='' growth=''
    for size in 1 2 4 8; do
        one "$shape" $((size * unit)) >"$work/text"
        best=
        for _ in 1 2 3; do
            read -r took memory < <("$B/helpers/outline" "$work/text" ${format:+"$format"} | awk '{ print $1, $(NF - 5) }')
            best=$(echo "$took ${best:-$took}" | awk '{ print $1 < $2 ? $1 : $2 }')
        done
        [ -z "$last" ] || growth+=" $(echo "$best $last" | awk '{ printf "%.1f", $1 / $2 }')"
        last=$best
    done
    printf '%-60s %6.2f s %6.1f %s\n' "${format:-guessed}: ${shape:0:44}" "$best" "$memory" "$growth"
}

for mark in '(' '[' '<' '"' '{' ':' '-' '>' '*' '_' '|' '`' '&' '#' '♪' '◆' '「' '/*' '[[' '12:30 ' 'A: ' '[A: ' '- ' \
    '<v ' '&#' '](' 'x' 'word ' '말 ' '[앵커] 네 ' "$(printf 'a\xcc\x81')" "$(printf '\xff')"; do
    measure "run $mark"
    measure "lines $mark"
done
measure 'numbered Speaker N#: I say this once only.'
measure 'numbered A#: I say this once only.'
measure 'numbered #) I say this once only.'
measure 'numbered [A# B] I say this once only.'
measure 'numbered The same headline again\nThis sentence, number #, is long enough to be looked for above.'
measure "lines $(printf '말합니다\n다.')"
measure "$(printf 'lines A: one\r')"
for format in webvtt html srt sbv kakaotalk csv chat fountain markdown; do
    for shape in 'lines A: a line of one turn, it never ends.' 'run word ' 'lines **a' 'lines **A:** one' 'run **a ' 'run <i>' \
        'lines > ' 'run > ' 'lines - ' 'run - ' 'lines "a","' 'lines [[ /*' 'run &amp;' 'numbered # --> 00:00:02.000'; do
        measure "$shape" $format
    done
done
measure 'run [{"segments":' json
measure 'numbered {"speaker":"A#","text":"one"},' json
