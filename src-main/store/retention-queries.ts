import { z } from 'zod';
import { THREAD_FORGOTTEN } from './cases-table.ts';
import { all, type Db, run, transact } from './database.ts';

export type OldThread = { readonly accountId: string; readonly caseId: string };

/** Cases that are over, whose last activity is older, and of which a thread is here. What something of ours is looked for in stays. */
export function oldClosedThreads(cache: Db, before: number, count: number): OldThread[] {
  return all(
    cache,
    z.object({ accountId: z.string(), caseId: z.string() }),
    `SELECT account_id, case_id FROM cases
     WHERE status IN ('CLOSED', 'RESOLVED', 'FAILED') AND activity_at < ? AND outbox = 'none'
       AND (entries_fetched_at >= 0 OR newest_text IS NOT NULL OR message IS NOT NULL)
     ORDER BY activity_at LIMIT ?`,
    before,
    count,
  );
}

/** Takes the words of threads away: entries, what they were before, what is found by search, and the line of the list. */
export function forgetThreads(cache: Db, threads: readonly OldThread[]): void {
  transact(cache, () => {
    for (const { accountId, caseId } of threads) {
      const documents = 'SELECT id FROM search_documents WHERE account_id = ? AND case_id = ? AND part <> ?';
      run(cache, `DELETE FROM search_index WHERE rowid IN (${documents})`, accountId, caseId, 'case');
      run(cache, 'DELETE FROM search_documents WHERE account_id = ? AND case_id = ? AND part <> ?', accountId, caseId, 'case');
      run(cache, 'DELETE FROM entries WHERE account_id = ? AND case_id = ?', accountId, caseId);
      run(cache, 'DELETE FROM entry_history WHERE account_id = ? AND case_id = ?', accountId, caseId);
      run(
        cache,
        `UPDATE cases SET message = NULL, entries_fetched_at = ${THREAD_FORGOTTEN}, newest_entry = NULL, newest_author = NULL, newest_text = NULL
         WHERE account_id = ? AND case_id = ?`,
        accountId,
        caseId,
      );
    }
  });
}
