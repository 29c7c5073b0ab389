import { z } from 'zod';
import { ImportedRow, type ImportJob, ImportOutcome, ImportRow } from '../../src-shared/register.ts';
import { all, type Db, first, run, transact } from './database.ts';

const JobRow = z.object({
  id: z.string(),
  accountId: z.string(),
  state: z.enum(['running', 'finished', 'cancelled']),
  startedAt: z.number(),
});

/** A row whose turn has not come. */
const WaitingRow = z.object({ position: z.number(), ...ImportRow.shape });
export type WaitingRow = Readonly<z.output<typeof WaitingRow>>;

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
    accountId: row.accountId,
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
    startedAt: row.startedAt,
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
  );
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
): { total: number; rows: ImportedRow[] } {
  const filter = 'import_id = ? AND (? IS NULL OR outcome = ?)';
  const total =
    first(desk, z.object({ n: z.number() }), `SELECT count(*) AS n FROM import_rows WHERE ${filter}`, importId, outcome, outcome)
      ?.n ?? 0;
  const rows = all(
    desk,
    ImportedRow,
    `SELECT position, case_id, outcome FROM import_rows WHERE ${filter} ORDER BY position LIMIT ? OFFSET ?`,
    importId,
    outcome,
    outcome,
    count,
    start,
  );
  return { total, rows };
}
