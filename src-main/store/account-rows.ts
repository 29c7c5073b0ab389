import { z } from 'zod';
import type { AccountContents } from '../../src-shared/accounts.ts';
import { type Db, first, run, transact } from './database.ts';
import { countOpenSends } from './outbox-table.ts';

/** Rows that belong to a row of an account, and do not name the account themselves. */
export const ROWS_BELOW = [
  { table: 'outbox_events', column: 'outbox_id', parent: 'outbox' },
  { table: 'import_rows', column: 'import_id', parent: 'imports' },
  { table: 'support_request_events', column: 'request_id', parent: 'support_requests' },
] as const;

/**
 * What becomes of the rows that name an account when it is removed; a test holds this list against the schema. The record of an
 * emergency stays without the name: it is of the whole integration, and is begun without an account as well. The audit log is
 * what tells of the removal.
 */
export const ROWS_OF_ACCOUNT = {
  tracked_cases: 'deleted',
  case_tags: 'deleted',
  status_changes: 'deleted',
  reply_drafts: 'deleted',
  new_case_drafts: 'deleted',
  outbox: 'deleted',
  imports: 'deleted',
  support_requests: 'deleted',
  emergencies: 'unnamed',
  audit_log: 'kept',
} as const;

/** Takes an account and all that belongs to it out of the desk, in one transaction. */
export function deleteAccountRows(desk: Db, accountId: string): void {
  transact(desk, () => {
    for (const { table, column, parent } of ROWS_BELOW) {
      run(desk, `DELETE FROM ${table} WHERE ${column} IN (SELECT id FROM ${parent} WHERE account_id = ?)`, accountId);
    }
    for (const [table, fate] of Object.entries(ROWS_OF_ACCOUNT)) {
      if (fate === 'deleted') run(desk, `DELETE FROM ${table} WHERE account_id = ?`, accountId);
      if (fate === 'unnamed') run(desk, `UPDATE ${table} SET account_id = NULL WHERE account_id = ?`, accountId);
    }
    run(desk, 'DELETE FROM accounts WHERE id = ?', accountId);
  });
}

const Counted = z.object({ n: z.number() });

export function countContents(desk: Db, accountId: string): AccountContents {
  const count = (what: string) =>
    first(desk, Counted, `SELECT count(*) AS n FROM ${what} WHERE account_id = ?`, accountId)?.n ?? 0;
  return {
    cases: count('(SELECT account_id FROM tracked_cases WHERE untracked_at IS NULL)'),
    // Those of cases that were taken off the list come back with them, and so they count.
    drafts: count('reply_drafts') + count('new_case_drafts'),
    notes: count(`(SELECT account_id FROM tracked_cases WHERE note <> '')`),
    supportRequests: count('support_requests'),
    openSends: countOpenSends(desk, accountId).open,
  };
}
