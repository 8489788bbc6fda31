#!/bin/sh
# How far those who speak together would drift apart, and what remains (choir.py says more).
exec python3 "$(dirname "$0")/choir.py" "${NANGDOK:-build/nangdok}"
