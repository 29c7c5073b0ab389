import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import { listAccounts } from '../store/accounts-table.ts';
import {
  clearMarks,
  countCached,
  projectCase,
  projectWork,
  removeCached,
  setDraftMark,
  setOutboxMark,
} from '../store/cases-table.ts';
import { all, transact } from '../store/database.ts';
import { markOf, openSends } from '../store/outbox-table.ts';
import { listProjectionsDue, settleProjection } from '../store/projections-table.ts';
import { countTracked, findTracked, type TrackedCase, trackedAfter } from '../store/register-table.ts';
import type { Stores } from '../store/stores.ts';
import { readWork } from '../store/work-table.ts';
import { sweepAccounts } from './sweep-accounts.ts';

/** Cases a turn: about 5 ms of the main thread. */
const BATCH = 300;

/**
 * Brings the cache's picture of the desk up to date: every tracked case is in it, drafts and sends are marked, and nothing is left
 * of accounts that were removed. Needed after
 * the cache was put aside, and after a crash between the two files.
 */
export async function projectDesk(stores: Stores): Promise<void> {
  await sweepAccounts(stores);
  await projectWhatIsDue(stores);
  if (countTracked(stores.desk) !== countCached(stores.cache)) await projectRegister(stores);
  transact(stores.cache, () => {
    clearMarks(stores.cache);
    const drafts = all(
      stores.desk,
      z.object({ accountId: z.string(), caseId: z.string() }),
      'SELECT account_id, case_id FROM reply_drafts',
    );
    for (const draft of drafts) setDraftMark(stores.cache, draft.accountId, draft.caseId, true);
    for (const account of listAccounts(stores.desk)) markSends(stores, account.id);
  });
}

/** Puts one tracked case into the cache, with everything that the desk knows of it. Inside a transaction of the cache. */
export function projectTracked(stores: Stores, tracked: TrackedCase): void {
  projectCase(stores.cache, tracked);
  const work = readWork(stores.desk, tracked.accountId, tracked.caseId);
  if (work !== null) projectWork(stores.cache, tracked.accountId, tracked.caseId, work);
}

async function projectWhatIsDue(stores: Stores): Promise<void> {
  for (;;) {
    const due = listProjectionsDue(stores.cache, BATCH);
    if (due.length === 0) return;
    transact(stores.cache, () => {
      for (const { accountId, caseId } of due) {
        const tracked = findTracked(stores.desk, accountId, caseId);
        if (tracked === null) removeCached(stores.cache, accountId, caseId);
        else projectTracked(stores, tracked);
        settleProjection(stores.cache, accountId, caseId);
      }
    });
    await nextTurn();
  }
}

async function projectRegister(stores: Stores): Promise<void> {
  let after: { accountId: string; caseId: string } | null = null;
  for (;;) {
    const batch = trackedAfter(stores.desk, after, BATCH);
    transact(stores.cache, () => {
      for (const tracked of batch) projectTracked(stores, tracked);
    });
    const last = batch.at(-1);
    if (last === undefined) return;
    after = { accountId: last.accountId, caseId: last.caseId };
    await nextTurn();
  }
}

function markSends(stores: Stores, accountId: string): void {
  const rows = openSends(stores.desk, accountId);
  const caseIds = new Set(rows.flatMap((row) => (row.caseId === null ? [] : [row.caseId])));
  for (const caseId of caseIds) {
    setOutboxMark(stores.cache, accountId, caseId, markOf(rows.filter((row) => row.caseId === caseId)));
  }
}
