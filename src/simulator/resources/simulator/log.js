import { element, keyed, setText } from './dom.js';
import { timeOfDay } from './format.js';

const SHOWN = 200;

export function createLog() {
  const entries = document.getElementById('log-entries');
  const count = document.getElementById('log-count');
  document.getElementById('log').open = matchMedia('(min-width: 741px)').matches;

  return (log) => {
    setText(count, log.length ? String(log.length) : '');
    const newestFirst = log.slice(-SHOWN).reverse();
    keyed(entries, newestFirst, (entry) => entry.id, ({ at, kind, text }) =>
      element(
        'li',
        { 'data-kind': kind },
        element('time', {}, timeOfDay(at)),
        element('b', {}, kind),
        element('span', {}, text),
      ),
    );
  };
}
