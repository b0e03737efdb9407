import { command, phonePath } from './api.js';
import { element, icon, keyed, setAttribute, setText, svg } from './dom.js';
import { clock, outcomeOf, readable } from './format.js';
import { bars } from './room.js';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];
const ACTIONS = {
  voicemail: { label: 'Voicemail', icon: 'voicemail', shortcut: 'v' },
  decline: { label: 'Decline', icon: 'handset', shortcut: 'd' },
  answer: { label: 'Answer', icon: 'handset', shortcut: 'a' },
  hangup: { label: 'Hang up', icon: 'handset', shortcut: 'h' },
  dial: { label: 'Call back', icon: 'handset', shortcut: 'c' },
};
const HISTORY_SHOWN = 8;
const MILLIS_PER_CHARACTER = 70;
const RING_RADIUS = 44;
const RING_LENGTH = 2 * Math.PI * RING_RADIUS;

const stillness = matchMedia('(prefers-reduced-motion: reduce)');

/** One phone. `onKey` hears the keys that are pressed on it, `onProblem` why a button could not do its work. */
export function createPhone({ number }, { onKey, onProblem }) {
  const parts = build(number);
  const { node } = parts;
  let phone;
  let speed = 1;
  let reveal = null;
  let shown = '';

  const run = async (method, ...steps) => onProblem(await command(method, phonePath(number, ...steps)));
  const press = (key) => {
    onKey(key);
    flash(parts.keys.get(key));
    run('POST', 'keys', key);
  };

  node.addEventListener('click', ({ target }) => {
    const button = target.closest('button');
    if (!button) return;
    if (button.dataset.key) press(button.dataset.key);
    else if (button.dataset.action === 'forget') run('DELETE');
    else run('POST', button.dataset.action);
  });
  node.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const action = Object.keys(ACTIONS).find((name) => ACTIONS[name].shortcut === event.key.toLowerCase());
    if (action && !parts.actions.get(action).hidden) run('POST', action);
    else if (KEYS.includes(event.key) && phone.call?.status === 'in-progress') press(event.key);
    else return;
    event.preventDefault();
  });

  const update = (next, snapshot) => {
    phone = next;
    speed = snapshot.speed || 1;
    // Asked for before anything is hidden: a browser drops the focus of a hidden element at any layout.
    const focused = node.contains(document.activeElement) ? document.activeElement : null;
    const stage = stageOf(phone.call);
    setAttribute(node, 'data-status', phone.call?.status ?? 'idle');
    setAttribute(node, 'data-stage', stage);
    setAttribute(node, 'data-room', phone.call?.room);
    setAttribute(node, 'data-hold', phone.call?.holdMusic ? 'true' : null);
    setAttribute(node, 'data-gathering', phone.call?.gathering ? 'true' : null);
    showHistory(parts, node, phone);
    showButtons(parts, stage);
    parts.hold.hidden = !phone.call?.holdMusic;
    if (phone.call) reveal = showTranscript(parts, node, phone.call, reveal);
    else reveal = finish(reveal);
    tick();
    const look = `${stage} ${phone.call?.transcript.length}`;
    if (!reveal && look !== shown) parts.transcript.scrollTop = parts.transcript.scrollHeight;
    shown = look;
    if (focused && focused.closest('[hidden]')) node.focus({ preventScroll: true });
  };

  const tick = () => {
    const { headline, detail, left } = wording(phone, stageOf(phone.call), speed);
    setText(parts.headline, headline);
    setText(parts.detail, detail);
    setAttribute(node, 'aria-label', `Phone ${readable(number)}, ${headline}`);
    setAttribute(parts.countdown, 'stroke-dashoffset', (RING_LENGTH * (1 - left)).toFixed(1));
    if (reveal) reveal.show(speed);
  };

  return { node, update, tick };
}

function build(number) {
  const countdown = svg('circle', {
    class: 'left', cx: 48, cy: 48, r: RING_RADIUS, 'stroke-dasharray': RING_LENGTH.toFixed(1),
  });
  const ring = svg(
    'svg',
    { class: 'ring', viewBox: '0 0 96 96', 'aria-hidden': 'true' },
    svg('circle', { class: 'whole', cx: 48, cy: 48, r: RING_RADIUS }),
    countdown,
  );
  const emblem = element('div', { class: 'emblem' }, ring, icon('handset'), icon('people'), icon('ended'));
  const headline = element('strong', { class: 'headline' });
  const detail = element('span', { class: 'detail' });
  const hold = element('span', { class: 'hold', hidden: '' }, bars());
  const history = element('ol', { class: 'history', 'aria-label': 'Earlier calls' });
  const transcript = element('ol', { class: 'transcript', 'aria-label': 'What was said' });
  const keys = new Map(KEYS.map((key) => [key, keyButton(key)]));
  const keypad = element('div', { class: 'keypad', role: 'group', 'aria-label': 'Keypad' }, ...keys.values());
  const actions = new Map(Object.entries(ACTIONS).map(([name, action]) => [name, actionButton(name, action)]));
  const forget = element(
    'button',
    { type: 'button', class: 'forget', 'data-action': 'forget', 'aria-label': 'Forget this phone', title: 'Forget this phone' },
    icon('close'),
  );
  transcript.addEventListener('scroll', () => setAttribute(transcript, 'data-scrolled', transcript.scrollTop > 2 ? '' : null));
  const node = element(
    'article',
    { class: 'phone', role: 'group', tabindex: 0, 'data-phone': number },
    element(
      'div',
      { class: 'screen' },
      element('header', {}, element('span', { class: 'number' }, readable(number)), history, forget),
      element('div', { class: 'state' }, emblem, element('p', {}, headline, element('span', { class: 'more' }, detail, hold))),
      transcript,
      keypad,
      element('div', { class: 'actions' }, ...actions.values()),
    ),
  );
  return { node, countdown, headline, detail, hold, history, transcript, keys, keypad, actions, forget };
}

