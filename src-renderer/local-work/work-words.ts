import { formatSince } from '../ui/format-time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `one case`, `12 cases`. */
export function countedCases(count: number): string {
  return count === 1 ? 'one case' : `${count.toLocaleString('en')} cases`;
}

function length(span: number): string {
  if (span < HOUR) return `${Math.max(1, Math.floor(span / MINUTE))} m`;
  if (span < 2 * DAY) return `${Math.floor(span / HOUR)} h`;
  return `${Math.floor(span / DAY)} d`;
}

/** `2 h left`, `overdue 3 h`: by the team's rule, not by Wise's. */
export function dueWords(dueAt: number, now: number): string {
  return dueAt > now ? `${length(dueAt - now)} left` : `overdue ${length(now - dueAt)}`;
}

/** How urgent a due time is: its last quarter of a day counts as soon. */
export function dueTone(dueAt: number, now: number): 'calm' | 'soon' | 'over' {
  if (dueAt <= now) return 'over';
  return dueAt - now <= 4 * HOUR ? 'soon' : 'calm';
}

/** `until 09:00`, `until 23 Nov, 09:00`, `until Wise answers`. */
export function snoozeWords(until: number | null, now: number): string {
  return until === null ? 'until Wise answers' : `until ${formatSince(until, now)}`;
}
