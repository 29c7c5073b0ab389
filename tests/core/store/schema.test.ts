import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { all, type Db, run } from '../../../src-main/store/database.ts';
import { cacheMigrations } from '../../../src-main/store/migrations/cache.ts';
import { deskMigrations } from '../../../src-main/store/migrations/desk.ts';
import { type Migration, openDatabase, schemaVersion } from '../../../src-main/store/open-database.ts';
import { temporaryProfile } from '../../support/core.ts';

const snapshotFile = path.join(import.meta.dirname, 'schema-snapshot.json');
const Snapshot = z.record(z.string(), z.array(z.string()));

function open(file: string, migrations: readonly Migration[], keyHex = randomBytes(32).toString('hex')) {
  return openDatabase({ file, keyHex, migrations, synchronous: 'FULL', backupFolder: path.join(path.dirname(file), 'backups') });
}

function mustOpen(file: string, migrations: readonly Migration[], keyHex?: string): Db {
  const opened = open(file, migrations, keyHex);
  if (!opened.ok) throw new Error(opened.why);
  return opened.db;
}

function describeSchema(db: Db): string[] {
  return all(
    db,
    z.object({ type: z.string(), name: z.string() }),
    `SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name`,
  ).flatMap(({ type, name }) =>
    type === 'table'
      ? all(db, z.object({ name: z.string(), type: z.string() }), `SELECT name, type FROM pragma_table_info('${name}')`).map(
          (column) => `${name}.${column.name} ${column.type}`,
        )
      : [`${type} ${name}`],
  );
}

test('migrations only add: nothing that was published is gone or of another type', () => {
  const profile = temporaryProfile();
  const now = {
    desk: describeSchema(mustOpen(path.join(profile, 'desk.db'), deskMigrations)),
    cache: describeSchema(mustOpen(path.join(profile, 'cache.db'), cacheMigrations)),
  };
  const published = Snapshot.parse(existsSync(snapshotFile) ? JSON.parse(readFileSync(snapshotFile, 'utf8')) : {});
  for (const name of ['desk', 'cache'] as const) expect(now[name]).toEqual(expect.arrayContaining(published[name] ?? []));
  // An addition asks for a new snapshot, made on purpose: UPDATE_SCHEMA_SNAPSHOT=1.
  if (process.env.UPDATE_SCHEMA_SNAPSHOT === '1') writeFileSync(snapshotFile, `${JSON.stringify(now, null, 2)}\n`);
  else expect(now, 'the schema grew: run this test once with UPDATE_SCHEMA_SNAPSHOT=1 and commit the file').toEqual(published);
});

test.each([
  ['desk', deskMigrations],
  ['cache', cacheMigrations],
] as const)('the %s of every older version is brought up to date with its rows, after a copy was made', (name, migrations) => {
  for (let version = 1; version < migrations.length; version++) {
    const profile = temporaryProfile();
    const file = path.join(profile, `${name}.db`);
    const keyHex = randomBytes(32).toString('hex');
    const old = mustOpen(file, migrations.slice(0, version), keyHex);
    if (name === 'desk') run(old, `INSERT INTO settings (key, value) VALUES ('kept', 'yes')`);
    old.close();
    const current = mustOpen(file, migrations, keyHex);
    expect(schemaVersion(current)).toBe(migrations.length);
    if (name === 'desk')
      expect(all(current, z.object({ value: z.string() }), 'SELECT value FROM settings')).toEqual([{ value: 'yes' }]);
    expect(readdirSync(path.join(profile, 'backups'))).toHaveLength(1);
    // The copy is as unreadable as the file itself.
    expect(
      readFileSync(path.join(profile, 'backups', readdirSync(path.join(profile, 'backups'))[0] ?? ''))
        .subarray(0, 15)
        .toString(),
    ).not.toBe('SQLite format 3');
    current.close();
  }
});

test('a newer schema is refused and left untouched', () => {
  const file = path.join(temporaryProfile(), 'desk.db');
  const keyHex = randomBytes(32).toString('hex');
  mustOpen(file, [...deskMigrations, { version: 99, name: 'the future', sql: 'CREATE TABLE future (a)' }], keyHex).close();
  const before = readFileSync(file);
  expect(open(file, deskMigrations, keyHex)).toMatchObject({ ok: false, why: 'newer' });
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('every open sets synchronous to FULL, which the write-ahead build does not keep', () => {
  const file = path.join(temporaryProfile(), 'desk.db');
  const keyHex = randomBytes(32).toString('hex');
  mustOpen(file, deskMigrations, keyHex).close();
  expect(mustOpen(file, deskMigrations, keyHex).pragma('synchronous', { simple: true })).toBe(2);
});

test('a file of ours is no plain SQLite file, and another key does not open it', () => {
  const file = path.join(temporaryProfile(), 'desk.db');
  const db = mustOpen(file, deskMigrations);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  expect(readFileSync(file).subarray(0, 15).toString()).not.toBe('SQLite format 3');
  expect(open(file, deskMigrations)).toMatchObject({ ok: false, why: 'damaged' });
});
