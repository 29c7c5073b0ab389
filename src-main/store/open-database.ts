import { copyFileSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import type { Db } from './database.ts';
import { classifySqliteError, type OpenFailure } from './sqlite-errors.ts';

/** One step of a schema. Steps only ever add; a published one is never edited. */
export type Migration = { readonly version: number; readonly name: string; readonly sql: string };

export type OpenResult =
  | { readonly ok: true; readonly db: Db }
  | { readonly ok: false; readonly why: OpenFailure; readonly detail: string };

export type OpenOptions = {
  /** Absolute path, or `:memory:`. */
  readonly file: string;
  /** 32 bytes as 64 hexadecimal digits; null leaves the database unencrypted (memory only). */
  readonly keyHex: string | null;
  readonly migrations: readonly Migration[];
  /** FULL survives a power cut; NORMAL may lose the newest commits of a rebuildable file. */
  readonly synchronous: 'FULL' | 'NORMAL';
  /** Where a copy goes before a migration; null makes none. */
  readonly backupFolder: string | null;
};

const SYNCHRONOUS_LEVEL = { NORMAL: 1, FULL: 2 } as const;
const KEPT_BACKUPS = 5;

/**
 * Opens an encrypted database, sets its durability and brings its schema up to date.
 * The caller has proven the key by the marker, so an unreadable first page means damage and not a wrong key.
 */
export function openDatabase(options: OpenOptions): OpenResult {
  let db: Db | undefined;
  try {
    db = new Database(options.file, { timeout: 1_000 });
    if (options.keyHex !== null) {
      db.pragma(`cipher='chacha20'`);
      db.pragma(`key='raw:${options.keyHex}'`);
    }
    if (options.file !== ':memory:') {
      // One writer: a second process must fail here and not in the middle of somebody's work.
      db.pragma('locking_mode = EXCLUSIVE');
      db.pragma('journal_mode = WAL');
    }
    setSynchronous(db, options.synchronous);
    db.pragma('foreign_keys = ON');
    // Takes the exclusive lock now, and reads the first page.
    db.exec('BEGIN IMMEDIATE; COMMIT');
    const newest = options.migrations.reduce((highest, step) => Math.max(highest, step.version), 0);
    if (schemaVersion(db) > newest) {
      db.close();
      return { ok: false, why: 'newer', detail: `the file is newer than version ${newest} of the schema` };
    }
    migrate(db, options);
    return { ok: true, db };
  } catch (cause) {
    db?.close();
    const why = classifySqliteError(cause);
    if (why === null) throw cause;
    return { ok: false, why, detail: cause instanceof Error ? cause.message : '' };
  }
}

/** SQLite's WAL build reopens at NORMAL, so the level is set every time and read back. */
function setSynchronous(db: Db, level: 'FULL' | 'NORMAL'): void {
  db.pragma(`synchronous = ${level}`);
  const read = db.pragma('synchronous', { simple: true });
  if (read !== SYNCHRONOUS_LEVEL[level]) throw new Error(`synchronous is ${String(read)} and not ${level}`);
}

export function schemaVersion(db: Db): number {
  return z.number().parse(db.pragma('user_version', { simple: true }));
}

function migrate(db: Db, options: OpenOptions): void {
  const before = schemaVersion(db);
  const missing = options.migrations.filter((step) => step.version > before).sort((a, b) => a.version - b.version);
  if (missing.length === 0) return;
  if (before > 0 && options.backupFolder !== null) backUp(db, options.file, options.backupFolder, before);
  for (const step of missing) {
    db.transaction(() => {
      db.exec(step.sql);
      db.pragma(`user_version = ${step.version}`);
    })();
  }
}

/** Copies the file, still encrypted, after folding the write-ahead log into it. Keeps the newest few copies. */
function backUp(db: Db, file: string, folder: string, version: number): void {
  db.pragma('wal_checkpoint(TRUNCATE)');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const name = path.basename(file, '.db');
  copyFileSync(file, path.join(folder, `${name}-v${version}-${Date.now()}.db`));
  const copies = readdirSync(folder)
    .filter((entry) => entry.startsWith(`${name}-v`))
    .map((entry) => ({ entry, at: statSync(path.join(folder, entry)).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { entry } of copies.slice(KEPT_BACKUPS)) rmSync(path.join(folder, entry));
}
