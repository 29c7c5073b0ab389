import type { Overview } from '../../src-shared/overview.ts';
import { type Days, indexOfDay } from './calendar.ts';

/** What was written and created on each day. */
export type DailyVolume = {
  addEntry(author: string, createdAt: number): void;
  addCase(createdAt: number): void;
  byDay(): Overview['volume'];
};

export function createDailyVolume(days: Days): DailyVolume {
  const rows = days.names.map((day) => ({ day, wise: 0, partner: 0, others: 0, created: 0 }));
  return {
    addEntry(author, createdAt) {
      const row = rows[indexOfDay(days, createdAt)];
      if (row === undefined) return;
      if (author === 'WISE_AGENT') row.wise += 1;
      else if (author === 'PARTNER') row.partner += 1;
      else row.others += 1;
    },
    addCase(createdAt) {
      const row = rows[indexOfDay(days, createdAt)];
      if (row !== undefined) row.created += 1;
    },
    byDay: () => rows,
  };
}
