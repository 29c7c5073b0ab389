import type { Ages } from '../store/case-list.ts';

/** Begins of today, yesterday, the week (Monday) and the month, where this computer stands. @param now milliseconds */
export function localAges(now: number): Ages {
  const date = new Date(now);
  const day = (back: number) => new Date(date.getFullYear(), date.getMonth(), date.getDate() - back).getTime();
  const sinceMonday = (date.getDay() + 6) % 7;
  const yesterday = day(1);
  // On a Monday the week begins after yesterday; what is older then belongs to the month.
  const week = Math.min(yesterday, day(sinceMonday));
  const month = Math.min(week, new Date(date.getFullYear(), date.getMonth(), 1).getTime());
  return { today: day(0), yesterday, week, month };
}
