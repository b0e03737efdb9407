import { element, setText } from './dom.js';
import { readable } from './format.js';
import { createPayload } from './payload.js';
import { close } from './incidents.js';

const NUMBERS = ['+819011110001', '090-1111-0002', '+819011110003'];
const SAMPLES = {
  'ja-JP': '本番データベースの接続数が上限に達しました',
  'en-US': 'The production database has run out of connections',
};

export function createAlertForm(onCalled) {
  const form = document.getElementById('alert-form');
  const { tels, message, lang, token } = form.elements;
  const result = document.getElementById('alert-result');
  const curl = document.getElementById('alert-curl');
  const submit = form.querySelector('[type=submit]');
  const preview = document.getElementById('preview');

  const payload = createPayload(() => showCurl());
  const request = () => {
    const numbers = numbersIn(tels.value);
    return payload.isChosen()
      ? payload.request(numbers, lang.value)
      : {
          path: '/alert',
          type: 'application/json',
          body: JSON.stringify({ tels: numbers, message: message.value, lang: lang.value }),
        };
  };
  const showCurl = () => {
    preview.hidden = !payload.isChosen();
    setText(curl, curlLine(request(), token.value));
  };

  tels.value = NUMBERS.join('\n');
  message.value = SAMPLES[lang.value];
  message.lang = lang.value;
  showCurl();

  lang.addEventListener('change', () => {
    message.lang = lang.value;
    if (Object.values(SAMPLES).includes(message.value)) message.value = SAMPLES[lang.value];
    showCurl();
  });
  form.addEventListener('input', showCurl);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    submit.setAttribute('aria-busy', 'true');
    const { node, called } = await send(request(), token.value);
    submit.removeAttribute('aria-busy');
    result.replaceChildren(node);
    if (called) onCalled();
  });

  preview.addEventListener('click', async () => {
    const { path, type, body } = request();
    result.replaceChildren(await show({ path: path.replace('/alert/', '/preview/'), type, body }, token.value));
  });

  return () => result.replaceChildren();
}

/** What the service would say of a payload, and whom it would call. */
async function show(request, token) {
  try {
    const response = await post(request, token);
    const answer = await response.json().catch(() => ({}));
    return response.ok ? previewed(answer) : problem(response, answer);
  } catch {
    return outcome('bad', 'The service cannot be reached', 'Is it still running?');
  }
}

function previewed({ team, tiers = [], numbers = [], alerts = [], warnings = [] }) {
  const people = tiers.flat().map(({ name }) => name);
  const called = [...people, ...numbers].join(', ') || 'nobody';
  const spoken = alerts.flatMap(({ state, key, spoken: said }) => [
    `${state} · ${key}`,
    ...Object.entries(said).map(([lang, text]) => `${lang}: ${text}`),
  ]);
  return outcome('good', 'This would be said', `team ${team} · ${called}`, [...spoken, ...warnings].map(textItem));
}

function post({ path, type, body }, token) {
  return fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': type, ...(token && { Authorization: `Bearer ${token}` }) },
    body,
  });
}

async function send(request, token) {
  try {
    const response = await post(request, token);
    const answer = await response.json().catch(() => ({}));
    return response.ok
      ? { node: accepted(answer, token), called: true }
      : { node: problem(response, answer), called: false };
  } catch {
    return { node: outcome('bad', 'The service cannot be reached', 'Is it still running?'), called: false };
  }
}

function accepted({ incident, room, status, message, dedup_key: key, warnings = [], calls = [] }, token) {
  if (message) return outcome('good', message, key && `dedup_key ${key}`);
  const refused = calls.filter((call) => call.error).length;
  const placed = calls.length - refused;
  const title = calls.length
    ? `${placed} of ${calls.length} ${calls.length === 1 ? 'call' : 'calls'} placed`
    : `Nothing new to call: ${status}`;
  const detail = [room && `room ${room}`, incident && `incident ${incident}`].filter(Boolean).join(' · ');
  const node = outcome(refused ? 'mixed' : 'good', title, detail, [...calls.map(callItem), ...warnings.map(textItem)]);
  if (!calls.length && incident) node.append(closing(incident, token));
  return node;
}

/** An alert that joined an incident rings nobody; who wants to hear phones ring closes the incident first. */
function closing(incident, token) {
  const button = element('button', { type: 'button', 'data-action': 'resolve' }, 'Close the incident');
  button.addEventListener('click', async () => {
    if (await close(incident, token)) button.replaceWith(element('p', {}, 'Closed. The next alert rings again.'));
  });
  return button;
}

function textItem(text) {
  return element('li', {}, element('span', {}, text));
}

function callItem({ to, status, error }) {
  const told = error ? `${error.message} (${error.code})` : status;
  return element(
    'li',
    { 'data-call': to, 'data-refused': error ? '' : null },
    element('span', {}, readable(to)),
    element('span', {}, told),
  );
}

function problem(response, { title, message, detail, errors = [] }) {
  const items = errors.map((error) => textItem(sentence(error)));
  return outcome('bad', `${title ?? message ?? 'Refused'} (${response.status})`, detail ?? '', items);
}

function sentence(error) {
  if (typeof error === 'string') return error;
  return Object.values(error).filter((part) => typeof part !== 'object').join(': ');
}

function outcome(kind, title, detail, items = []) {
  const node = element('div', { class: 'outcome', 'data-outcome': kind }, element('strong', {}, title));
  if (detail) node.append(element('p', {}, detail));
  if (items.length) node.append(element('ul', {}, ...items));
  return node;
}

function numbersIn(text) {
  return text
    .split(/[\n,、，]/)
    .map((number) => number.trim())
    .filter(Boolean);
}

function curlLine({ path, type, body }, token) {
  return [
    `curl ${quoted(location.origin + path)}`,
    ...(token ? [`-H ${quoted('Authorization: Bearer …')}`] : []),
    `-H ${quoted(`Content-Type: ${type}`)}`,
    `--data-binary ${quoted(body)}`,
  ].join(' \\\n  ');
}

function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
