#!/usr/bin/env python3
"""Reads `nangdok outline --json` and prints what it found without a word of the text: for each piece its bytes in the
file, kind, speaker or reason, length in characters and a checksum. After the first 60 pieces the rest is one line."""
import json, sys, zlib
SHOWN = 60
rows = [json.loads(line) for line in sys.stdin]
head = rows[0]
print("format", head["format"], "encoding", head["encoding"], "language", head["language"], "bytes", head["bytes"])
for speaker in head["speakers"]:
    print("speaker", speaker["name"], speaker["turns"], "host" if speaker["host"] else "")
pieces = []
for row in rows[1:]:
    if row["kind"] in ("blank", "markup", "mark", "label"): continue
    text, who = row.get("text", ""), row.get("speaker") or row.get("reason") or "-"
    pieces.append("%d-%d %s %s %d %08x" % (row["start"], row["end"], row["kind"], who, len(text), zlib.crc32(text.encode())))
print("\n".join(pieces[:SHOWN]))
if len(pieces) > SHOWN:
    print("and %d more, %08x" % (len(pieces) - SHOWN, zlib.crc32("\n".join(pieces[SHOWN:]).encode())))
