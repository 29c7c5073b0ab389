import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Log } from '../ports.ts';
import { attachMirror, type Db, first, transact } from './database.ts';
import { deskMigrations } from './migrations/desk.ts';
import { type OpenResult, openDatabase } from './open-database.ts';
import { salvageInto } from './salvage.ts';
import { classifySqliteError, type OpenFailure } from './sqlite-errors.ts';

export type DeskAnswer =
  | { readonly ok: true; readonly desk: Db; readonly mirror: Db; readonly repaired: boolean }
  | { readonly ok: false; readonly why: OpenFailure };

type Copy = { readonly db: Db; readonly revision: number };

/**
 * Opens the desk and its mirror, and makes them equal: the healthy one that knows more is the truth. A desk that is damaged,
 * emptied, missing or has lost its newest commits comes back from the mirror; if both are damaged, every row that can still
 * be read in either is carried into a new one. What is replaced is put aside, never deleted.
 */
export function openDesk(profile: string, keyHex: string, isEstablished: boolean, log: Log): DeskAnswer {
  const files = { desk: path.join(profile, 'desk.db'), mirror: path.join(profile, 'desk-mirror.db') };
  const open = (file: string) =>
    openDatabase({ file, keyHex, migrations: deskMigrations, synchronous: 'FULL', backupFolder: path.join(profile, 'backups') });

  const desk = openHealthy(open, files.desk);
  if (!desk.ok && desk.why !== 'damaged') return desk;
  const mirror = openHealthy(open, files.mirror);
  if (!mirror.ok && mirror.why !== 'damaged') {
    if (desk.ok) desk.copy.db.close();
    return mirror;
  }

  if (desk.ok && mirror.ok && desk.copy.revision === mirror.copy.revision) {
    // Two empty files where there was a desk before are no desk.
    if (desk.copy.revision === 0 && isEstablished) return lost([desk.copy, mirror.copy]);
    return joined(desk.copy.db, mirror.copy.db, false);
  }
  const truth = newer(desk.ok ? desk.copy : null, mirror.ok ? mirror.copy : null);
  if (truth !== null && truth.revision > 0) {
    const isDeskTrue = desk.ok && truth === desk.copy;
    log.write('warn', 'desk-copied', { from: isDeskTrue ? 'desk' : 'mirror', revision: truth.revision });
    truth.db.pragma('wal_checkpoint(TRUNCATE)');
    if (desk.ok) desk.copy.db.close();
    if (mirror.ok) mirror.copy.db.close();
    replace(isDeskTrue ? files.mirror : files.desk, isDeskTrue ? files.desk : files.mirror, profile);
    return reopen(open, files, !isDeskTrue);
  }
  if (desk.ok) desk.copy.db.close();
  if (mirror.ok) mirror.copy.db.close();
  return rebuild(open, files, profile, log);
}

type HealthAnswer = { readonly ok: true; readonly copy: Copy } | { readonly ok: false; readonly why: OpenFailure };

/** Opens a file and reads all of it once: every page is authenticated, so damage anywhere shows here and not in the middle of work. */
function openHealthy(open: (file: string) => OpenResult, file: string): HealthAnswer {
  const opened = open(file);
  if (!opened.ok) return opened;
  try {
    const verdict = opened.db.pragma('quick_check(1)', { simple: true });
    const revision = first(opened.db, z.object({ n: z.number() }), 'SELECT n FROM revision')?.n ?? 0;
    if (verdict === 'ok') return { ok: true, copy: { db: opened.db, revision } };
  } catch (cause) {
    if (classifySqliteError(cause) === null && !(cause instanceof Error && cause.name === 'AppFailure')) throw cause;
  }
  opened.db.close();
  return { ok: false, why: 'damaged' };
}

function newer(desk: Copy | null, mirror: Copy | null): Copy | null {
  if (desk === null || mirror === null) return desk ?? mirror;
  return desk.revision >= mirror.revision ? desk : mirror;
}

function lost(copies: readonly Copy[]): DeskAnswer {
  for (const copy of copies) copy.db.close();
  return { ok: false, why: 'damaged' };
}

function joined(desk: Db, mirror: Db, repaired: boolean): DeskAnswer {
  attachMirror(desk, mirror);
  try {
    // The first revision tells a desk that is in use from an empty file.
    transact(desk, () => undefined);
  } catch (cause) {
    // Left open, they would lock out the next try.
    desk.close();
    mirror.close();
    throw cause;
  }
  return { ok: true, desk, mirror, repaired };
}

function reopen(
  open: (file: string) => OpenResult,
  files: { readonly desk: string; readonly mirror: string },
  repaired: boolean,
): DeskAnswer {
  const desk = open(files.desk);
  if (!desk.ok) return desk;
  const mirror = open(files.mirror);
  if (!mirror.ok) {
    desk.db.close();
    return mirror;
  }
  return joined(desk.db, mirror.db, repaired);
}

/** Puts `from` in the place of `target`; what was there is kept aside, with its log. */
function replace(target: string, from: string, profile: string): void {
  setAside(target, profile);
  copyFileSync(from, target);
}

function setAside(file: string, profile: string): void {
  const folder = path.join(profile, 'damaged');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const name = `${path.basename(file)}-${Date.now()}`;
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(`${file}${suffix}`)) renameSync(`${file}${suffix}`, path.join(folder, `${name}${suffix}`));
  }
}

/** Neither copy is whole: a new desk is made of every row that either still gives. */
function rebuild(
  open: (file: string) => OpenResult,
  files: { readonly desk: string; readonly mirror: string },
  profile: string,
  log: Log,
): DeskAnswer {
  const fresh = path.join(profile, 'desk-salvaged.db');
  setAside(fresh, profile);
  const made = open(fresh);
  if (!made.ok) return made;
  let rows = 0;
  for (const file of [files.desk, files.mirror]) {
    const damaged = open(file);
    if (!damaged.ok) continue;
    rows += salvageInto(made.db, damaged.db);
    damaged.db.close();
  }
  log.write('warn', 'desk-salvaged', { rows });
  made.db.pragma('wal_checkpoint(TRUNCATE)');
  made.db.close();
  if (rows === 0) return { ok: false, why: 'damaged' };
  replace(files.desk, fresh, profile);
  replace(files.mirror, fresh, profile);
  return reopen(open, files, true);
}
