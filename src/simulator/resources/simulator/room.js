import { element, keyed, setAttribute, setText, svg } from './dom.js';
import { readable } from './format.js';

const FEWEST_SEATS = 5;

export function createRooms() {
  const rooms = document.getElementById('rooms');
  const none = document.getElementById('no-room');

  return (snapshot) => {
    none.hidden = snapshot.rooms.length > 0;
    keyed(rooms, snapshot.rooms, (room) => room.sid ?? room.name, createRoom, (view, room) => view.update(room));
  };
}

function createRoom({ name }) {
  const state = element('span', { class: 'chip' });
  const table = svg('svg', { class: 'table', viewBox: '0 0 240 176', 'aria-hidden': 'true' });
  const participants = element('ul', { class: 'participants' });
  const announcement = element('p', { class: 'announcement', hidden: '' });
  const node = element(
    'article',
    { class: 'room', 'data-room-name': name, 'aria-label': `Room ${name}` },
    element('h3', {}, element('span', {}, name), state),
    table,
    participants,
    announcement,
  );

  const update = (room) => {
    const people = room.participants;
    const together = people.filter((person) => !person.waiting).length;
    setText(state, stateOf(room, together));
    setAttribute(state, 'data-live', together > 0 ? '' : null);
    drawTable(table, people, Boolean(room.saying));
    keyed(participants, people, (person) => person.callSid, createParticipant, (view, person) => view.update(person));
    announcement.hidden = !room.saying;
    setText(announcement, room.saying?.text ?? '');
    setAttribute(announcement, 'lang', room.saying?.lang);
  };
  return { node, update };
}

function stateOf({ started, participants }, together) {
  if (!participants.length) return 'Empty';
  if (!started || !together) return 'Waiting';
  return 'Live';
}

function createParticipant({ number, label }) {
  const state = element('span', { class: 'state' });
  const node = element(
    'li',
    { 'data-participant': number },
    element('i', { class: 'seat', 'aria-hidden': 'true' }, number.slice(-2)),
    element('span', { class: 'number' }, readable(number)),
    state,
  );
  if (label && label !== number) node.querySelector('.number').append(element('small', {}, label));

  const update = ({ waiting }) => {
    setAttribute(node, 'data-waiting', waiting ? 'true' : null);
    if (state.dataset.waiting === String(waiting)) return;
    state.dataset.waiting = waiting;
    state.replaceChildren(waiting ? 'hold music' : 'talking', ...(waiting ? [bars()] : []));
  };
  return { node, update };
}

/** The little equaliser that stands for hold music. */
export function bars() {
  return element('span', { class: 'bars', 'aria-hidden': 'true' }, element('i'), element('i'), element('i'), element('i'));
}

function drawTable(table, people, announcing) {
  const look = JSON.stringify([people, announcing]);
  if (table.look === look) return;
  table.look = look;

  const seats = Math.max(FEWEST_SEATS, people.length);
  const radius = seats > 12 ? 9 : seats > 8 ? 12 : 16;
  const drawn = Array.from({ length: seats }, (_, index) => {
    const turn = (index / seats) * 2 * Math.PI - Math.PI / 2;
    return seat(120 + 92 * Math.cos(turn), 88 + 66 * Math.sin(turn), radius, people[index]);
  });
  table.replaceChildren(
    svg('ellipse', { class: announcing ? 'top announcing' : 'top', cx: 120, cy: 88, rx: 62, ry: 40 }),
    svg('text', { class: 'count', x: 120, y: 89 }, String(people.length)),
    svg('text', { class: 'unit', x: 120, y: 105 }, people.length === 1 ? 'person' : 'people'),
    ...drawn,
  );
}

function seat(x, y, radius, person) {
  const kind = person ? (person.waiting ? 'waiting' : 'talking') : 'free';
  const chair = svg('g', { class: `seat ${kind}` }, svg('circle', { cx: x, cy: y, r: radius }));
  if (person) chair.append(svg('text', { x, y: y + 4 }, person.number.slice(-2)));
  return chair;
}
