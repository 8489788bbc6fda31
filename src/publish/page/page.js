'use strict';
(() => {
// What the page knows: [start, quiet, end, turn, speaker, [start of each word]] in frames, a line each.
const data = JSON.parse(document.getElementById('data').textContent);
const lines = data.lines, rate = data.rate, choirs = data.choirs; // a choir's members, by its number
const $ = id => document.getElementById(id);
const sound = $('sound'), root = document.documentElement;
const reduced = matchMedia('(prefers-reduced-motion: reduce)');

const words = {
  ko: {player: '재생', play: '재생', pause: '멈춤', back: '이전 문장', next: '다음 문장', speed: '빠르기',
    repeat: '문장 반복', gap: '따라 말할 틈', hide: '글 가리기', keys: '단축키', picture: '시간표',
    people: '누구의 말을 들을까요?', sounds: '소리', other: 'English', skip: '본문으로', usekeys: '글자 단축키 쓰기',
    looping: 'A–B 반복', a: 'A를 정했습니다', b: 'A와 B 사이를 되풀이합니다', off: '되풀이를 껐습니다',
    muted: '소리 끔', heard: '소리 켬', hidden: '글을 가렸습니다', shown: '글을 보입니다',
    list: [['Space, P', '재생, 멈춤'], ['← →', '이전, 다음 문장'], ['↑ ↓, K J', '이전, 다음 차례'],
      ['Shift+← →', '5초 뒤로, 앞으로'], ['C, Shift+C', '다음, 이전 소리 자리'], ['Home, End', '처음, 끝'],
      ['[ ], − +', '느리게, 빠르게'], ['Backspace', '본디 빠르기'], ['R', '문장 반복'],
      ['G', '따라 말할 틈'], ['L', 'A–B 반복: A, B, 끄기'], ['T', '글 가리기']]},
  en: {player: 'Player', play: 'Play', pause: 'Pause', back: 'Previous sentence', next: 'Next sentence',
    speed: 'Speed', repeat: 'Repeat sentence', gap: 'Gap to repeat aloud', hide: 'Hide text', keys: 'Keys',
    picture: 'Timeline', people: 'Whom to hear', sounds: 'Sounds', other: '한국어', skip: 'To the text',
    usekeys: 'Use letter keys', looping: 'A–B loop', a: 'A is set', b: 'Looping from A to B',
    off: 'Loop is off', muted: 'muted', heard: 'heard', hidden: 'Text is hidden', shown: 'Text is shown',
    list: [['Space, P', 'Play, pause'], ['← →', 'Previous, next sentence'], ['↑ ↓, K J', 'Previous, next turn'],
      ['Shift+← →', '5 s back, forward'], ['C, Shift+C', 'Next, previous sound'], ['Home, End', 'Start, end'],
      ['[ ], − +', 'Slower, faster'], ['Backspace', 'Normal speed'], ['R', 'Repeat sentence'],
      ['G', 'Gap to repeat aloud'], ['L', 'A–B loop: A, B, off'], ['T', 'Hide text']]}};

const ui = navigator.language.startsWith('ko') ? 'ko' : navigator.language ? 'en' : data.ui;
const state = {ui, a: -1, b: -1, muted: new Set(), letters: true};
let current = -1, word = null, bar = null, played = 1, waiting = 0;

const T = key => words[state.ui][key];
const say = text => { $('say').textContent = text; };
const seconds = frame => (frame + data.delay) / rate;
const frameNow = () => Math.max(0, Math.round(sound.currentTime * rate) - data.delay);
const clock = frame => {
  const s = Math.floor(frame / rate), two = n => String(n).padStart(2, '0');
  return s < 3600 ? Math.floor(s / 60) + ':' + two(s % 60)
    : Math.floor(s / 3600) + ':' + two(Math.floor(s / 60) % 60) + ':' + two(s % 60);
};

// The last entry of a sorted list whose key is at most x; 0 when there is none.
const find = (list, key, x) => {
  let low = 0, high = list.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (key(list[middle]) <= x) low = middle; else high = middle - 1;
  }
  return low;
};
const lineAt = frame => find(lines, l => l[0], frame);

const keep = () => { // the state lives in the page's own address
  const p = new URLSearchParams();
  p.set('t', (frameNow() / rate).toFixed(2));
  if (state.ui !== ui) p.set('ui', state.ui);
  if ($('speed').value !== '1') p.set('speed', $('speed').value);
  if ($('repeat').value !== '1') p.set('repeat', $('repeat').value);
  if ($('gap').value !== '0') p.set('gap', $('gap').value);
  if (state.a >= 0) p.set('a', state.a);
  if (state.b >= 0) p.set('b', state.b);
  if (state.muted.size) p.set('mute', [...state.muted].join('.'));
  if (!state.letters) p.set('keys', '0');
  if (root.classList.contains('hidden-text')) p.set('hide', '1');
  try { history.replaceState(null, '', '#' + p); } catch (e) { /* too often, or not allowed */ }
};

// One voice cannot be taken out of a choir's sound: it is silent when all of its members are.
const silent = speaker =>
  state.muted.has(speaker) || (speaker in choirs && choirs[speaker].every(member => state.muted.has(member)));
const mark = frame => {
  const i = lineAt(frame), line = lines[i];
  if (i !== current) {
    const old = document.querySelector('.s.on');
    if (old) { old.classList.remove('on'); old.closest('.turn').removeAttribute('aria-current'); }
    if (word) { word.classList.remove('on'); word = null; }
    const element = $('s' + i);
    element.classList.add('on');
    element.closest('.turn').setAttribute('aria-current', 'true');
    current = i;
    played = 1;
    sound.muted = silent(line[4]);
    if (!sound.paused) element.scrollIntoView({block: 'nearest', behavior: reduced.matches ? 'auto' : 'smooth'});
    const bars = document.querySelectorAll('#picture .bar');
    if (bar) bar.classList.remove('on');
    bar = bars[find([...bars], b => +b.dataset.i, i)];
    bar.classList.add('on');
  }
  const spans = $('s' + i).getElementsByClassName('w');
  const now = frame >= line[0] && frame < line[1] && spans.length
    ? spans[find(line[5], w => w, frame)] : null;
  if (now !== word) {
    if (word) word.classList.remove('on');
    if (now) now.classList.add('on');
    word = now;
  }
  const x = (frame / data.frames * 984 + 8).toFixed(1), needle = $('now');
  needle.setAttribute('x1', x);
  needle.setAttribute('x2', x);
  $('clock').textContent = clock(frame) + ' / ' + clock(data.frames);
  const slider = $('slider'); // on a small screen the picture is wider than its place
  if (slider.scrollWidth > slider.clientWidth)
    slider.scrollLeft = x / 1000 * slider.scrollWidth - slider.clientWidth / 2;
  slider.setAttribute('aria-valuenow', Math.floor(frame / rate));
  slider.setAttribute('aria-valuetext', clock(frame) + ' ' + (data.names[line[4] + 1] || ''));
};

const stopWaiting = () => { clearTimeout(waiting); waiting = 0; };
const seek = frame => { // plays on when it played, also out of a gap
  const gap = waiting;
  stopWaiting();
  frame = Math.max(0, Math.min(frame, data.frames - 1));
  sound.currentTime = seconds(frame);
  mark(frame);
  keep();
  if (gap) sound.play();
};
const go = i => {
  played = 1;
  seek(lines[Math.max(0, Math.min(i, lines.length - 1))][0]);
};
const toggle = () => {
  if (waiting) { stopWaiting(); label(); return; }
  if (sound.paused) { if (sound.ended) seek(0); sound.play(); } else sound.pause();
};
const label = () => {
  const playing = !sound.paused || waiting;
  $('play').textContent = T(playing ? 'pause' : 'play');
};

// "Back" first goes to the start of what sounds.
const AGAIN = 1.5;
const back = () => go(frameNow() - lines[current][0] > AGAIN * rate ? current : current - 1);
const turnStart = i => { while (i > 0 && lines[i - 1][3] === lines[i][3]) i--; return i; };
const turnBack = () => {
  const start = turnStart(current);
  go(current > start || frameNow() - lines[start][0] > AGAIN * rate ? start : turnStart(Math.max(0, start - 1)));
};
const turnNext = () => {
  let i = current;
  while (i < lines.length - 1 && lines[i][3] === lines[current][3]) i++;
  go(i);
};
const cue = step => {
  for (let i = current + step; i >= 0 && i < lines.length; i += step)
    if (lines[i][6]) { go(i); return; }
};

// The end of a sentence: once more, a gap to speak in, or on.
const sentenceEnd = line => {
  const wanted = +$('repeat').value, gap = +$('gap').value;
  const again = !line[6] && (wanted === 0 || played < wanted);
  const on = () => {
    stopWaiting();
    if (again) { played++; sound.currentTime = seconds(line[0]); }
    sound.play();
  };
  if (gap > 0 && !line[6]) {
    sound.pause();
    waiting = setTimeout(on, gap * (line[1] - line[0]) / rate / sound.playbackRate * 1000);
    label();
  } else if (again) {
    on();
  }
};
let last = 0;
const tick = () => {
  const frame = frameNow();
  if (!sound.paused && !sound.seeking) {
    const line = lines[current];
    if (state.b >= 0 && last < state.b && frame >= state.b) {
      sound.currentTime = seconds(state.a);
    } else if (line && last < line[1] && frame >= line[1] && last >= line[0]) {
      last = frame;
      sentenceEnd(line);
    } else {
      mark(frame);
    }
  }
  last = frameNow();
  if (!sound.paused) requestAnimationFrame(tick);
};

const setSpeed = value => {
  $('speed').value = value;
  sound.playbackRate = +$('speed').value;
  sound.preservesPitch = true;
  keep();
};
const step = (select, by) => {
  const i = Math.max(0, Math.min(select.options.length - 1, select.selectedIndex + by));
  select.selectedIndex = i;
};
const cycle = select => {
  select.selectedIndex = (select.selectedIndex + 1) % select.options.length;
  say(select.parentNode.textContent.trim().split('\n')[0] + ' ' + select.selectedOptions[0].text);
  keep();
};
const speedStep = by => { step($('speed'), by); setSpeed($('speed').value); say(T('speed') + ' ' + $('speed').value); };
const loop = () => {
  if (state.a < 0) { state.a = frameNow(); say(T('a')); }
  else if (state.b < 0 && frameNow() > state.a) { state.b = frameNow(); say(T('b')); sound.currentTime = seconds(state.a); }
  else { state.a = state.b = -1; say(T('off')); }
  showLoop();
  keep();
};
const showLoop = () => {
  $('ab').setAttribute('aria-pressed', String(state.a >= 0));
  $('ab').textContent = state.a < 0 ? 'A–B' : state.b < 0 ? 'A ' + clock(state.a) : clock(state.a) + '–' + clock(state.b);
};
const hide = () => {
  const hidden = root.classList.toggle('hidden-text');
  $('hide').setAttribute('aria-pressed', String(hidden));
  say(T(hidden ? 'hidden' : 'shown'));
  keep();
};
const mute = speaker => {
  if (!state.muted.delete(speaker)) state.muted.add(speaker);
  showMuted();
  const line = lines[current];
  sound.muted = line ? silent(line[4]) : false;
  keep();
};
const showMuted = () => {
  for (const button of document.querySelectorAll('.people button')) {
    const heard = !state.muted.has(+button.dataset.p);
    button.setAttribute('aria-pressed', String(heard));
  }
  for (const turn of document.querySelectorAll('.turn'))
    turn.classList.toggle('muted', silent(+turn.dataset.p));
};

const show = () => { // the interface in the chosen language
  for (const e of document.querySelectorAll('[data-t]')) { e.textContent = T(e.dataset.t); e.lang = state.ui; }
  for (const e of document.querySelectorAll('[data-l]')) { e.setAttribute('aria-label', T(e.dataset.l)); e.title = T(e.dataset.l); }
  for (const e of document.querySelectorAll('[data-ui]')) e.hidden = e.dataset.ui !== state.ui;
  $('other').textContent = T('other');
  $('other').lang = state.ui === 'ko' ? 'en' : 'ko';
  const keys = $('keys');
  keys.lang = state.ui;
  keys.textContent = '';
  for (const [key, what] of T('list')) {
    const dt = document.createElement('dt'), dd = document.createElement('dd');
    dt.textContent = key;
    dd.textContent = what;
    keys.append(dt, dd);
  }
  label();
  showLoop();
};

// Physical keys, so that they work with the Korean input method on, too.
const letters = {KeyP: toggle, KeyK: turnBack, KeyJ: turnNext, KeyH: back, KeyC: () => cue(1),
  BracketLeft: () => speedStep(-1), BracketRight: () => speedStep(1), Minus: () => speedStep(-1),
  Equal: () => speedStep(1), KeyR: () => cycle($('repeat')), KeyG: () => cycle($('gap')), KeyL: loop, KeyT: hide};
const named = {Space: toggle, ArrowLeft: back, ArrowRight: () => go(current + 1), ArrowUp: turnBack,
  ArrowDown: turnNext, Home: () => go(0), End: () => go(lines.length - 1),
  Backspace: () => { setSpeed('1'); say(T('speed') + ' 1'); }};
const shifted = {ArrowLeft: () => seek(frameNow() - 5 * rate), ArrowRight: () => seek(frameNow() + 5 * rate),
  KeyC: () => cue(-1)};
document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const target = event.target, tag = target.tagName;
  if (tag === 'SELECT' || (tag === 'INPUT' && event.code === 'Space')) return;
  if ((tag === 'BUTTON' || tag === 'SUMMARY' || tag === 'A') && (event.code === 'Space' || event.code === 'Enter')) return;
  const action = event.shiftKey ? shifted[event.code] || (event.code === 'Equal' && letters.Equal)
    : named[event.code] || letters[event.code];
  if (!action || (letters[event.code] && !state.letters)) return;
  event.preventDefault();
  action();
});
document.addEventListener('click', event => {
  const sentence = event.target.closest('[data-i]');
  if (!sentence || String(getSelection())) return;
  go(+sentence.dataset.i);
  if (sound.paused) sound.play();
});
$('slider').addEventListener('click', event => {
  if (event.target.closest('.bar')) return;
  const box = $('picture').getBoundingClientRect();
  seek(Math.round(((event.clientX - box.left) / box.width * 1000 - 8) / 984 * data.frames));
});
$('play').onclick = toggle;
$('back').onclick = back;
$('next').onclick = () => go(current + 1);
$('speed').onchange = () => setSpeed($('speed').value);
$('repeat').onchange = $('gap').onchange = keep;
$('ab').onclick = loop;
$('hide').onclick = hide;
$('other').onclick = () => { state.ui = state.ui === 'ko' ? 'en' : 'ko'; show(); keep(); };
$('letters').onchange = () => { state.letters = $('letters').checked; keep(); };
for (const button of document.querySelectorAll('.people button')) button.onclick = () => mute(+button.dataset.p);
sound.onplay = () => { stopWaiting(); label(); last = frameNow(); requestAnimationFrame(tick); };
sound.onpause = () => { label(); keep(); };
sound.onended = () => { label(); keep(); };
sound.onseeked = () => { if (!waiting) mark(frameNow()); last = frameNow(); };
sound.ontimeupdate = () => { if (document.hidden) tick(); }; // frames are not drawn behind another tab

