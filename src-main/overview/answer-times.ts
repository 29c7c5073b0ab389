import type { Overview } from '../../src-shared/overview.ts';
import { type Days, mondayOf } from './calendar.ts';

export type TimedEntry = { readonly caseId: string; readonly author: string; readonly createdAt: number };

/**
 * Measures how long Wise waits: from its first entry that our side had not answered to our side's next one. Entries come in
 * the order of their time, of all cases mixed. Whoever of the partner answers counts, because Wise waits no longer then.
 */
export type AnswerTimes = {
  add(entry: TimedEntry): void;
  /** Since when each case has an entry of Wise that is not answered. */
  unanswered(): ReadonlyMap<string, number>;
  byWeek(days: Days): Overview['answers'];
};

export function createAnswerTimes(): AnswerTimes {
  const waitingSince = new Map<string, number>();
  const answered: { readonly at: number; readonly took: number }[] = [];
  return {
    add({ caseId, author, createdAt }) {
      const since = waitingSince.get(caseId);
      if (author !== 'PARTNER') {
        if (author === 'WISE_AGENT' && since === undefined) waitingSince.set(caseId, createdAt);
        return;
      }
      if (since === undefined) return;
      answered.push({ at: createdAt, took: createdAt - since });
      waitingSince.delete(caseId);
    },
    unanswered: () => waitingSince,
    byWeek({ starts }) {
      const weeks = new Map<string, number[]>();
      for (const start of starts) {
        const week = mondayOf(start);
        if (!weeks.has(week)) weeks.set(week, []);
      }
      const first = starts[0] ?? 0;
      for (const { at, took } of answered) if (at >= first) weeks.get(mondayOf(at))?.push(took);
      return [...weeks].map(([week, times]) => {
        times.sort((a, b) => a - b);
        return {
          week,
          answers: times.length,
          medianMilliseconds: quantile(times, 0.5),
          p90Milliseconds: quantile(times, 0.9),
        };
      });
    },
  };
}

/** The smallest value that so large a part of the sorted values does not exceed; null of none. */
export function quantile(sorted: readonly number[], part: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? null;
}
