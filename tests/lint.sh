#!/bin/sh
# lint.sh: what a machine can say of the code's style. Called by `make lint`.
set -u
status=0
say() { echo "lint: $*" >&2; status=1; }

sources=$(find src tests -name '*.[ch]' | sort)
# shellcheck disable=SC2086 # the list is meant to be split
clang-format --dry-run -Werror $sources || say "clang-format -i would change the files above"

# Sizes of the house: functions of 60 lines, files of 500, tables of data aside.
# shellcheck disable=SC2086
pmccabe $sources | awk '$5 > 60 { print "lint: " $6 ": " $7 " has " $5 " lines"; bad = 1 } END { exit bad }' >&2 || status=1
for file in $(find src -name '*.[ch]'); do
    lines=$(wc -l <"$file")
    [ "$lines" -le 500 ] || say "$file has $lines lines"
done

# Functions that cannot be used safely, and memory that base/ must hand out.
grep -nE '\b(strcpy|strcat|sprintf|vsprintf|gets|strtok|atoi|system|popen)\(' $sources && say "banned functions"
grep -nE '\b(malloc|calloc|realloc|strdup)\(' $(find src -name '*.[ch]' -not -path 'src/base/*' -not -path '*/tools/*') &&
    say "memory from elsewhere than base/memory.h"

scripts=$(grep -rlE '^#!/bin/(ba)?sh|^#!/usr/bin/env bash' tests .ci)
# shellcheck disable=SC2086
shellcheck $scripts || say "shellcheck"

# clang's warnings, and cppcheck's.
make --no-print-directory -s CC=clang CI=1 -j"$(nproc)" build/clang/nangdok >/dev/null || say "clang warns"
cppcheck -q --std=c11 --enable=warning,performance,portability --inline-suppr --error-exitcode=1 \
    --suppress=missingIncludeSystem -j "$(nproc)" -Isrc src || say "cppcheck"
[ $status -eq 0 ] && echo "lint: clean"
exit $status
