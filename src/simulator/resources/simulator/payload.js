import { element, setText } from './dom.js';

const TYPES = {
  json: () => 'application/json',
  form: () => 'application/x-www-form-urlencoded',
  multipart: (text) => `multipart/form-data; boundary=${text.split('\n', 1)[0].trim().slice(2)}`,
};

/** The second tab: what a monitor would send, to be looked at, changed and sent. */
export function createPayload(onChange) {
  const tabs = [document.getElementById('message-tab'), document.getElementById('payload-tab')];
  const form = document.getElementById('alert-form');
  const { source, sample, payload } = form.elements;
  const path = document.getElementById('payload-path');
  let sources = [];

  const isChosen = () => tabs[1].getAttribute('aria-selected') === 'true';
  const samples = () => sources.find((one) => one.source === source.value)?.samples ?? [];
  const chosen = () => samples().find((one) => one.name === sample.value);

  function choose(tab) {
    for (const one of tabs) {
      one.setAttribute('aria-selected', String(one === tab));
      one.tabIndex = one === tab ? 0 : -1;
      document.getElementById(one.getAttribute('aria-controls')).hidden = one !== tab;
    }
    onChange();
  }

  function showSample() {
    payload.value = chosen()?.payload ?? '';
    onChange();
  }

  function showSource() {
    setText(path, `/alert/${source.value}`);
    sample.replaceChildren(...samples().map(({ name }) => element('option', { value: name }, name)));
    showSample();
  }

  for (const tab of tabs) {
    tab.addEventListener('click', () => choose(tab));
    tab.addEventListener('keydown', (event) => {
      if (!['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
      const other = tabs[event.key === 'Home' ? 0 : event.key === 'End' ? 1 : 1 - tabs.indexOf(tab)];
      other.focus();
      choose(other);
    });
  }
  source.addEventListener('change', showSource);
  sample.addEventListener('change', showSample);
  load().then((loaded) => {
    sources = loaded;
    source.replaceChildren(...sources.map((one) => element('option', { value: one.source }, one.source)));
    if (sources.some((one) => one.source === 'cloud-monitoring')) source.value = 'cloud-monitoring';
    showSource();
  });

  return { isChosen, request };

  function request(numbers, lang) {
    const type = chosen()?.type ?? 'json';
    const query = new URLSearchParams({ tels: numbers.join(','), lang });
    return {
      path: `/alert/${source.value}?${query}`,
      type: (TYPES[type] ?? TYPES.json)(payload.value),
      // Forms have line breaks of two characters, which no text field keeps.
      body: type === 'multipart' ? payload.value.replaceAll('\n', '\r\n') : payload.value,
    };
  }
}

async function load() {
  try {
    const response = await fetch('/simulator/samples');
    return response.ok ? await response.json() : [];
  } catch {
    return [];
  }
}
