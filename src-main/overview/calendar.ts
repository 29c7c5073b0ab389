/** Days and weeks of this computer's calendar. Made of dates and not of hours, because a day may have 23 or 25. */

export type Days = {
  /** The first moment of each day, oldest first, today last. */
  readonly starts: readonly number[];
  readonly names: readonly string[];
};

/** The last `count` days, today among them. */
export function lastDays(now: number, count: number): Days {
  const today = new Date(now);
  const starts = Array.from({ length: count }, (_, index) =>
    new Date(today.getFullYear(), today.getMonth(), today.getDate() - (count - 1 - index)).getTime(),
  );
  return { starts, names: starts.map(nameOfDay) };
}

/** `2026-11-20`, by this computer's calendar. */
export function nameOfDay(moment: number): string {
  const date = new Date(moment);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Which day a moment lies in; -1 where it lies before them all. A moment ahead of today counts as today. */
export function indexOfDay({ starts }: Days, moment: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= moment) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The Monday that begins the week of a moment. */
export function mondayOf(moment: number): string {
  const date = new Date(moment);
  const sinceMonday = (date.getDay() + 6) % 7;
  return nameOfDay(new Date(date.getFullYear(), date.getMonth(), date.getDate() - sinceMonday).getTime());
}