const restore = () => {
  const p = new URLSearchParams(location.hash.slice(1));
  const number = (key, fallback) => Number.isFinite(parseFloat(p.get(key))) ? parseFloat(p.get(key)) : fallback;
  if (words[p.get('ui')]) state.ui = p.get('ui');
  state.a = Math.min(number('a', -1), data.frames);
  state.b = state.a < 0 ? -1 : Math.min(number('b', -1), data.frames);
  state.letters = p.get('keys') !== '0';
  $('letters').checked = state.letters;
  for (const key of ['speed', 'repeat', 'gap'])
    if ([...$(key).options].some(o => o.value === p.get(key))) $(key).value = p.get(key);
  for (const speaker of (p.get('mute') || '').split('.')) if (speaker) state.muted.add(+speaker);
  if (p.get('hide') === '1') { root.classList.add('hidden-text'); $('hide').setAttribute('aria-pressed', 'true'); }
  sound.playbackRate = +$('speed').value;
  show();
  showMuted();
  const start = Math.round(number('t', 0) * rate);
  mark(Math.max(0, Math.min(start, data.frames - 1)));
  if (start > 0) {
    const jump = () => { sound.currentTime = seconds(start); };
    if (sound.readyState > 0) jump(); else sound.addEventListener('loadedmetadata', jump, {once: true});
  }
};
sound.removeAttribute('controls');
root.classList.add('ready');
restore();
})();
