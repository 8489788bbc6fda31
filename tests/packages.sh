#!/bin/sh
# packages.sh GROUP: installs the Debian packages that src/README.md names for the group and this machine
# lacks. Says what it does; does nothing, fast, when all are there.
set -eu
group=$1
here=$(dirname "$0")
wanted=$(awk -F'|' -v group="$group" '
    { gsub(/[ `]/, "", $2); gsub(/ /, "", $3) }
    NF >= 5 && $3 == group { print $2 }' "$here/../src/README.md")
[ -n "$wanted" ] || exit 0
command -v dpkg-query >/dev/null 2>&1 || {
    echo "nangdok: not a Debian system; install by hand:" $wanted >&2
    exit 0
}
missing=
have=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $wanted 2>/dev/null | awk '$1 == "installed" { print $2 }')
for package in $wanted; do
    printf '%s\n' "$have" | grep -qx -- "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
sudo=
[ "$(id -u)" -eq 0 ] || sudo=sudo
echo "nangdok: installing the Debian packages for '$group':$missing" >&2
if ! DEBIAN_FRONTEND=noninteractive $sudo apt-get install -qq -y --no-install-recommends $missing >/dev/null 2>&1; then
    $sudo apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -qq -y --no-install-recommends $missing >/dev/null
fi
