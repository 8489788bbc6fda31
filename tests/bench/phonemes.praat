# phonemes.praat LIST OUT: for each wav file of LIST, one a line, every 2 ms a line in OUT: the file, the
# time in seconds, F0 in Hz (0: unvoiced), the level in dB of the whole, of the band of voicing (60 to
# 500 Hz) and of the band of noise (2 to 10 kHz), and the first two formants in Hz.
form Measure
    sentence list list.txt
    sentence out out.tsv
endform
files = Read Strings from raw text file: list$
n = Get number of strings
writeFile: out$, ""
for i to n
    selectObject: files
    name$ = Get string: i
    sound = Read from file: name$
    duration = Get total duration
    pitch = To Pitch (ac): 0.002, 50, 15, "no", 0.03, 0.45, 0.01, 0.35, 0.14, 400
    selectObject: sound
    all = To Intensity: 400, 0.002, "yes"
    selectObject: sound
    filtered1 = Filter (pass Hann band): 60, 500, 50
    low = To Intensity: 400, 0.002, "yes"
    selectObject: sound
    filtered2 = Filter (pass Hann band): 2000, 10000, 100
    high = To Intensity: 400, 0.002, "yes"
    selectObject: sound
    formant = To Formant (burg): 0.004, 5, 5000, 0.025, 50
    for k to floor (duration / 0.002)
        t = k * 0.002
        selectObject: pitch
        f0 = Get value at time: t, "Hertz", "linear"
        selectObject: all
        a = Get value at time: t, "nearest"
        selectObject: low
        b = Get value at time: t, "nearest"
        selectObject: high
        c = Get value at time: t, "nearest"
        selectObject: formant
        f1 = Get value at time: 1, t, "hertz", "linear"
        f2 = Get value at time: 2, t, "hertz", "linear"
        appendFile: out$, name$, tab$, fixed$ (t, 3), tab$, fixed$ (f0, 1), tab$, fixed$ (a, 1), tab$,
        ... fixed$ (b, 1), tab$, fixed$ (c, 1), tab$, fixed$ (f1, 0), tab$, fixed$ (f2, 0), newline$
    endfor
    removeObject: sound, pitch, all, filtered1, low, filtered2, high, formant
endfor
