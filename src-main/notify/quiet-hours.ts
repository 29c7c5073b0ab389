import type { QuietHours } from '../../src-shared/settings.ts';

/** Whether nothing is told at a moment, by the clock of this computer. @param now milliseconds */
export function isQuiet(quiet: QuietHours, now: number): boolean {
  if (!quiet.enabled) return false;
  const date = new Date(now);
  if (quiet.days.includes(date.getDay())) return true;
  if (quiet.from === quiet.to) return false;
  const minute = date.getHours() * 60 + date.getMinutes();
  const from = minutesOf(quiet.from);
  const to = minutesOf(quiet.to);
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}
