/** Resolves to an empty string, or to the sentence that says why not. */
export async function command(method, path) {
  try {
    const response = await fetch(`/simulator/${path}`, { method });
    if (response.ok) return '';
    const body = await response.json().catch(() => ({}));
    return body.message ?? `The simulator answered ${response.status}.`;
  } catch {
    return 'The simulator cannot be reached.';
  }
}

export function phonePath(number, ...steps) {
  return ['phones', number, ...steps].map(encodeURIComponent).join('/');
}

/** Whole snapshots, as they happen. A stream that the browser gave up on is opened again. */
export function watch(onSnapshot, onConnection) {
  const events = new EventSource('/simulator/events');
  events.addEventListener('open', () => onConnection('live'));
  events.addEventListener('state', (event) => onSnapshot(JSON.parse(event.data)));
  events.addEventListener('error', () => {
    onConnection('lost');
    if (events.readyState !== EventSource.CLOSED) return;
    setTimeout(() => watch(onSnapshot, onConnection), 2000);
  });
}
