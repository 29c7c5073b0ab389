import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { AppInfo, Stage } from '../../src-shared/app-info.ts';
import { AppFailure } from '../../src-shared/errors.ts';
import type { Log, Random, Secrets } from '../ports.ts';
import type { Db } from './database.ts';
import { obtainKey } from './key.ts';
import { markEstablished } from './marker.ts';
import { cacheMigrations } from './migrations/cache.ts';
import { deskMigrations } from './migrations/desk.ts';
import { openDatabase } from './open-database.ts';
import { openDesk } from './open-desk.ts';
import { makePrivate } from './private-files.ts';
import { classifySqliteError, type OpenFailure } from './sqlite-errors.ts';
import type { Stores } from './stores.ts';

/** What had to be put right while opening, for the person to be told. */
export type Repaired = AppInfo['repaired'];

export type OpenedStores =
  | { readonly ok: true; readonly stores: Stores; readonly persistence: 'disk' | 'memory'; readonly repaired: Repaired }
  | { readonly ok: false; readonly stage: Stage };

/** @property isSuspect damage was met: all of the cache is read before it is trusted again. */
export type OpenStoresOptions = { readonly isSuspect: boolean };

/**
 * Opens the desk and the cache of a profile. The desk is never recreated; a cache that can not be read is put aside and
 * filled again from the server.
 */
export async function openStores(
  profile: string,
  secrets: Secrets,
  random: Random,
  log: Log,
  options: OpenStoresOptions = { isSuspect: false },
): Promise<OpenedStores> {
  try {
    // Makes the folder where something is to be kept in it; a session in memory needs none, and works where none can be made.
    const key = await obtainKey(profile, secrets, random);
    switch (key.kind) {
      case 'memory-only':
        return openInMemory();
      case 'key':
        return openOnDisk(profile, key.keyHex, key.established, log, options.isSuspect);
      default:
        return { ok: false, stage: { stage: key.kind } };
    }
  } catch (cause) {
    const stage = stageOfFailure(cause);
    if (stage === null) throw cause;
    log.write('error', 'store-open-failed', { stage: stage.stage });
    return { ok: false, stage };
  }
}

function openInMemory(): OpenedStores {
  const shared = { file: ':memory:', keyHex: null, synchronous: 'FULL', backupFolder: null } as const;
  const desk = openDatabase({ ...shared, migrations: deskMigrations });
  const cache = openDatabase({ ...shared, migrations: cacheMigrations });
  if (!desk.ok || !cache.ok) throw new Error('a database in memory did not open');
  return { ok: true, stores: { desk: desk.db, mirror: null, cache: cache.db }, persistence: 'memory', repaired: 'nothing' };
}

function openOnDisk(profile: string, keyHex: string, isEstablished: boolean, log: Log, isSuspect: boolean): OpenedStores {
  // Before, for what earlier versions left, and so that nobody looks in while files are made.
  makePrivate(profile, log);
  const desk = openDesk(profile, keyHex, isEstablished, log);
  if (!desk.ok) {
    log.write('error', 'desk-open-failed', { why: desk.why });
    return { ok: false, stage: stageOf(desk.why) };
  }
  markEstablished(profile);
  const cache = openCache(path.join(profile, 'cache.db'), keyHex, log, isSuspect);
  if (!cache.ok) {
    desk.desk.close();
    desk.mirror.close();
    return { ok: false, stage: stageOf(cache.why) };
  }
  makePrivate(profile, log);
  return {
    ok: true,
    stores: { desk: desk.desk, mirror: desk.mirror, cache: cache.db },
    persistence: 'disk',
    repaired: desk.repaired ? 'desk' : cache.remade ? 'cache' : 'nothing',
  };
}

type CacheAnswer =
  | { readonly ok: true; readonly db: Db; readonly remade: boolean }
  | { readonly ok: false; readonly why: OpenFailure };

function openCache(file: string, keyHex: string, log: Log, isSuspect: boolean): CacheAnswer {
  const options = { file, keyHex, migrations: cacheMigrations, synchronous: 'NORMAL', backupFolder: null } as const;
  const opened = openDatabase(options);
  if (opened.ok && isHealthy(opened.db, isSuspect)) return { ...opened, remade: false };
  if (!opened.ok && opened.why !== 'damaged' && opened.why !== 'newer') return opened;
  if (opened.ok) opened.db.close();
  log.write('warn', 'cache-put-aside', { why: opened.ok ? 'damaged' : opened.why });
  putAside(file);
  const fresh = openDatabase(options);
  return fresh.ok ? { ...fresh, remade: true } : fresh;
}

/**
 * A look at the pages that every start needs. The rest of a large cache is authenticated page by page as it is read, and one
 * that fails then is opened anew with all of it read.
 */
function isHealthy(cache: Db, isSuspect: boolean): boolean {
  try {
    if (isSuspect && cache.pragma('quick_check(1)', { simple: true }) !== 'ok') return false;
    for (const table of ['cases', 'entries', 'search_documents'])
      cache.prepare(`SELECT count(*) FROM (SELECT 1 FROM ${table} LIMIT 1)`).get();
    return true;
  } catch (cause) {
    if (classifySqliteError(cause) === null) throw cause;
    return false;
  }
}

/** Renamed and not deleted, for whoever looks into it; only the newest is kept. */
function putAside(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) {
    if (!existsSync(`${file}${suffix}`)) continue;
    rmSync(`${file}.damaged${suffix}`, { force: true });
    renameSync(`${file}${suffix}`, `${file}.damaged${suffix}`);
  }
}

function stageOf(why: OpenFailure): Stage {
  switch (why) {
    case 'damaged':
      return { stage: 'damaged' };
    case 'newer':
      return { stage: 'newer-data' };
    case 'read-only':
      return { stage: 'read-only' };
    case 'disk-full':
      return { stage: 'disk-full' };
    case 'busy':
      return { stage: 'in-use' };
  }
}

/** The stage that a failure of the disk leads to, met while opening or right after; null: it is none, but a bug. */
export function stageOfFailure(cause: unknown): Stage | null {
  const why = cause instanceof AppFailure && cause.error.kind === 'storage' ? cause.error.why : classifySqliteError(cause);
  return why === null ? null : stageOf(why);
}

/**
 * Puts everything of a profile that can not be opened into a folder of its own beside the new one. Nothing is deleted: whoever
 * finds the key, or reads damaged files for a living, finds it all there.
 */
export function setProfileAside(profile: string, now: number): void {
  const folder = path.join(profile, `set-aside-${new Date(now).toISOString().replaceAll(':', '-')}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(profile)) {
    if (/^(desk|cache|store)\b.*\.(db|json)/.test(name)) renameSync(path.join(profile, name), path.join(folder, name));
  }
}
