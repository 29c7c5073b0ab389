import { setImmediate as nextTurn } from 'node:timers/promises';
import { viewOf } from '../../src-shared/cases.ts';
import { AppFailure } from '../../src-shared/errors.ts';
import type { Overview, OverviewDays } from '../../src-shared/overview.ts';
import {
  type CountedCase,
  type CountedEntry,
  casesAfter,
  entriesAfter,
  type StatusRow,
  statusChangesAfter,
} from '../store/overview-queries.ts';
import type { Stores } from '../store/stores.ts';
import { createAnswerTimes } from './answer-times.ts';
import { lastDays } from './calendar.ts';
import { createDailyVolume } from './daily-volume.ts';
import { createStatusHistory } from './status-history.ts';
import { countByAge } from './waiting-ages.ts';

/** Rows a turn: a few milliseconds of the main thread. */
const BATCH = 250;

export type OverviewRequest = {
  readonly stores: Stores;
  readonly accountId: string;
  readonly days: OverviewDays;
  readonly now: number;
  /** Asked between two turns. */
  readonly isCancelled: () => boolean;
};

/**
 * Counts everything that an overview shows, in slices between which the main thread is free.
 * @throws AppFailure `cancelled`
 */
export async function readOverview({ stores, accountId, days: count, now, isCancelled }: OverviewRequest): Promise<Overview> {
  const { desk, cache } = stores;
  const days = lastDays(now, count);
  const statuses = createStatusHistory(days);
  const answers = createAnswerTimes();
  const volume = createDailyVolume(days);

  async function inSlices<T>(read: (last: T | null) => T[], each: (row: T) => void): Promise<number> {
    let last: T | null = null;
    let total = 0;
    for (;;) {
      if (isCancelled()) throw new AppFailure({ kind: 'cancelled' });
      const rows: T[] = read(last);
      for (const row of rows) each(row);
      total += rows.length;
      if (rows.length < BATCH) return total;
      last = rows.at(-1) ?? null;
      await nextTurn();
    }
  }

  await inSlices<StatusRow>((last) => statusChangesAfter(desk, accountId, last, BATCH), statuses.add);
  const entries = await inSlices<CountedEntry>(
    (last) => entriesAfter(cache, accountId, last, BATCH),
    (entry) => {
      answers.add(entry);
      volume.addEntry(entry.author, entry.createdAt);
    },
  );
  const unanswered = answers.unanswered();
  const waitingSince: number[] = [];
  const cases = await inSlices<CountedCase>(
    (last) => casesAfter(cache, accountId, last?.caseId ?? null, BATCH),
    ({ caseId, status, createdAt, updatedAt, activityAt }) => {
      if (createdAt !== null) volume.addCase(createdAt);
      // Where no entry tells since when Wise waits, the last change of the case does.
      if (viewOf(status) === 'needs-action') waitingSince.push(unanswered.get(caseId) ?? updatedAt ?? activityAt);
    },
  );
  return {
    days: count,
    countedAt: now,
    cases,
    entries,
    statuses: statuses.byDay(),
    waiting: countByAge(waitingSince, now),
    answers: answers.byWeek(days),
    volume: volume.byDay(),
  };
}
