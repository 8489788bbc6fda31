# shellcheck shell=bash
# tap.sh: for the test scripts. `is GOT WANT NAME`, `ok NAME COMMAND...`, `done_testing` at the end.
tap_number=0 tap_failed=0

tap_line() { # tap_line STATUS NAME
    tap_number=$((tap_number + 1))
    if [ "$1" -eq 0 ]; then echo "ok $tap_number - $2"
    else echo "not ok $tap_number - $2"; tap_failed=1; fi
}

is() {
    if [ "$1" == "$2" ]; then tap_line 0 "$3"; return 0; fi
    tap_line 1 "$3"
    diff <(printf '%s\n' "$2") <(printf '%s\n' "$1") | sed -n '1,20s/^/# /p'
    return 1
}

ok() {
    local name=$1
    shift
    if "$@"; then tap_line 0 "$name"; else tap_line 1 "$name"; fi
}

skip_all() {
    echo "ok 1 # skip $*"
    echo "1..1"
    exit 0
}

# needs_shared FILE...: without the shared data (NANGDOK_SHARED) the script is skipped, by name.
needs_shared() {
    local file
    for file; do
        [ -e "$NANGDOK_SHARED/$file" ] ||
            skip_all "NANGDOK_SHARED is absent: no $NANGDOK_SHARED/$file for ${0##*/}"
    done
}

# As tmux, but a server that is about to end, which takes no new session, is waited for: 5 s.
tmux() {
    case " $* " in *" new-session "*)
        for _ in {1..50}; do command tmux "$@" 2>/dev/null && return; sleep .1; done ;;
    esac
    command tmux "$@"
}

done_testing() {
    echo "1..$tap_number"
    exit $tap_failed
}
