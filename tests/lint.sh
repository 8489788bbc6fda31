#!/bin/sh
# lint.sh: what a machine can say of the code's style. Called by `make lint`.
set -u
status=0
say() { echo "lint: $*" >&2; status=1; }

sources=$(find src tests -name '*.[ch]' | sort)
# shellcheck disable=SC2086 # the list is meant to be split
clang-format --dry-run -Werror $sources 2>&1 | grep -E 'error:' | cut -d: -f1 | sort | uniq -c >&2
# shellcheck disable=SC2086
clang-format --dry-run -Werror $sources 2>/dev/null || say "clang-format -i would change the files above"

# Sizes of the house: functions of 60 lines, files of 500, tables of data aside. Copies are measured, for pmccabe
# loses its way after a struct whose last member is a VEC(...).
copies=$(mktemp -d) && trap 'rm -rf "$copies"' EXIT
for source in $sources; do
    mkdir -p "$copies/${source%/*}"
    sed 's/VEC([^()]*)/int/' "$source" >"$copies/$source"
done
# shellcheck disable=SC2086
(cd "$copies" && pmccabe $sources 2>lost) | awk '$5 > 60 { print "lint: " $6 ": " $7 " has " $5 " lines"; bad = 1 } END { exit bad }' >&2 || status=1
[ -s "$copies/lost" ] && cat "$copies/lost" >&2 && say "pmccabe cannot measure the files above"
find src -name '*.[ch]' -exec wc -l {} + | awk '$1 > 500 && $2 != "total" { print "lint: " $2 " has " $1 " lines"; bad = 1 } END { exit bad }' >&2 ||
    status=1

# Functions that cannot be used safely, and memory that base/ must hand out. Generators run at build time only.
find src -name '*.[ch]' -not -path '*/tools/*' -exec grep -nE '\b(strcpy|strcat|sprintf|vsprintf|gets|strtok|atoi|system|popen)\(' {} + &&
    say "banned functions"
find src -name '*.[ch]' -not -path 'src/base/*' -not -path '*/tools/*' -exec grep -nE '\b(malloc|calloc|realloc|strdup)\(' {} + &&
    say "memory from elsewhere than base/memory.h"

scripts=$(grep -rlE '^#!/bin/(ba)?sh|^#!/usr/bin/env bash' tests .ci)
# shellcheck disable=SC2086
shellcheck -x -S warning $scripts || say "shellcheck"

# clang's warnings.
make --no-print-directory -s CC=clang CI=1 -j"$(nproc)" build/clang/nangdok >/dev/null || say "clang warns"

# Without libsystemd, which may be absent: of the same objects.
rm -f build/clang/libnangdok.a
make --no-print-directory -s CC=clang CI=1 BUS= build/clang/nangdok >/dev/null && build/clang/nangdok --version >/dev/null &&
    ! nm build/clang/nangdok | grep -q sd_bus || say "it does not build without libsystemd"
rm -f build/clang/libnangdok.a build/clang/nangdok

cppcheck -q --std=c11 --enable=warning,performance,portability --inline-suppr --error-exitcode=1 \
    --suppress=missingIncludeSystem -D'SD_BUS_PARAM(x)=""' -j "$(nproc)" -Isrc src || say "cppcheck"
[ $status -eq 0 ] && echo "lint: clean"
exit $status
