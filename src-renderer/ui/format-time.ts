const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const shortDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const shortDayYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const longDay = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
const longDayYear = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const absolute = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long' });

// Beyond what a Date can hold, formatters throw; a wrong clock on the other side must not take the screen down.
const LARGEST = 8.64e15;
const sane = (moment: number) => Math.max(-LARGEST, Math.min(LARGEST, moment));

/** `now`, `4 m`, `2 h`, `3 d`: the age in a row of the list. A moment ahead of us counts as now. */
export function formatAge(moment: number, now: number): string {
  const age = now - moment;
  if (age < MINUTE) return 'now';
  if (age < HOUR) return `${Math.floor(age / MINUTE)} m`;
  if (age < DAY) return `${Math.floor(age / HOUR)} h`;
  if (age < 365 * DAY) return `${Math.floor(age / DAY)} d`;
  return `${Math.floor(age / (365 * DAY))} y`;
}

/** `20 s ago`, `2 min ago`: how old what is on screen is. */
export function formatAgo(moment: number, now: number): string {
  const age = Math.max(0, now - moment);
  if (age < 10 * SECOND) return 'just now';
  if (age < MINUTE) return `${Math.floor(age / SECOND / 10) * 10} s ago`;
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min ago`;
  if (age < DAY) return `${Math.floor(age / HOUR)} h ago`;
  const days = Math.floor(age / DAY);
  return days === 1 ? '1 day ago' : `${days} days ago`;
}

export function formatClock(moment: number): string {
  return clock.format(sane(moment));
}

export function dayKey(moment: number): string {
  const date = new Date(sane(moment));
  return `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`;
}

function sameYear(a: number, b: number): boolean {
  return new Date(sane(a)).getFullYear() === new Date(sane(b)).getFullYear();
}

/** `Today`, `Wednesday 18 November`. */
export function formatDay(moment: number, now: number): string {
  if (dayKey(moment) === dayKey(now)) return 'Today';
  if (dayKey(moment) === dayKey(now - DAY)) return 'Yesterday';
  return (sameYear(moment, now) ? longDay : longDayYear).format(sane(moment)).replace(',', '');
}

/** `18 Nov, 10:02`. */
export function formatShort(moment: number, now: number): string {
  return `${(sameYear(moment, now) ? shortDay : shortDayYear).format(sane(moment))}, ${formatClock(moment)}`;
}

/** `09:41` today, `18 Nov, 09:41` before. */
export function formatSince(moment: number, now: number): string {
  return dayKey(moment) === dayKey(now) ? formatClock(moment) : formatShort(moment, now);
}

/** The whole truth, for a title. */
export function formatAbsolute(moment: number): string {
  return absolute.format(sane(moment));
}

export function isoTime(moment: number): string {
  return new Date(sane(moment)).toISOString();
}
