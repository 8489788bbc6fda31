"""A client of nangdok's socket: drives it and prints what it finds, a line each. Run by ipc.test."""
import json
import os
import socket
import stat
import sys
import time

path = sys.argv[1]


class Client:
    def __init__(self):
        for _ in range(100):
            self.socket = socket.socket(socket.AF_UNIX)
            try:
                self.socket.connect(path)
                break
            except OSError:
                self.socket.close()
                time.sleep(0.1)
        self.socket.settimeout(8)
        self.rest = b""
        self.events = []
        self.number = 0

    def line(self):
        while b"\n" not in self.rest:
            got = self.socket.recv(65536)
            if not got:
                raise EOFError
            self.rest += got
        line, self.rest = self.rest.split(b"\n", 1)
        return json.loads(line)

    def ask_raw(self, text):
        self.socket.sendall(text)
        while True:
            answer = self.line()
            if "event" not in answer:
                return answer
            self.events.append(answer)

    def ask(self, *command):
        self.number += 1
        answer = self.ask_raw(json.dumps({"command": command, "request_id": self.number}).encode() + b"\n")
        assert answer["request_id"] == self.number, answer
        return answer

    def get(self, name):
        return self.ask("get_property", name).get("data")

    def set(self, name, value):
        return self.ask("set_property", name, value)["error"]

    def event(self, **wanted):
        """The next event that has these fields."""
        seen = 0
        while True:
            while seen < len(self.events):
                event = self.events[seen]
                seen += 1
                if all(event.get(key) == value for key, value in wanted.items()):
                    del self.events[:seen]
                    return event
            self.events.append(self.line())


c = Client()
print("mode", oct(stat.S_IMODE(os.stat(path).st_mode)))
print("pause", c.ask("pause", 1)["error"], c.get("pause"), c.get("state"))
c.ask("start")
print("speaker", c.get("speaker"), "|", c.get("text"))
print("counts", c.get("item-count"), c.get("turn-count"), c.get("speakers"))
script = c.get("transcript")
with open(sys.argv[2], "rb") as file:
    whole = file.read()
for item in script:
    assert whole[item["start"]:item["end"]].decode() == item["text"], item
print("transcript", [item["kind"] for item in script].count("cue"), len(script))
print("observe", c.ask("observe_property", 7, "speed")["error"],
      c.event(event="property-change")["data"])
print("speed", c.set("speed", 2), c.event(event="property-change", id=7, name="speed")["data"])
print("bounds", c.set("speed", 99), c.set("speed", "2"), c.set("text", "x"), c.set("colour", 1))
print("unobserve", c.ask("unobserve_property", 7)["error"])
print("practice", c.set("repeat", 2), c.get("repeat"), c.set("repeat", 1), c.set("gap", "1.5x"),
      c.get("gap"), c.set("gap", 0), c.set("step", "turn"), c.get("step"), c.set("step", "no"))
print("solo", c.set("solo", "나리"), c.get("solo"), c.set("solo", "nobody"), c.set("solo", None), c.get("solo"))
c.events.clear()
print("turn", c.ask("turn-forward")["error"])
print("seek", c.event(event="seek")["time-pos"] > 0)
first = c.event(event="sentence", speaker="나리")
c.ask("pause", 0)
print("unpause", c.event(event="unpause") is not None)
print("sentence", first["turn"], first["text"], whole[first["start"]:first["end"]].decode() == first["text"])
word = c.event(event="word", item=first["item"])
print("word", word["text"] == whole[word["start"]:word["end"]].decode(), word["text"] in first["text"])
print("cue", c.event(event="cue")["text"])
c.ask("pause", 1)
print("paused", c.event(event="pause")["held"])
print("far", [c.ask("sentence-forward", 100000)["error"], c.get("item"), c.ask("sentence-forward", 1000)["error"]])
c.ask("turn", 2)
print("refused", [c.ask("go-mark", "q")["error"], c.ask("search", "없는 말")["error"]])
print("search", c.ask("search", "다음")["error"])
print("commands", {"pause", "quit", "search", "get_property"} <= set(c.ask("list_commands")["data"]))

# What is no request disturbs nobody.
print("hostile", c.ask_raw(b"nonsense\n")["error"], "|", c.ask_raw(b"[1]\n")["error"], "|",
      c.ask_raw(b'{"command": "pause"}\n')["error"], "|", c.ask_raw(b'{"command": []}\n')["error"], "|",
      c.ask_raw(b'{"command": ["pause"], "request_id": "x"}\n')["error"], "|",
      c.ask_raw(b'{"command": ["get_property", "\xff"]}\n')["error"], "|",
      c.ask_raw(b"[" * 60000 + b"\n")["error"])
print("long", c.ask_raw(b"x" * 200000 + b"\n")["error"], c.get("pause"))
many = [Client() for _ in range(20)]
print("many", c.get("pause"))
greedy = many[0]
greedy.socket.setblocking(False)
request = b'{"command": ["get_property", "transcript"]}\n' * 500
try:
    for _ in range(400):
        greedy.socket.send(request)
except OSError:
    pass
for other in many[1:]:
    other.socket.close()
print("greedy", c.get("pause"), c.set("volume", 50), c.get("volume"))
greedy.socket.close()
half = Client()
half.socket.sendall(b'{"command": ["qu')
half.socket.close()
c.ask("pause", 0)
print("quit", c.ask("quit")["error"])
try:
    c.event(event="end", reason="quit")
    print("end quit")
    c.line()
except EOFError:
    print("closed")
