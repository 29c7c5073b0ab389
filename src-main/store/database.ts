import type Database from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import { AppFailure } from '../../src-shared/errors.ts';
import { classifySqliteError } from './sqlite-errors.ts';

export type Db = Database.Database;

/**
 * Rows of a query, each checked against its schema: a stored row is a border like any other. Columns are named case_id in SQL and
 * caseId in code; this is the one place that turns the one into the other.
 */
export function all<S extends z.ZodType>(db: Db, schema: S, sql: string, ...parameters: readonly unknown[]): z.output<S>[] {
  return rawRows(db, sql, ...parameters).map((row) => schema.parse(inCode(row)));
}

/**
 * Visits the texts of a one-column query one by one, until the visitor has seen enough: what lies behind is never computed. For
 * searches, where thousands of rows are passed by for every one that is kept.
 * @param visit answers false to stop
 */
export function eachText(db: Db, visit: (text: string) => boolean, sql: string, ...parameters: readonly unknown[]): void {
  guarded(db, () => {
    for (const row of prepared(db, sql).iterate(...parameters)) {
      const text = typeof row === 'object' && row !== null ? Object.values(row)[0] : undefined;
      if (typeof text !== 'string') throw new Error('a row of something else than one text');
      if (!visit(text)) return;
    }
  });
}

/** Rows with their columns as SQL names them. */
export function rawRows(db: Db, sql: string, ...parameters: readonly unknown[]): unknown[] {
  return guarded(db, () => prepared(db, sql).all(...parameters));
}

const namesInCode = new Map<string, string>();

function nameInCode(column: string): string {
  let name = namesInCode.get(column);
  if (name === undefined) {
    name = column.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());
    namesInCode.set(column, name);
  }
  return name;
}

function inCode(row: unknown): unknown {
  if (typeof row !== 'object' || row === null) return row;
  const named: Record<string, unknown> = {};
  for (const [column, value] of Object.entries(row)) named[nameInCode(column)] = value;
  return named;
}

/** The first row of a query, or null. */
export function first<S extends z.ZodType>(
  db: Db,
  schema: S,
  sql: string,
  ...parameters: readonly unknown[]
): z.output<S> | null {
  const row = guarded(db, () => prepared(db, sql).get(...parameters));
  return row === undefined ? null : schema.parse(inCode(row));
}

const mirrors = new WeakMap<Db, Db>();

/**
 * From now on every change of `db` is made in `mirror` as well, in the same order, so that the two are equal row by row.
 * The mirror commits first: it never knows less than what was acknowledged.
 */
export function attachMirror(db: Db, mirror: Db): void {
  mirrors.set(db, mirror);
}

/** Runs a statement that changes rows. @returns how many. */
export function run(db: Db, sql: string, ...parameters: readonly unknown[]): number {
  const mirror = mirrors.get(db);
  if (mirror === undefined) return guarded(db, () => prepared(db, sql).run(...parameters).changes);
  if (!db.inTransaction) return transact(db, () => run(db, sql, ...parameters));
  return guarded(db, () => {
    prepared(mirror, sql).run(...parameters);
    return prepared(db, sql).run(...parameters).changes;
  });
}

/** All of `work` or none of it. Inside another transaction it is part of that one. */
export function transact<T>(db: Db, work: () => T): T {
  const mirror = mirrors.get(db);
  if (mirror === undefined) return guarded(db, () => db.transaction(work)());
  const isOutermost = !db.inTransaction;
  return guarded(db, () => {
    if (isOutermost && ahead.has(mirror)) putBehind(mirror);
    let isInMirror = false;
    try {
      return db.transaction(() => {
        const result = mirror.transaction(() => {
          const result = work();
          if (isOutermost) run(db, COUNT_REVISION);
          return result;
        })();
        isInMirror = isOutermost;
        return result;
      })();
    } catch (cause) {
      // Whoever asked is told that it failed, so the next start must not take it for the truth: a reply that was refused would leave.
      if (isInMirror) {
        ahead.add(mirror);
        putBehind(mirror);
      }
      throw cause;
    }
  });
}

const COUNT_REVISION = 'UPDATE revision SET n = n + 1';
/** One for what the desk has not, one so that the desk knows more. */
const PUT_BEHIND = 'UPDATE revision SET n = n - 2';
/** Mirrors that hold what their desk refused, and that could not be put behind it yet. */
const ahead = new WeakSet<Db>();

/** The desk is the truth at the next start, and this mirror is made anew from it. */
function putBehind(mirror: Db): void {
  try {
    prepared(mirror, PUT_BEHIND).run();
    ahead.delete(mirror);
  } catch (cause) {
    // The same full disk: it is tried again before anything else is written.
    if (classifySqliteError(cause) === null) throw cause;
  }
}

const damageListeners = new WeakMap<Db, () => void>();

/** Told when a page of an open database turns out damaged; by then the work that met it has failed. */
export function onDamage(db: Db, listener: () => void): void {
  damageListeners.set(db, listener);
}

/** A full or failing disk is a person's problem and crosses as one; a wrong statement is a bug and stays one. */
function guarded<T>(db: Db, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const why = cause instanceof AppFailure ? null : classifySqliteError(cause);
    if (why === null || why === 'newer') throw cause;
    if (why === 'damaged') damageListeners.get(db)?.();
    throw new AppFailure({ kind: 'storage', why });
  }
}

const statements = new WeakMap<Db, Map<string, Database.Statement<unknown[]>>>();

function prepared(db: Db, sql: string): Database.Statement<unknown[]> {
  let known = statements.get(db);
  if (known === undefined) {
    known = new Map();
    statements.set(db, known);
  }
  let statement = known.get(sql);
  if (statement === undefined) {
    statement = db.prepare<unknown[]>(sql);
    known.set(sql, statement);
  }
  return statement;
}

/** SQLite has no booleans. */
export const Flag = z.number().transform((value) => value !== 0);

/** A column of JSON text, checked by a schema of its own. */
export function jsonColumn<S extends z.ZodType>(schema: S) {
  return z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema);
}
