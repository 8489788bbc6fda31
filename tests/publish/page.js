// node page.js PAGE.html [SHOT-PREFIX]: the read-along page in headless Chromium, from its file:// address. Prints
// TAP. axe-core in light, dark, 320 px and English; every key; and the word that is marked against the sound.
'use strict';
const { chromium } = require('playwright-core');
const fs = require('fs'), os = require('os'), path = require('path');

const file = path.resolve(process.argv[2]), shots = process.argv[3];
const axeSource = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
let number = 0, bad = 0;
const ok = (good, name, detail) => {
  number++;
  if (!good) bad++;
  console.log((good ? 'ok ' : 'not ok ') + number + ' - ' + name);
  if (!good && detail !== undefined) console.log('# ' + JSON.stringify(detail));
};

(async () => {
  const user = fs.mkdtempSync(path.join(os.tmpdir(), 'nangdok-page-'));
  const context = await chromium.launchPersistentContext(user, {
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium', headless: true, locale: 'ko-KR', viewport: { width: 900, height: 760 },
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--autoplay-policy=no-user-gesture-required',
      '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
  const page = context.pages()[0] || await context.newPage();
  const messages = [], requests = [];
  page.on('console', m => { if (m.type() === 'error') messages.push(m.text().slice(0, 200)); });
  page.on('pageerror', e => messages.push(e.message));
  page.on('request', r => { if (!/^(file|data|blob):/.test(r.url())) requests.push(r.url()); });
  await page.goto('file://' + file);
  await page.waitForFunction(() => document.getElementById('sound').readyState >= 2, null, { timeout: 20000 });

  const get = () => page.evaluate(() => {
    const sound = document.getElementById('sound'), on = document.querySelector('.s.on'), w = document.querySelector('.w.on');
    const data = JSON.parse(document.getElementById('data').textContent);
    return { frame: Math.round(sound.currentTime * data.rate) - data.delay, paused: sound.paused, rate: sound.playbackRate,
      muted: sound.muted, line: on ? +on.dataset.i : -1, word: w ? [...on.querySelectorAll('.w')].indexOf(w) : -1,
      hash: location.hash, duration: sound.duration, lines: data.lines, frames: data.frames, delay: data.delay };
  });
  const key = async k => { await page.keyboard.press(k); await page.waitForTimeout(120); return get(); };
  const axe = async name => {
    await page.evaluate(axeSource);
    const bar = await page.addStyleTag({ content: '.player{position:static!important}' }); // it covers words from axe's eyes
    const result = await page.evaluate(tags => axe.run(document, { runOnly: { type: 'tag', values: tags } }), TAGS);
    ok(result.violations.length === 0, 'axe-core: ' + name,
      result.violations.map(v => [v.id, v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' ' + n.failureSummary)]));
    await bar.evaluate(e => e.remove());
    const contrast = result.incomplete.filter(v => v.id === 'color-contrast')
      .flatMap(v => v.nodes).filter(n => !n.html.startsWith('<text')); // it never is, of text in a picture
    ok(contrast.length === 0, 'axe-core is sure of the contrasts: ' + name,
      contrast.slice(0, 3).map(n => n.target.join(' ')));
  };
  const shot = async name => { if (shots) await page.screenshot({ path: shots + '-' + name + '.png' }); };

  let s = await get();
  const last = s.lines.length - 1, rate = 48000;
  ok(s.lines[last][2] === s.frames, 'the last sentence ends with the sound', [s.lines[last], s.frames]);
  ok(s.duration * rate >= s.frames + s.delay, 'the sound is long enough for the last sentence', s.duration);
  await axe('light');
  await shot('light');

  // keys
  await page.evaluate(() => document.activeElement.blur());
  s = await key('Space');
  ok(!s.paused, 'Space plays');
  s = await key('KeyP');
  ok(s.paused, 'p pauses');
  s = await key('ArrowRight');
  ok(s.line === 1 && Math.abs(s.frame - s.lines[1][0]) < 480, 'right goes to the next sentence', s.line);
  s = await key('ArrowLeft');
  ok(s.line === 0, 'left goes back');
  s = await key('ArrowDown');
  const turned = s.line;
  ok(s.lines[turned][3] !== s.lines[0][3] && s.lines[turned - 1][3] === s.lines[0][3], 'down goes to the next turn', turned);
  s = await key('ArrowUp');
  ok(s.line === 0, 'up goes to the turn before', s.line);
  s = await key('End');
  ok(s.line === last, 'End goes to the last sentence', s.line);
  s = await key('Home');
  ok(s.line === 0 && s.frame < 480, 'Home goes to the beginning', s.frame);
  s = await key('Shift+ArrowRight');
  ok(Math.abs(s.frame - 5 * rate) < 960, 'Shift+right goes 5 s on', s.frame);
  s = await key('BracketRight');
  ok(s.rate > 1, '] is faster', s.rate);
  s = await key('Backspace');
  ok(s.rate === 1, 'Backspace is the normal speed', s.rate);
  const slot = s.lines.findIndex(l => l[6]);
  if (slot >= 0) {
    await key('Home');
    s = await key('KeyC');
    ok(s.line === slot, 'c goes to the next sound', [s.line, slot]);
  }
  s = await key('KeyT');
  ok(await page.evaluate(() => document.documentElement.classList.contains('hidden-text')), 't hides the text');
  await key('KeyT');
  await page.click('#s2 .w');
  await page.waitForTimeout(150);
  s = await get();
  ok(s.line === 2 && !s.paused, 'a click on a sentence plays it', s.line);

  // repeat: the sentence begins again where it ended
  await page.evaluate(() => { document.getElementById('repeat').value = '2'; });
  await page.evaluate(() => { document.activeElement.blur(); });
  await page.evaluate(() => { const d = JSON.parse(document.getElementById('data').textContent);
    document.getElementById('sound').currentTime = (d.lines[2][1] - 9600 + d.delay) / d.rate; });
  await page.waitForTimeout(500);
  s = await get();
  ok(s.line === 2 && s.frame < s.lines[2][1] - 9600, 'repeat plays the sentence again', [s.line, s.frame]);
  await page.evaluate(() => { document.getElementById('repeat').value = '1'; });
  // a gap to repeat aloud: silence after the sentence
  await page.evaluate(() => { document.getElementById('gap').value = '1';
    const d = JSON.parse(document.getElementById('data').textContent);
    document.getElementById('sound').currentTime = (d.lines[2][1] - 9600 + d.delay) / d.rate; });
  await page.waitForTimeout(500);
  s = await get();
  ok(s.paused && s.line === 2 && Math.abs(s.frame - s.lines[2][1]) < 4800, 'a gap comes after the sentence', [s.frame, s.lines[2][1]]);
  await page.waitForTimeout((s.lines[2][1] - s.lines[2][0]) / rate * 1000);
  s = await get();
  ok(!s.paused, 'the reading goes on after the gap');
  await page.evaluate(() => { document.getElementById('gap').value = '0'; });
  // A-B
  await key('Home');
  await key('KeyL');
  await page.waitForTimeout(700);
  s = await key('KeyL');
  ok(s.frame < 0.5 * rate && /[#&]a=/.test(s.hash) && /[#&]b=/.test(s.hash), 'A-B returns to A and stands in the address', [s.frame, s.hash]);
  await page.waitForTimeout(1500);
  s = await get();
  ok(s.frame < 1.4 * rate, 'A-B goes round', s.frame);
  s = await key('KeyL');
  ok(!/[#&]a=/.test(s.hash), 'A-B goes off', s.hash);
  // muting one speaker
  await page.click('.people button');
  const quiet = await page.evaluate(() => +document.querySelector('.people button').dataset.p);
  await page.evaluate(q => { const d = JSON.parse(document.getElementById('data').textContent);
    document.querySelector('#s' + d.lines.findIndex(l => l[4] === q && !l[6]) + ' .w').click(); }, quiet);
  await page.waitForTimeout(200);
  s = await get();
  ok(s.muted && s.lines[s.line][4] === quiet, 'a speaker can be silent', [s.muted, s.line]);
  await page.click('.people button');
  await key('KeyP');

  // the state comes back from the address
  s = await key('BracketLeft');
  const where = s.hash;
  await page.goto('about:blank');
  await page.goto('file://' + file + where);
  await page.waitForFunction(() => document.getElementById('sound').readyState >= 2);
  await page.waitForTimeout(200);
  const t = await get();
  ok(t.line === s.line && t.rate === s.rate && Math.abs(t.frame - s.frame) < 960, 'the place and the speed stand in the address',
    [s.frame, t.frame, where]);
  await key('Backspace');

  // the marked word against the sound, over the whole length: at random places, played for a moment
  let worst = 0, looks = 0;
  for (let i = 0; i < 24; i++) {
    const at = Math.floor((i + 0.5) / 24 * t.frames);
    await page.evaluate(frame => { const d = JSON.parse(document.getElementById('data').textContent);
      const sound = document.getElementById('sound'); sound.currentTime = (frame + d.delay) / d.rate; return sound.play(); }, at);
    await page.waitForTimeout(250);
    const errors = await page.evaluate(() => new Promise(done => {
      const d = JSON.parse(document.getElementById('data').textContent), sound = document.getElementById('sound'), found = [];
      let n = 0;
      const look = () => {
        const frame = sound.currentTime * d.rate - d.delay, w = document.querySelector('.w.on');
        if (w) {
          const i = +w.closest('.s').dataset.i, line = d.lines[i];
          const k = [...w.closest('.s').querySelectorAll('.w')].indexOf(w);
          const start = line[5][k], end = k + 1 < line[5].length ? line[5][k + 1] : line[1];
          found.push(Math.max(0, start - frame, frame - end) / d.rate);
        }
        if (++n < 12) requestAnimationFrame(() => setTimeout(look, 0)); else { sound.pause(); done(found); }
      };
      look();
    }));
    looks += errors.length;
    worst = Math.max(worst, ...errors);
  }
  ok(looks > 20 && worst < 0.05, 'the marked word is the one that sounds, within 50 ms: ' + (worst * 1000).toFixed(1) + ' ms in ' + looks, worst);

  // the sound itself: what the browser decodes begins where the page's numbers say that a sentence begins
  const onsets = await page.evaluate(async () => {
    const d = JSON.parse(document.getElementById('data').textContent), text = atob(document.getElementById('sound').src.split(',')[1]);
    const bytes = Uint8Array.from(text, c => c.charCodeAt(0));
    const samples = (await new OfflineAudioContext(1, 1, d.rate).decodeAudioData(bytes.buffer)).getChannelData(0);
    return d.lines.slice(1).map((line, i) => { // from the middle of the pause before it
      let n = Math.floor((d.lines[i][1] + line[0]) / 2) + d.delay;
      while (n < samples.length && Math.abs(samples[n]) < 0.003) n++;
      return (n - d.delay - line[0]) / d.rate * 1000;
    });
  });
  onsets.sort((a, b) => a - b);
  const middle = onsets[onsets.length >> 1];
  ok(onsets[0] > -30 && middle < 30 && onsets[Math.floor(onsets.length * 0.9)] < 80,
    'sentences sound where the page says: ' + onsets[0].toFixed(1) + ' ms at the earliest, ' + middle.toFixed(1) + ' ms in the middle', onsets);

  // looks
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await axe('dark');
  await shot('dark');
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  await shot('forced');
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
  await page.setViewportSize({ width: 320, height: 640 });
  await page.waitForTimeout(200);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  ok(width <= 320, '320 px need no sideways scrolling', width);
  await axe('320 px');
  await shot('320');
  await page.setViewportSize({ width: 900, height: 760 });
  await page.click('#other');
  ok(await page.evaluate(() => document.getElementById('play').textContent) === 'Play', 'the interface speaks English');
  ok(await page.evaluate(() => [...document.querySelectorAll('figcaption span')].every(e => e.hidden === (e.lang !== 'en'))),
    'the picture is described in English');
  await axe('English');
  await shot('english');
  await page.emulateMedia({ media: 'print' });
  await shot('print');
  ok(await page.evaluate(() => ['.player', '.heard', '#now'].every(e => getComputedStyle(document.querySelector(e)).display === 'none')),
    'what is for the screen is not printed');
  ok(messages.length === 0, 'no errors in the console', messages);
  ok(requests.length === 0, 'no network', requests);
  console.log('1..' + number);
  await context.close();
  fs.rmSync(user, { recursive: true, force: true });
  process.exit(bad ? 1 : 0);
})().catch(error => { console.log('not ok - ' + String(error.message).split('\n')[0]); console.error(error); process.exit(2); });
