#!/usr/bin/env python3
"""How far those who speak together would drift apart: choir.py [NANGDOK].

Each voice of the cast, and some of eSpeak NG's, says five sentences. In ms against woman1, the worst of the
sentences: its end at the voice's own rate and at one rate; then the beginning of a word when the sentence is stretched
to woman1's length, as sound/chorus.c does."""
import json
import os
import subprocess
import sys
import tempfile

NANGDOK = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else "build/nangdok")
CAST = [f"{kind}{n}" for kind in ("woman", "man") for n in range(1, 6)] + ["narrator"]
STOCK = "f2 f4 f5 m3 m7 croak whisper Mario klatt klatt2 Andy".split()
RATE = 175  # words a minute: woman1's, and of every variant
TEXT = """가: 오늘 우리는 이 자리에 모여서 앞으로 더 나은 세상을 만들기 위해 서로 돕고 함께 배우며 어떤 어려움이 있더라도 \
포기하지 않고 끝까지 나아가겠다고 굳게 약속합니다.
가: 우리 모두 함께 노래합시다!
가: 생일 축하합니다.
가: 안녕하세요, 선생님.
가: We the people, in order to form a more perfect union, establish justice and insure domestic tranquility.
"""


def rate_of(voice):
    return RATE if voice in STOCK else rates[voice]


def spoken(voice, factor):
    """For each sentence the frames at which its words begin, and its end."""
    subprocess.run([NANGDOK, "-q", "talk.txt", "--voice", f"가={voice},s{factor:.5f}x", "-o", "talk.json"], check=True)
    with open("talk.json", encoding="utf-8") as file:
        items = json.load(file)["items"]
    return [[word["start"] - item["start"] for word in item["words"]] + [item["quiet"] - item["start"]] for item in items]


def end(one, other):
    return max(abs(a[-1] - b[-1]) / 48 for a, b in zip(one, other))


def stretched(one, other):
    return max(abs(x - y * a[-1] / b[-1]) / 48 for a, b in zip(one, other) for x, y in zip(a, b))


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    with open("talk.txt", "w", encoding="utf-8") as file:
        file.write(TEXT)
    listed = subprocess.run([NANGDOK, "cast", "--voices", "--json"], check=True, capture_output=True, text=True).stdout
    rates = {voice["voice"]: voice["rate"] for voice in map(json.loads, listed.splitlines())}
    leader = spoken("woman1", 1)
    print("voice       own rate  one rate  words, stretched")
    for voice in CAST + STOCK:
        same = spoken(voice, (RATE + 0.4) / rate_of(voice))
        print(f"{voice:10} {end(leader, spoken(voice, 1)):9.0f} {end(leader, same):9.0f} {stretched(leader, same):9.0f}")
