// Japanese is read at fewer characters a second than the phone shows.
const PACE = { ja: 1.25 };
const FASTEST = 2;

/**
 * Reads one line at a time aloud. While a line is read only the newest other one waits, so the voice never falls far
 * behind the text.
 */
export function createVoice(sound) {
  let heard = null;
  let waiting = null;
  let reading = null;

  const speak = (line) => {
    const utterance = new SpeechSynthesisUtterance(line.text);
    utterance.lang = line.lang;
    utterance.rate = Math.min(FASTEST, (PACE[line.lang?.slice(0, 2)] ?? 1) * line.speed);
    utterance.onend = utterance.onerror = () => {
      if (reading !== utterance) return;
      reading = null;
      if (waiting) speak(waiting);
      waiting = null;
    };
    reading = utterance;
    speechSynthesis.speak(utterance);
  };

  const hush = () => {
    waiting = null;
    if (!reading) return;
    reading = null;
    speechSynthesis.cancel();
  };

  return {
    hush,
    /** `line.key` names what is said: the same key is read once. */
    read(line) {
      if (line.key === heard || !('speechSynthesis' in window)) return;
      heard = line.key;
      if (!sound.ready()) return;
      if (reading) waiting = line;
      else speak(line);
    },
  };
}
