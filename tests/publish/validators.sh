#!/bin/bash
# validators.sh: the checks of published documents that need Java, Node or Chromium. Called by `make test-publish`.
. "$(dirname "$0")/../tap.sh"
here=$(cd "$(dirname "$0")" && pwd)
tmp=$(mktemp -d) && trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit 1
export SOURCE_DATE_EPOCH=1700000000

# A short talk, and one of more than ten minutes, whose books have several parts.
cp "$here/talk.txt" short.txt
for i in $(seq 24); do sed "1,2d; s/책방/책방 $i/" "$here/talk.txt"; echo; done | { sed 1,2!d "$here/talk.txt"; cat; } >long.txt
for talk in short long; do
    "$NANGDOK" -q $talk.txt -o $talk.html -o $talk.epub -o $talk.vtt -o $talk.srt -o $talk.json \
        -o $talk.transcript.json -o $talk.chapters.json || exit 1
done
"$NANGDOK" -q --word-times short.txt -o words.vtt

quietly() { # quietly COMMAND...: its output only when it fails
    "$@" >out 2>&1 || { sed 's/^/# /' out; return 1; }
}
for talk in short long; do
    ok "epubcheck 4.2.6 accepts the $talk EPUB" quietly java -jar /usr/share/java/epubcheck.jar -q --failonwarnings $talk.epub
    ok "EPUB 3.3: epubcheck-ts accepts the $talk EPUB" \
        quietly node "$NODE_PATH/@likecoin/epubcheck-ts/bin/epubcheck.js" --fail-on-warnings $talk.epub
    ok "webvtt-parser accepts the $talk WebVTT" node "$here/check.js" vtt $talk.vtt
    ok "srt-validator accepts the $talk SRT" node "$here/check.js" srt $talk.srt
    ok "the schema accepts the $talk timeline" node "$here/check.js" timeline $talk.json
    ok "the schema accepts the $talk transcript" node "$here/check.js" transcript $talk.transcript.json
    ok "the schema accepts the $talk chapters" node "$here/check.js" chapters $talk.chapters.json
done
ok "webvtt-parser accepts word times" node "$here/check.js" vtt words.vtt
ok "the Nu checker accepts the page" quietly java -jar "$NODE_PATH/vnu-jar/build/dist/vnu.jar" --Werror \
    --filterpattern '.*Content Security Policy.*' short.html
export PUPPETEER_EXECUTABLE_PATH=/usr/bin/chromium
ok "Ace finds no violation in the EPUB" quietly node "$NODE_PATH/@daisy/ace-cli/bin/ace.js" -E -s -f -o ace short.epub

echo "# the page in a browser, ${SHOTS:+with screenshots in $SHOTS, }from its file:// address"
node "$here/page.js" long.html ${SHOTS:+"$SHOTS/page"} | sed "s/^\(not \)\?ok [0-9]*/&/; /^1\.\./d" >page.tap
while read -r line; do
    case $line in
    ok*) tap_line 0 "${line#*- }" ;;
    not*) tap_line 1 "${line#*- }" ;;
    *) echo "$line" ;;
    esac
done <page.tap
ok "the browser was there" grep -q '^ok' page.tap
done_testing
