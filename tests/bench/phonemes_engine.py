"""What the benchmarks of phonemes share: the engine in a process of its own, and praat."""
import collections
import ctypes
import json
import os
import subprocess
import tempfile
import wave

HERE = os.path.dirname(os.path.abspath(__file__))
VOWELS = {'a', 'E', '@', 'e', 'i', 'i;', 'o', 'u', 'u-'}
SYNCHRONOUS, PHONEME_EVENTS, RATE, RANGE = 2, 1, 1, 4
UTF8, PHONEMES, END_PAUSE = 1, 0x100, 0x1000
EVENT_END, EVENT_WORD, EVENT_PHONEME = 0, 1, 7

engine = ctypes.CDLL('libespeak-ng.so.1')


class Id(ctypes.Union):
    _fields_ = [('number', ctypes.c_int), ('name', ctypes.c_char_p), ('string', ctypes.c_char * 8)]


class Event(ctypes.Structure):
    _fields_ = [('type', ctypes.c_int), ('unique', ctypes.c_uint), ('position', ctypes.c_int), ('length', ctypes.c_int),
                ('audio', ctypes.c_int), ('sample', ctypes.c_int), ('user', ctypes.c_void_p), ('id', Id)]


Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(Event))
sample_rate = engine.espeak_Initialize(SYNCHRONOUS, 0, None, PHONEME_EVENTS)


def _speak(text, path, voice, rate, pitch_range):
    sound, events = [], []

    def take(samples, count, event):
        if count > 0:
            sound.append(ctypes.string_at(samples, count * 2))
        i = 0
        while event[i].type != EVENT_END:
            if event[i].type == EVENT_PHONEME:
                events.append((event[i].sample, bytes(event[i].id.string).split(b'\0')[0].decode()))
            i += 1
        return 0

    callback = Callback(take)
    engine.espeak_SetSynthCallback(callback)
    engine.espeak_SetVoiceByName(voice.encode())
    engine.espeak_SetParameter(RATE, rate, 0)
    engine.espeak_SetParameter(RANGE, pitch_range, 0)
    data = text.encode()
    engine.espeak_Synth(data, len(data) + 1, 0, 1, 0, UTF8 | PHONEMES | END_PAUSE, None, None)
    sound = b''.join(sound)
    if path:
        with wave.open(path, 'wb') as out:
            out.setparams((1, 2, sample_rate, 0, 'NONE', ''))
            out.writeframes(sound)
    return len(sound) // 2, events


def say(text, path=None, voice='ko', rate=175, pitch_range=50):
    """(number of samples, [(sample, phoneme)]); the sound goes to `path`. In a child, for what the
    engine says depends on what it said before."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        with os.fdopen(into, 'w') as pipe:
            json.dump(_speak(text, path, voice, rate, pitch_range), pipe)
        os._exit(0)
    os.close(into)
    with os.fdopen(out) as pipe:
        answer = json.load(pipe)
    os.waitpid(child, 0)
    return answer


Frame = collections.namedtuple('Frame', 'time f0 level low high f1 f2')


def measure(texts, **settings):
    """For each text: (samples, events, [Frame])."""
    with tempfile.TemporaryDirectory() as folder:
        paths = ['%s/%d.wav' % (folder, i) for i in range(len(texts))]
        said = [say(text, path, **settings) for text, path in zip(texts, paths)]
        with open(folder + '/list', 'w') as out:
            out.write('\n'.join(paths) + '\n')
        subprocess.run(['praat', '--run', HERE + '/phonemes.praat', folder + '/list', folder + '/out'], check=True)
        frames = collections.defaultdict(list)
        with open(folder + '/out') as lines:
            for line in lines:
                name, *values = line.rstrip('\n').split('\t')
                frames[name].append(Frame(*(0.0 if 'undef' in v else float(v) for v in values)))
    return [(samples, events, frames[path]) for (samples, events), path in zip(said, paths)]


def convert(command, lines):
    """The engine's input for lines of surface Hangul."""
    done = subprocess.run(command, shell=True, input='\n'.join(lines) + '\n', capture_output=True, text=True, check=True)
    given = done.stdout.split('\n')[:-1]
    assert len(given) == len(lines), (len(given), len(lines))
    return given
