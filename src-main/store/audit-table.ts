import { z } from 'zod';
import { type AuditFilter, AuditRow } from '../../src-shared/audit.ts';
import { all, type Db, first, run } from './database.ts';

const KEPT_MILLISECONDS = 2 * 366 * 24 * 3_600_000;

export type NewAuditRow = Omit<AuditRow, 'id'>;

/** Writes a row, and lets go of those older than two years: the log never grows without an end. */
export function insertAuditRow(desk: Db, row: NewAuditRow): void {
  run(
    desk,
    'INSERT INTO audit_log (at, who, action, account_id, case_id, detail) VALUES (?, ?, ?, ?, ?, ?)',
    row.at,
    row.who,
    row.action,
    row.accountId,
    row.caseId,
    row.detail,
  );
  run(desk, 'DELETE FROM audit_log WHERE at < ?', row.at - KEPT_MILLISECONDS);
}

/** Lets a row that was just written tell another detail. */
export function changeAuditDetail(desk: Db, row: NewAuditRow, detail: string | null): void {
  run(
    desk,
    // By what it says: the copy of the desk may number its rows in another way.
    'UPDATE audit_log SET detail = ? WHERE at = ? AND action = ? AND who = ? AND account_id IS ? AND case_id IS ? AND detail IS ?',
    detail,
    row.at,
    row.action,
    row.who,
    row.accountId,
    row.caseId,
    row.detail,
  );
}

/** Whether the same act of the same person is in the log already, not longer ago than this. */
export function hasRecentRow(desk: Db, row: NewAuditRow, milliseconds: number): boolean {
  const found = first(
    desk,
    z.object({ found: z.number() }),
    `SELECT 1 AS found FROM audit_log WHERE at > ? AND action = ? AND who = ? AND account_id IS ? AND case_id IS ? AND detail IS ? LIMIT 1`,
    row.at - milliseconds,
    row.action,
    row.who,
    row.accountId,
    row.caseId,
    row.detail,
  );
  return found !== null;
}

const FILTER = '(? IS NULL OR action = ?) AND (? IS NULL OR case_id = ?)';

function parametersOf({ action, caseId }: AuditFilter): readonly (string | null)[] {
  return [action, action, caseId, caseId];
}

export function countAuditRows(desk: Db, filter: AuditFilter): number {
  const counted = first(
    desk,
    z.object({ n: z.number() }),
    `SELECT count(*) AS n FROM audit_log WHERE ${FILTER}`,
    ...parametersOf(filter),
  );
  return counted?.n ?? 0;
}

/** Rows older than one, the newest first: whoever goes through all of the log meets each row once, whatever is added meanwhile. */
export function readAuditBefore(
  desk: Db,
  filter: AuditFilter,
  last: Pick<AuditRow, 'at' | 'id'> | null,
  count: number,
): AuditRow[] {
  return all(
    desk,
    AuditRow,
    `SELECT id, at, who, action, account_id, case_id, detail FROM audit_log
     WHERE ${FILTER} ${last === null ? '' : 'AND (at, id) < (?, ?)'} ORDER BY at DESC, id DESC LIMIT ?`,
    ...parametersOf(filter),
    ...(last === null ? [] : [last.at, last.id]),
    count,
  );
}

/** A window of the log, the newest first. */
export function readAuditWindow(desk: Db, filter: AuditFilter, start: number, count: number): AuditRow[] {
  return all(
    desk,
    AuditRow,
    `SELECT id, at, who, action, account_id, case_id, detail FROM audit_log WHERE ${FILTER} ORDER BY at DESC, id DESC LIMIT ? OFFSET ?`,
    ...parametersOf(filter),
    count,
    start,
  );
}
