import { z } from 'zod';
import { AppFailure } from '../../src-shared/errors.ts';
import { type Db, transact } from './database.ts';
import { type DeskCopy, mergeDesk, SALVAGED_TABLES } from './desk-copy.ts';
import { classifySqliteError } from './sqlite-errors.ts';

const Row = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
type Row = z.output<typeof Row>;

/**
 * Carries every row that a damaged desk still gives into a new one. A damaged page fails when it is met, so each table is
 * read from both of its ends until it fails. Sends that were open become questions: what is known of them may be old.
 * @returns how many rows were carried over
 */
export function salvageInto(fresh: Db, damaged: Db): number {
  const tables: Record<string, Row[]> = {};
  for (const table of SALVAGED_TABLES) tables[table] = readFromBothEnds(damaged, table);
  const copy: DeskCopy = { format: 1, createdAt: 0, tables };
  const added = mergeDesk(fresh, copy, Date.now(), { keepSignedIn: true });
  // A mark that this desk is one, so that it is not taken for an empty file.
  transact(fresh, () => fresh.prepare('UPDATE revision SET n = max(n, 1)').run());
  return added.accounts + added.cases + added.drafts + added.sends;
}

function readFromBothEnds(damaged: Db, table: string): Row[] {
  const found = new Map<string, Row>();
  if (!hasTable(damaged, table)) return [];
  for (const direction of ['ASC', 'DESC']) {
    try {
      for (const raw of damaged.prepare(`SELECT rowid AS _rowid, * FROM ${table} ORDER BY rowid ${direction}`).iterate()) {
        const row = Row.safeParse(raw);
        if (!row.success) continue;
        const { _rowid, ...rest } = row.data;
        found.set(String(_rowid), rest);
      }
    } catch (cause) {
      // The damaged page: what lies behind it is read from the other end.
      if (!(cause instanceof AppFailure) && classifySqliteError(cause) === null) throw cause;
    }
  }
  return [...found.values()];
}

/** False for a table that came with a later version than the damaged file is of. */
function hasTable(damaged: Db, table: string): boolean {
  try {
    return damaged.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(table) !== undefined;
  } catch (cause) {
    if (classifySqliteError(cause) === null) throw cause;
    return false;
  }
}
