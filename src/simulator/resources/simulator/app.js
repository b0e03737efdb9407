import { createAlertForm } from './alert.js';
import { command, phonePath, watch } from './api.js';
import { keyed, setAttribute, setText } from './dom.js';
import { outcomeOf, readable } from './format.js';
import { closeAll } from './incidents.js';
import { createLog } from './log.js';
import { createPhone } from './phone.js';
import { createRooms } from './room.js';
import { createSound } from './sound.js';
import { createVoice } from './voice.js';

const TICK = 100;
const NOTICE_FOR = 6000;

const byId = (id) => document.getElementById(id);
const phones = byId('phones');
const announcer = byId('announcer');
const stillness = matchMedia('(prefers-reduced-motion: reduce)');

let snapshot = null;
let views = new Map();
let listened = null;
let pressed = '';
let announced = new Map();
let noticeTimer = 0;

const sound = createSound(() => {
  showSound();
  play();
});
const voice = createVoice(sound);
const showRooms = createRooms();
const showLog = createLog();
const clearAlert = createAlertForm(() => {
  byId('phones-heading').scrollIntoView({ block: 'nearest', behavior: stillness.matches ? 'auto' : 'smooth' });
});

function show(next) {
  const before = snapshot;
  snapshot = next;
  byId('caller').hidden = !next.from;
  setText(byId('from'), readable(next.from ?? ''));
  byId('empty').hidden = next.phones.length > 0;
  byId('shortcuts').hidden = next.phones.length === 0;
  views = keyed(phones, next.phones, (phone) => phone.number, createView, (view, phone) => view.update(phone, next));
  showRooms(next);
  showLog(next.log);
  listen(before);
  announce(before);
  play();
  const ringing = next.phones.filter(isRinging).length;
  document.title = `${ringing ? `(${ringing} ringing) ` : ''}AlertRoom simulator`;
}

function createView(phone) {
  const view = createPhone(phone, { onKey: sound.key, onProblem: notify });
  view.node.addEventListener('focusin', () => {
    if (!isTalking(phoneOf(phone.number)) || listened === phone.number) return;
    listened = phone.number;
    voice.hush();
    play();
  });
  return view;
}

/** Only one phone is heard: the last one that was answered, or the one the user turned to. */
function listen(before) {
  const answered = snapshot.phones.filter(
    (phone) => isTalking(phone) && !isTalking(before?.phones.find(({ number }) => number === phone.number)),
  );
  const talking = snapshot.phones.filter(isTalking);
  const latest = (among) => among.reduce((one, other) => (one && one.call.since >= other.call.since ? one : other), null);
  const previous = listened;
  if (answered.length) listened = latest(answered).number;
  else if (!isTalking(phoneOf(listened))) listened = latest(talking)?.number ?? null;
  if (listened !== previous) voice.hush();
}

function play() {
  if (!snapshot) return;
  const call = phoneOf(listened)?.call;
  for (const [number, { node }] of views) setAttribute(node, 'data-listened', number === listened && sound.isOn() ? '' : null);
  sound.play({ ringing: snapshot.phones.some(isRinging), holding: Boolean(call?.holdMusic) });
  if (!call || !sound.isOn()) return voice.hush();

  const room = snapshot.rooms.find(({ name }) => name === call.room);
  const saying = call.saying ?? room?.saying;
  const keys = `${call.sid} ${call.transcript.filter(({ kind }) => kind === 'key').length}`;
  if (keys !== pressed) voice.hush();
  pressed = keys;
  if (saying) voice.read({ ...saying, key: `${call.sid} ${saying.id}`, speed: snapshot.speed });
}

/** For screen readers: who rings, how calls end, and what the phone that is listened to says, each once and whole. */
function announce(before) {
  const news = [];
  const next = new Map();
  for (const phone of snapshot.phones) {
    const { number, call, history } = phone;
    const line = call?.saying && number === listened ? call.saying.text : '';
    const ended = before && !call && history.length ? outcomeOf(history.reduce((a, b) => (b.at >= a.at ? b : a))) : '';
    const text = line || (isRinging(phone) && 'ringing') || (call?.room && `in ${call.room}`) || ended;
    next.set(number, text || announced.get(number));
    if (text && text !== announced.get(number)) news.push(`${readable(number)}: ${text}`);
  }
  for (const { name, saying } of snapshot.rooms) {
    next.set(name, saying?.text);
    if (saying && saying.text !== announced.get(name)) news.push(`${name}: ${saying.text}`);
  }
  announced = next;
  if (news.length) setText(announcer, news.join('. '));
}

function phoneOf(number) {
  return snapshot.phones.find((phone) => phone.number === number);
}

function isTalking(phone) {
  return phone?.call?.status === 'in-progress';
}

function isRinging({ call }) {
  return call?.status === 'ringing' && call.direction !== 'inbound';
}

function notify(problem) {
  clearTimeout(noticeTimer);
  const notice = byId('notice');
  notice.hidden = !problem;
  setText(notice, problem);
  if (problem) noticeTimer = setTimeout(() => notify(''), NOTICE_FOR);
}

function showSound() {
  const button = byId('sound');
  setAttribute(button, 'aria-pressed', sound.isOn());
  setAttribute(button.querySelector('use'), 'href', sound.isOn() ? '#icon-sound' : '#icon-mute');
  setText(byId('sound-label'), sound.isOn() ? (sound.isUnlocked() ? 'Sound on' : 'Sound after a click') : 'Sound off');
}

function showConnection(state) {
  const connection = byId('connection');
  setAttribute(connection, 'data-connection', state);
  setText(connection, state === 'live' ? 'Live' : 'Reconnecting…');
  setAttribute(document.body, 'data-connection', state);
}

byId('sound').addEventListener('click', () => sound.toggle());
byId('reset').addEventListener('click', async () => {
  clearAlert();
  await closeAll(byId('alert-form').elements.token.value);
  notify(await command('POST', 'reset'));
});
byId('add-phone').addEventListener('submit', async (event) => {
  event.preventDefault();
  const field = event.target.elements.number;
  const number = field.value.replace(/[\s().-]/g, '');
  if (!number) return field.focus();
  const problem = await command('POST', phonePath(number));
  notify(problem);
  if (!problem) field.value = '';
});
phones.addEventListener('keydown', (event) => {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  const from = event.target.closest('.phone');
  if (!step || !from || event.ctrlKey || event.metaKey || event.altKey) return;
  const all = [...phones.children];
  event.preventDefault();
  all[(all.indexOf(from) + step + all.length) % all.length].focus();
});

showSound();
watch(show, showConnection);
setInterval(() => views.forEach((view) => view.tick()), TICK);
