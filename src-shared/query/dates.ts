const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const UNITS: Readonly<Record<string, number>> = { h: HOUR, d: DAY, w: 7 * DAY };

/**
 * The moment that `before:` and `after:` speak of: the beginning of a day here, or so long ago.
 * @returns null where the word is none of `2026-11-20`, `today`, `yesterday`, `24h`, `7d`, `2w`.
 */
export function momentOf(word: string, now: number): number | null {
  const today = new Date(now);
  switch (word.toLowerCase()) {
    case 'today':
      return startOfDay(today.getFullYear(), today.getMonth(), today.getDate());
    case 'yesterday':
      return startOfDay(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  }
  const ago = /^(\d{1,4})([hdw])$/i.exec(word);
  if (ago !== null) return now - Number(ago[1]) * (UNITS[ago[2]?.toLowerCase() ?? ''] ?? 0);
  const day = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(word);
  return day === null ? null : exactDay(Number(day[1]), Number(day[2]) - 1, Number(day[3]));
}

function startOfDay(year: number, month: number, day: number): number {
  const date = new Date(year, month, day);
  // Two digits would mean the last century.
  date.setFullYear(year, month, day);
  return date.getTime();
}

/** 30 February is a mistake, and not the second of March. */
function exactDay(year: number, month: number, day: number): number | null {
  const moment = startOfDay(year, month, day);
  const date = new Date(moment);
  return date.getMonth() === month && date.getDate() === day ? moment : null;
}
