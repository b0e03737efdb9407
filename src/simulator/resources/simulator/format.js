const OUTCOMES = new Map([
  ['busy', 'Busy'],
  ['declined', 'Declined'],
  ['no-answer', 'No answer'],
  ['failed', 'Failed'],
  ['canceled', 'Cancelled'],
  ['completed', 'Call ended'],
  ['voicemail', 'Voicemail'],
]);

/** E.164 in groups that are read at a glance. Numbers of other countries stay as they are. */
export function readable(number) {
  const groups =
    /^\+(81)([5789]0)(\d{4})(\d{4})$/.exec(number) ?? /^\+(81)(\d)(\d{4})(\d{4})$/.exec(number) ?? /^\+(1)(\d{3})(\d{3})(\d{4})$/.exec(number);
  return groups ? `+${groups.slice(1).join(' ')}` : number;
}

export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

export function timeOfDay(millis) {
  const time = new Date(millis);
  return [time.getHours(), time.getMinutes(), time.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':');
}

/** What a finished call is called; a name that the simulator learns later is shown as it is. */
export function outcomeOf({ status, outcome }) {
  const name = OUTCOMES.get(status) ?? status;
  const more = OUTCOMES.get(outcome) ?? outcome;
  return status === 'completed' && more ? more : name;
}
