import { z } from 'zod';
import { type ImportJob, ImportOutcome, type ImportRow } from '../../src-shared/register.ts';
import { all, type Db, first, run, transact } from './database.ts';

const JobRow = z.object({
  id: z.string(),
  account_id: z.string(),
  state: z.enum(['running', 'finished', 'cancelled']),
  started_at: z.number(),
});

const WaitingRow = z.object({
  position: z.number(),
  case_id: z.string(),
  external_id: z.string().nullable(),
  subject: z.string().nullable(),
  note: z.string().nullable(),
});

/** A row whose turn has not come. */
export type WaitingRow = ImportRow & { readonly position: number };

export function insertImport(desk: Db, id: string, accountId: string, rows: readonly ImportRow[], now: number): void {
  transact(desk, () => {
    run(desk, `INSERT INTO imports (id, account_id, state, started_at) VALUES (?, ?, 'running', ?)`, id, accountId, now);
    rows.forEach((row, position) => {
      run(
        desk,
        'INSERT INTO import_rows (import_id, position, case_id, external_id, subject, note) VALUES (?, ?, ?, ?, ?, ?)',
        id,
        position,
        row.caseId,
        row.externalId,
        row.subject,
        row.note,
      );
    });
  });
}

function withCounts(desk: Db, row: z.output<typeof JobRow>): ImportJob {
  const counted = all(
    desk,
    z.object({ outcome: ImportOutcome, n: z.number() }),
    'SELECT outcome, count(*) AS n FROM import_rows WHERE import_id = ? GROUP BY outcome',
    row.id,
  );
  const of = (outcome: ImportOutcome) => counted.find((count) => count.outcome === outcome)?.n ?? 0;
  return {
    id: row.id,
    accountId: row.account_id,
    state: row.state,
    total: counted.reduce((sum, { n }) => sum + n, 0),
    counts: {
      waiting: of('waiting'),
      tracked: of('tracked'),
      'already-tracked': of('already-tracked'),
      'not-found': of('not-found'),
      forbidden: of('forbidden'),
      unreadable: of('unreadable'),
      cancelled: of('cancelled'),
    },
    startedAt: row.started_at,
  };
}

export function findImport(desk: Db, id: string): ImportJob | null {
  const row = first(desk, JobRow, 'SELECT * FROM imports WHERE id = ?', id);
  return row === null ? null : withCounts(desk, row);
}

export function newestImport(desk: Db, accountId: string): ImportJob | null {
  const row = first(desk, JobRow, 'SELECT * FROM imports WHERE account_id = ? ORDER BY started_at DESC LIMIT 1', accountId);
  return row === null ? null : withCounts(desk, row);
}

export function runningImports(desk: Db, accountId: string): string[] {
  return all(
    desk,
    z.object({ id: z.string() }),
    `SELECT id FROM imports WHERE account_id = ? AND state = 'running' ORDER BY started_at`,
    accountId,
  ).map((row) => row.id);
}

export function waitingRows(desk: Db, importId: string, count: number): WaitingRow[] {
  return all(
    desk,
    WaitingRow,
    `SELECT position, case_id, external_id, subject, note FROM import_rows WHERE import_id = ? AND outcome = 'waiting' ORDER BY position LIMIT ?`,
    importId,
    count,
  ).map((row) => ({
    position: row.position,
    caseId: row.case_id,
    externalId: row.external_id,
    subject: row.subject,
    note: row.note,
  }));
}

export function setOutcome(desk: Db, importId: string, position: number, outcome: ImportOutcome): void {
  run(desk, 'UPDATE import_rows SET outcome = ? WHERE import_id = ? AND position = ?', outcome, importId, position);
}

export function endImport(desk: Db, importId: string, state: 'finished' | 'cancelled'): void {
  transact(desk, () => {
    run(desk, `UPDATE imports SET state = ? WHERE id = ? AND state = 'running'`, state, importId);
    if (state === 'cancelled')
      run(desk, `UPDATE import_rows SET outcome = 'cancelled' WHERE import_id = ? AND outcome = 'waiting'`, importId);
  });
}

export function readImportRows(
  desk: Db,
  importId: string,
  outcome: ImportOutcome | null,
  start: number,
  count: number,
): { total: number; rows: { position: number; caseId: string; outcome: ImportOutcome }[] } {
  const filter = 'import_id = ? AND (? IS NULL OR outcome = ?)';
  const total =
    first(desk, z.object({ n: z.number() }), `SELECT count(*) AS n FROM import_rows WHERE ${filter}`, importId, outcome, outcome)
      ?.n ?? 0;
  const rows = all(
    desk,
    z.object({ position: z.number(), case_id: z.string(), outcome: ImportOutcome }),
    `SELECT position, case_id, outcome FROM import_rows WHERE ${filter} ORDER BY position LIMIT ? OFFSET ?`,
    importId,
    outcome,
    outcome,
    count,
    start,
  ).map((row) => ({ position: row.position, caseId: row.case_id, outcome: row.outcome }));
  return { total, rows };
}
