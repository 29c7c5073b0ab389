import { chmodSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { startCore, temporaryProfile } from '../../support/core.ts';

const modeOf = (place: string) => (statSync(place).mode & 0o777).toString(8);
const databasesOf = (profile: string) => readdirSync(profile).filter((name) => /\.db/.test(name));

test.skipIf(process.platform === 'win32')('a profile is for its owner alone', async () => {
  const profile = path.join(temporaryProfile(), 'new');
  const core = await startCore({ profile });
  expect(modeOf(profile)).toBe('700');
  expect(databasesOf(profile)).toEqual(expect.arrayContaining(['cache.db', 'desk-mirror.db', 'desk.db', 'desk.db-wal']));
  for (const name of databasesOf(profile)) expect(modeOf(path.join(profile, name)), name).toBe('600');
  await core.stop();
});

test.skipIf(process.platform === 'win32')(
  'one of an earlier version is tightened at the start, and nothing is loosened',
  async () => {
    const profile = temporaryProfile();
    const first = await startCore({ profile });
    await first.stop();
    const copy = path.join(profile, 'backups', 'desk-v1-1.db');
    const elsewhere = path.join(temporaryProfile(), 'elsewhere.db');
    mkdirSync(path.dirname(copy), { mode: 0o755, recursive: true });
    for (const file of [copy, elsewhere]) writeFileSync(file, '');
    symlinkSync(elsewhere, path.join(profile, 'linked.db'));
    chmodSync(profile, 0o755);
    for (const name of databasesOf(profile)) chmodSync(path.join(profile, name), 0o644);
    chmodSync(copy, 0o444);
    const again = await startCore({ profile, secrets: first.secrets });
    expect(modeOf(profile)).toBe('700');
    for (const name of databasesOf(profile).filter((one) => one !== 'linked.db')) {
      expect(modeOf(path.join(profile, name)), name).toBe('600');
    }
    expect(modeOf(path.dirname(copy))).toBe('700');
    expect(modeOf(copy)).toBe('400');
    expect(modeOf(elsewhere)).toBe('644');
    await again.stop();
  },
);
