const REMEMBERED = 'alertroom.simulator.sound';
const RING_EVERY = 2400;
const HOLD_EVERY = 3200;
const RING = [659.3, 830.6, 987.8, 830.6, 987.8];
const HOLD = [261.6, 329.6, 392, 493.9, 440, 392, 329.6, 293.7];
// Rows and columns of a telephone's keypad: ITU-T Q.23.
const ROWS = [697, 770, 852, 941];
const COLUMNS = [1209, 1336, 1477];
const KEYPAD = '123456789*0#';

/**
 * Ring tone, hold music, key tones and the permission to speak. Browsers keep a page silent until it is touched: until
 * then `ready()` is false and nothing is tried.
 */
export function createSound(onChange) {
  let on = recall() !== 'off';
  let context = null;
  const loops = new Map();

  const unlock = () => {
    context ??= new AudioContext();
    if (context.state === 'suspended') context.resume();
    onChange();
  };
  for (const gesture of ['pointerdown', 'keydown']) addEventListener(gesture, unlock, { once: true, capture: true });

  const ready = () => on && context !== null;

  const note = (frequency, delay, length, volume, type = 'sine') => {
    const start = context.currentTime + delay;
    const tone = new OscillatorNode(context, { type, frequency });
    const level = new GainNode(context, { gain: 0 });
    level.gain.setValueAtTime(0, start);
    level.gain.linearRampToValueAtTime(volume, start + 0.015);
    level.gain.exponentialRampToValueAtTime(0.0001, start + length);
    tone.connect(level).connect(context.destination);
    tone.start(start);
    tone.stop(start + length);
  };
  const ring = () => RING.forEach((frequency, index) => note(frequency, index * 0.14, 0.5, 0.12, 'triangle'));
  const hold = () => HOLD.forEach((frequency, index) => note(frequency, index * 0.4, 0.9, 0.035));

  const loop = (name, wanted, play, every) => {
    if (!wanted || !ready()) {
      clearInterval(loops.get(name));
      loops.delete(name);
    } else if (!loops.has(name)) {
      play();
      loops.set(name, setInterval(play, every));
    }
  };

  return {
    ready,
    isOn: () => on,
    isUnlocked: () => context !== null,
    toggle() {
      on = !on;
      remember(on ? 'on' : 'off');
      onChange();
    },
    play({ ringing, holding }) {
      loop('ring', ringing, ring, RING_EVERY);
      loop('hold', holding && !ringing, hold, HOLD_EVERY);
    },
    key(key) {
      const place = KEYPAD.indexOf(key);
      if (!ready() || place < 0) return;
      note(ROWS[Math.floor(place / 3)], 0, 0.16, 0.06);
      note(COLUMNS[place % 3], 0, 0.16, 0.06);
    },
  };
}

// Storage throws where the browser forbids it; the page then works without a memory.
function recall() {
  try {
    return localStorage.getItem(REMEMBERED);
  } catch {
    return null;
  }
}

function remember(value) {
  try {
    localStorage.setItem(REMEMBERED, value);
  } catch {
    return;
  }
}
