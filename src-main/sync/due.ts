import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import type { DueRule } from '../../src-shared/settings.ts';
import { all, type Db, run, transact } from '../store/database.ts';

const HOUR = 3_600_000;
/** Rows a turn: a few milliseconds of the main thread. */
const BATCH = 1_000;

/**
 * When a case is due by the team's own rules; the earliest where several speak of its status.
 * @param statusSince since when the status stands, milliseconds
 * @returns null where no rule speaks of it
 */
export function dueAt(rules: readonly DueRule[], status: string | null, statusSince: number): number | null {
  const hours = rules.filter((rule) => rule.status.toUpperCase() === status?.toUpperCase()).map((rule) => rule.hours);
  return hours.length === 0 ? null : statusSince + Math.min(...hours) * HOUR;
}

const Dated = z.object({
  n: z.number(),
  status: z.string().nullable(),
  since: z.number(),
  dueAt: z.number().nullable(),
});

/** Counts every case anew after the rules were changed, a batch at a time. */
export async function applyDueRules(cache: Db, rules: readonly DueRule[]): Promise<void> {
  let after = 0;
  for (;;) {
    const rows = all(
      cache,
      Dated,
      'SELECT rowid AS n, status, coalesce(status_since, activity_at) AS since, due_at FROM cases WHERE rowid > ? ORDER BY rowid LIMIT ?',
      after,
      BATCH,
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    transact(cache, () => {
      for (const row of rows) {
        const due = dueAt(rules, row.status, row.since);
        if (due !== row.dueAt) run(cache, 'UPDATE cases SET due_at = ? WHERE rowid = ?', due, row.n);
      }
    });
    after = last.n;
    await nextTurn();
    if (!cache.open) return;
  }
}
