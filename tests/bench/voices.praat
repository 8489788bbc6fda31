# F0, formants, harmonicity and jitter of each file of a list, one line a file, tab between the fields.
# usage: praat --run voices.praat LIST OUT
#
# F0 in two passes: the second has its floor and ceiling from the first (Hirst 2011). Formants with the
# ceiling, out of 3750 to 6250 Hz, at which F1 to F4 vary least (Escudero et al. 2009): a fixed ceiling
# measures a long or a short vocal tract wrongly. Means are geometric, over the voiced frames.
form args
  sentence list
  sentence out
endform
strings = Read Strings from raw text file: list$
n = Get number of strings
writeFile: out$, ""
for i to n
  selectObject: strings
  file$ = Get string: i
  sound = Read from file: file$
  @measure
  appendFileLine: out$, file$, tab$, fixed$ (f0, 1), tab$, fixed$ (best1, 0), tab$, fixed$ (best2, 0), tab$, fixed$ (best3, 0), tab$, fixed$ (best4, 0), tab$, fixed$ (range, 1), tab$, fixed$ (hnr, 1), tab$, fixed$ (jitter * 100, 2)
  selectObject: sound
  Remove
endfor

procedure measure
  selectObject: sound
  first = To Pitch (ac): 0, 50, 15, "no", 0.03, 0.45, 0.01, 0.35, 0.14, 600
  q1 = Get quantile: 0, 0, 0.25, "Hertz"
  q3 = Get quantile: 0, 0, 0.75, "Hertz"
  low = max (45, q1 * 0.72)
  high = min (800, q3 * 1.9)
  selectObject: sound
  pitch = To Pitch (ac): 0, low, 15, "no", 0.03, 0.45, 0.01, 0.35, 0.14, high
  f0 = Get quantile: 0, 0, 0.5, "Hertz"
  q10 = Get quantile: 0, 0, 0.1, "Hertz"
  q90 = Get quantile: 0, 0, 0.9, "Hertz"
  range = 12 * log2 (q90 / q10)
  frames = Get number of frames
  selectObject: sound, pitch
  pulses = To PointProcess (cc)
  jitter = Get jitter (local): 0, 0, 0.0001, 0.02, 1.3
  selectObject: sound
  harmonicity = To Harmonicity (cc): 0.01, low, 0.1, 1
  hnr = Get mean: 0, 0
  least = 1e9
  ceiling = 3750
  while ceiling <= 6250
    @formants
    if variance < least
      least = variance
      for j to 4
        best'j' = exp (mean'j')
      endfor
    endif
    ceiling += 250
  endwhile
  selectObject: first, pitch, pulses, harmonicity
  Remove
endproc

procedure formants
  selectObject: sound
  formant = To Formant (burg): 0.01, 5, ceiling, 0.025, 50
  count = 0
  for j to 4
    sum'j' = 0
    squares'j' = 0
  endfor
  for k to frames
    selectObject: pitch
    voice = Get value in frame: k, "Hertz"
    if voice <> undefined
      t = Get time from frame number: k
      selectObject: formant
      whole = 1
      for j to 4
        f'j' = Get value at time: j, t, "hertz", "linear"
        if f'j' = undefined
          whole = 0
        endif
      endfor
      if whole
        count += 1
        for j to 4
          sum'j' += ln (f'j')
          squares'j' += ln (f'j') ^ 2
        endfor
      endif
    endif
  endfor
  variance = 0
  for j to 4
    mean'j' = sum'j' / count
    variance += squares'j' / count - mean'j' ^ 2
  endfor
  selectObject: formant
  Remove
endproc
