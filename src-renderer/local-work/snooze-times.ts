const HOUR = 3_600_000;
const MORNING = 9;

export type SnoozeTime = { readonly name: string; readonly until: number };

/** When a case may come back, by the clock of this computer. Two that mean the same moment are offered once. */
export function snoozeTimes(now: number): readonly SnoozeTime[] {
  const today = new Date(now);
  const morning = (days: number) => new Date(today.getFullYear(), today.getMonth(), today.getDate() + days, MORNING).getTime();
  const later = Math.ceil((now + 3 * HOUR) / HOUR) * HOUR;
  const toMonday = (8 - today.getDay()) % 7 || 7;
  const all: readonly (SnoozeTime | null)[] = [
    // Late in the evening “later today” would be tomorrow.
    new Date(later).getDate() === today.getDate() ? { name: 'Later today', until: later } : null,
    { name: 'Tomorrow', until: morning(1) },
    { name: 'Next Monday', until: morning(toMonday) },
    { name: 'In a week', until: morning(7) },
  ];
  const offered: SnoozeTime[] = [];
  for (const one of all) {
    if (one !== null && !offered.some((other) => other.until === one.until)) offered.push(one);
  }
  return offered;
}

/** A moment as a field of the kind `datetime-local` holds it. */
export function toField(moment: number): string {
  const date = new Date(moment);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** @returns null where the field holds no moment yet. */
export function fromField(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/.exec(text);
  if (match === null) return null;
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0] = match.slice(1).map(Number);
  return new Date(year, month - 1, day, hours, minutes).getTime();
}
