"""fast.py FOLDER SPEED...: see fast.sh. FOLDER has N.wav and N.json of each speed, and N.player.wav."""
import json, sys, wave

import numpy as np

RATE, WINDOW, HOP, BANDS, CEPSTRA = 48000, 960, 192, 26, 13  # frames of 20 ms every 4 ms


def load(path):
    with wave.open(path) as sound:
        return np.frombuffer(sound.readframes(sound.getnframes()), "<i2").astype(float) / 32768


def mel(hz):
    return 1127 * np.log(1 + hz / 700)


def filters():
    edges = np.linspace(mel(100), mel(8000), BANDS + 2)
    bins = mel(np.fft.rfftfreq(WINDOW, 1 / RATE))
    rise = (bins - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    fall = (edges[2:, None] - bins) / (edges[2:] - edges[1:-1])[:, None]
    return np.clip(np.minimum(rise, fall), 0, None)


MEL = filters()
COSINES = np.cos(np.pi / BANDS * np.outer(np.arange(1, CEPSTRA), np.arange(BANDS) + 0.5))


def cepstra(sound):
    frames = np.lib.stride_tricks.sliding_window_view(np.pad(sound, WINDOW // 2), WINDOW)[::HOP]
    power = np.abs(np.fft.rfft(frames * np.hanning(WINDOW))) ** 2
    found = np.log(power @ MEL.T + 1e-6) @ COSINES.T
    return found - found.mean(axis=0)


def distances(word, templates, lengths):
    """Mean distances along the best paths to all templates at once; both ends are the words' ends."""
    square = (templates**2).sum(axis=2)[:, :, None] + (word**2).sum(axis=1) - 2 * templates @ word.T
    cost = np.sqrt(np.maximum(square, 0)).transpose(2, 1, 0).copy()  # frame of the word, of the template, template
    best = np.full((cost.shape[1] + 1, len(templates)), np.inf)
    best[0] = 0
    for i in range(len(word)):
        before, best = best, np.full_like(best, np.inf)
        for j, here in enumerate(cost[i]):
            best[j + 1] = np.minimum(before[j] + 2 * here, np.minimum(before[j + 1], best[j]) + here)
    return best[lengths, np.arange(len(templates))] / (len(word) + lengths)


def words(folder, speed):
    items = json.load(open(f"{folder}/{speed}.json"))["items"]
    return [word for item in items if item["kind"] == "sentence" for word in item["words"]]


def cut(sound, spoken, scale):
    all_of_it = cepstra(sound)
    return [all_of_it[int(w["start"] / scale / HOP) : int(w["end"] / scale / HOP) + 1] for w in spoken]


def known(templates, texts, said):
    lengths = np.array([len(t) for t in templates])
    padded = np.stack([np.pad(t, ((0, lengths.max() - len(t)), (0, 0))) for t in templates])
    return sum(texts[int(np.argmin(distances(word, padded, lengths)))] == text for text, word in zip(texts, said))


def main():
    folder, speeds = sys.argv[1], sys.argv[2:]
    spoken = words(folder, 1)
    texts = [word["text"] for word in spoken]
    normal = load(f"{folder}/1.wav")
    templates = [word[::2] for word in cut(normal, spoken, 1)]  # as many frames as at twice the speed
    print(f"{len(texts)} words, {len(set(texts))} of them different; known by the nearest at normal speed:")
    failed = False
    for speed in speeds:
        fast = words(folder, speed)
        whole = [w["text"] for w in fast] == texts and all(a["start"] < a["end"] <= b["end"] for a, b in zip(fast, fast[1:]))
        own = known(templates, texts, cut(load(f"{folder}/{speed}.wav"), fast, 1))
        player = known(templates, texts, cut(load(f"{folder}/{speed}.player.wav"), spoken, float(speed)))
        lasts = sum(w["end"] - w["start"] for w in spoken) / sum(w["end"] - w["start"] for w in fast)
        print(f"  {speed}x ({lasts:.2f} measured): {own} ({100 * own / len(texts):.0f} %), a media player's {player}"
              f" ({100 * player / len(texts):.0f} %){'' if whole else '; words are missing'}")
        failed |= not whole or (float(speed) >= 4 and own < player)
    sys.exit(failed)


main()