function keyButton(key) {
  return element('button', { type: 'button', tabindex: -1, 'data-key': key, 'aria-keyshortcuts': key }, key);
}

function actionButton(name, { label, icon: picture, shortcut }) {
  return element(
    'button',
    { type: 'button', 'data-action': name, 'aria-keyshortcuts': shortcut, hidden: '' },
    icon(picture),
    element('span', {}, label),
  );
}

/** The one word that decides what the screen shows. */
function stageOf(call) {
  if (!call) return 'idle';
  if (call.status === 'in-progress') return call.room ? 'room' : 'talking';
  if (call.direction === 'inbound') return 'dialling';
  return call.status === 'ringing' ? 'ringing' : 'coming';
}

function showButtons({ actions, keypad, forget }, stage) {
  const shown = {
    idle: ['dial'],
    coming: [],
    dialling: ['hangup'],
    ringing: ['voicemail', 'decline', 'answer'],
    talking: ['hangup'],
    room: ['hangup'],
  }[stage];
  for (const [name, button] of actions) button.hidden = !shown.includes(name);
  keypad.hidden = stage !== 'talking';
  forget.hidden = stage !== 'idle';
}

function showHistory({ history }, node, { call, history: calls }) {
  const oldestFirst = [...calls].sort((one, other) => one.at - other.at);
  const last = oldestFirst.at(-1);
  setAttribute(node, 'data-outcome', call ? null : last?.status);
  keyed(history, oldestFirst.slice(-HISTORY_SHOWN), (ended) => ended.sid, (ended) =>
    element(
      'li',
      { 'data-ended': ended.status, title: outcomeOf(ended) },
      element('span', { class: 'visually-hidden' }, outcomeOf(ended)),
    ),
  );
}

/** Shows the call's lines and returns the one that is being spoken, to be revealed as time goes. */
function showTranscript({ transcript }, node, call, reveal) {
  const { saying } = call;
  const earlier = call.transcript.filter((line) => line.id !== saying?.id);
  const lines = saying ? [...earlier, { ...saying, kind: 'say' }] : earlier;
  const views = keyed(transcript, lines, (line) => `${call.sid} ${line.id}`, createLine);

  const spoken = lines.findLast((line) => line.kind === 'say');
  for (const line of lines) {
    setAttribute(views.get(`${call.sid} ${line.id}`).node, 'data-speech', line === spoken ? '' : null);
  }
  if (reveal?.id === saying?.id) return reveal;
  finish(reveal);
  return saying ? createReveal(saying, views.get(`${call.sid} ${saying.id}`).node, transcript) : null;
}

function createLine({ kind, text, lang }) {
  const line = element('li', { 'data-kind': kind, lang: kind === 'say' ? lang : null });
  line.textContent = kind === 'key' ? `Pressed ${text.replace(/^pressed /i, '')}` : text;
  return line;
}

function createReveal({ id, text }, line, transcript) {
  const begin = performance.now();
  const characters = Array.from(text);
  const spoken = element('span');
  const toCome = element('span', { class: 'to-come' });
  line.replaceChildren(spoken, toCome);

  const show = (speed) => {
    const elapsed = (performance.now() - begin) * speed;
    const count = stillness.matches ? characters.length : Math.ceil(elapsed / MILLIS_PER_CHARACTER);
    setText(spoken, characters.slice(0, count).join(''));
    setText(toCome, characters.slice(count).join(''));
    const bottom = line.offsetTop + spoken.offsetTop + spoken.offsetHeight + 24;
    transcript.scrollTop = Math.max(0, bottom - transcript.clientHeight);
  };
  return { id, show, finish: () => line.replaceChildren(text) };
}

function finish(reveal) {
  reveal?.finish();
  return null;
}

function wording({ call, history }, stage, speed) {
  const seconds = call ? Math.max(0, ((Date.now() - call.since) * speed) / 1000) : 0;
  switch (stage) {
    case 'coming':
      return { headline: call.status === 'queued' ? 'Queued' : 'Connecting', detail: 'AlertRoom is calling', left: 1 };
    case 'dialling':
      return { headline: 'Dialling', detail: 'Calling AlertRoom', left: 1 };
    case 'ringing': {
      const left = Math.max(0, call.ringTimeout - seconds);
      return { headline: 'Ringing', detail: `${Math.ceil(left)} s left`, left: left / call.ringTimeout };
    }
    case 'talking':
      return { headline: call.gathering ? 'Press a key' : 'On the line', detail: clock(seconds), left: 1 };
    case 'room':
      return {
        headline: `In ${call.room}`,
        detail: call.holdMusic ? 'Hold music' : `Talking ${clock(seconds)}`,
        left: 1,
      };
    default:
      return idleWording(history);
  }
}

function idleWording(history) {
  if (!history.length) return { headline: 'Idle', detail: 'No call yet', left: 0 };
  const last = history.reduce((one, other) => (other.at >= one.at ? other : one));
  const lasted = last.status === 'completed' && last.duration ? `Lasted ${clock(last.duration)}` : 'Last call';
  return { headline: outcomeOf(last), detail: lasted, left: 0 };
}

function flash(button) {
  if (stillness.matches || button.closest('[hidden]')) return;
  button.animate([{ filter: 'brightness(.7)' }, { filter: 'none' }], 250);
}
