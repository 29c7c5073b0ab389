import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Stage } from '../../src-shared/app-info.ts';
import type { Log, Random, Secrets } from '../ports.ts';
import { classifySqliteError, type Db, isEmptyFile, type OpenFailure, openDatabase } from './database.ts';
import { obtainKey } from './key.ts';
import { cacheMigrations } from './migrations/cache.ts';
import { deskMigrations } from './migrations/desk.ts';
import type { Stores } from './stores.ts';

export type OpenedStores =
  | { readonly ok: true; readonly stores: Stores; readonly persistence: 'disk' | 'memory' }
  | { readonly ok: false; readonly stage: Stage };

/**
 * Opens the desk and the cache of a profile. The desk is never recreated; a cache that can not be read is put aside and
 * filled again from the server.
 */
export async function openStores(profile: string, secrets: Secrets, random: Random, log: Log): Promise<OpenedStores> {
  try {
    mkdirSync(profile, { recursive: true, mode: 0o700 });
    const key = await obtainKey(profile, secrets, random);
    switch (key.kind) {
      case 'memory-only':
        return openInMemory();
      case 'key':
        return openOnDisk(profile, key.keyHex, key.fresh, log);
      default:
        return { ok: false, stage: { stage: key.kind } };
    }
  } catch (cause) {
    const why = classifySqliteError(cause);
    if (why === null) throw cause;
    log.write('error', 'store-open-failed', { why });
    return { ok: false, stage: stageOf(why) };
  }
}

function openInMemory(): OpenedStores {
  const shared = { file: ':memory:', keyHex: null, synchronous: 'FULL', backupFolder: null } as const;
  const desk = openDatabase({ ...shared, migrations: deskMigrations });
  const cache = openDatabase({ ...shared, migrations: cacheMigrations });
  if (!desk.ok || !cache.ok) throw new Error('a database in memory did not open');
  return { ok: true, stores: { desk: desk.db, cache: cache.db }, persistence: 'memory' };
}

function openOnDisk(profile: string, keyHex: string, isFreshKey: boolean, log: Log): OpenedStores {
  const deskFile = path.join(profile, 'desk.db');
  // An empty file opens as an empty database: here it means that the desk was lost, and not that there never was one.
  if (!isFreshKey && isEmptyFile(deskFile)) return { ok: false, stage: { stage: 'damaged' } };
  const desk = openDatabase({
    file: deskFile,
    keyHex,
    migrations: deskMigrations,
    synchronous: 'FULL',
    backupFolder: path.join(profile, 'backups'),
  });
  if (!desk.ok) {
    log.write('error', 'desk-open-failed', { why: desk.why });
    return { ok: false, stage: stageOf(desk.why) };
  }
  const cache = openCache(path.join(profile, 'cache.db'), keyHex, log);
  if (!cache.ok) {
    desk.db.close();
    return { ok: false, stage: stageOf(cache.why) };
  }
  return { ok: true, stores: { desk: desk.db, cache: cache.db }, persistence: 'disk' };
}

type CacheAnswer = { readonly ok: true; readonly db: Db } | { readonly ok: false; readonly why: OpenFailure };

function openCache(file: string, keyHex: string, log: Log): CacheAnswer {
  const options = { file, keyHex, migrations: cacheMigrations, synchronous: 'NORMAL', backupFolder: null } as const;
  const opened = openDatabase(options);
  if (opened.ok || (opened.why !== 'damaged' && opened.why !== 'newer')) return opened;
  log.write('warn', 'cache-put-aside', { why: opened.why });
  putAside(file);
  return openDatabase(options);
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
