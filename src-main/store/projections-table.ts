import { z } from 'zod';
import { all, type Db, run } from './database.ts';

const Due = z.object({ accountId: z.string(), caseId: z.string() });

/**
 * Notes that the desk's side of these cases is about to change. Said before the desk is written, so that whatever a crash
 * leaves of the cache's picture is put right at the next start.
 */
export function noteProjections(cache: Db, accountId: string, caseIds: readonly string[]): void {
  for (const caseId of caseIds) {
    run(cache, 'INSERT OR IGNORE INTO projections_due (account_id, case_id) VALUES (?, ?)', accountId, caseId);
  }
}

/** The cache's picture of this case is up to date. */
export function settleProjection(cache: Db, accountId: string, caseId: string): void {
  run(cache, 'DELETE FROM projections_due WHERE account_id = ? AND case_id = ?', accountId, caseId);
}

/** Cases whose picture a crash, or a new schema, left behind. */
export function listProjectionsDue(cache: Db, count: number): { accountId: string; caseId: string }[] {
  return all(cache, Due, 'SELECT account_id, case_id FROM projections_due LIMIT ?', count);
}
