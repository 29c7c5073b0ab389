import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createLifecycle } from '../../../src-main/lifecycle.ts';
import { createMemorySecrets } from '../../../src-main/memory-secrets.ts';
import { NO_POLICY } from '../../../src-main/policy/read-policy.ts';
import type { Demo, Ports, Secrets } from '../../../src-main/ports.ts';
import type { Session } from '../../../src-main/session.ts';
import { obtainKey } from '../../../src-main/store/key.ts';
import { deskMigrations } from '../../../src-main/store/migrations/desk.ts';
import { openDatabase } from '../../../src-main/store/open-database.ts';
import { openStores } from '../../../src-main/store/open-stores.ts';
import type { Stores } from '../../../src-main/store/stores.ts';
import { createDemo } from '../../../src-sandbox/demo.ts';
import { AppFailure } from '../../../src-shared/errors.ts';
import { startCore, temporaryProfile } from '../../support/core.ts';
import { createRecordingLog, evenRandom } from '../../support/fake-ports.ts';

/** A lifecycle over real stores, whose session does what a test says. */
function lifecycleWith(begin: (stores: Stores) => Promise<void>) {
  const log = createRecordingLog();
  const ports = {
    paths: { profile: temporaryProfile() },
    secrets: createMemorySecrets(),
    random: evenRandom,
    log,
    policy: { read: async () => NO_POLICY },
  } as unknown as Ports; // all of it that a lifecycle asks for
  let ended = 0;
  const lifecycle = createLifecycle({
    ports,
    createSession: ({ stores }) =>
      ({
        start: () => begin(stores),
        async stop() {
          ended += 1;
          for (const db of [stores.cache, stores.desk, stores.mirror]) db?.close();
        },
      }) as unknown as Session, // all of it that a lifecycle asks for
    onChange: () => undefined,
  });
  return { lifecycle, log, ended: () => ended };
}

test('a disk that fills up right after opening is a stage of its own, and trying again opens everything', async () => {
  let isFull = true;
  const { lifecycle, ended } = lifecycleWith(async () => {
    if (isFull) throw new AppFailure({ kind: 'storage', why: 'disk-full' });
  });
  await lifecycle.open();
  expect(lifecycle.stage()).toEqual({ stage: 'disk-full' });
  expect(ended()).toBe(1);
  isFull = false;
  await lifecycle.open();
  expect(lifecycle.stage()).toEqual({ stage: 'ready' });
  await lifecycle.stop();
});

/** A profile that can not be made, also not by root: a path below a regular file. */
function impossibleProfile(): { profile: string; folder: string } {
  const folder = temporaryProfile();
  writeFileSync(path.join(folder, 'file'), 'a file, and no folder');
  return { profile: path.join(folder, 'file', 'profile'), folder };
}

test('without a keychain, a profile that can not be written is not needed: everything works in memory', async () => {
  const { profile, folder } = impossibleProfile();
  const unavailable = { kind: 'unavailable', detail: '' } as const;
  const secrets = { get: async () => unavailable, set: async () => unavailable, remove: async () => unavailable };
  const core = await startCore({ profile, secrets });
  expect(await core.call('app.info', {})).toMatchObject({ stage: { stage: 'ready' }, persistence: 'memory' });
  await core.call('settings.change', { theme: 'dark' });
  await core.stop();
  expect(readdirSync(folder)).toEqual(['file']);
});

test('with a keychain, a profile that can not be written leaves no key behind', async () => {
  const { profile } = impossibleProfile();
  const memory = createMemorySecrets();
  const left = new Set<string>();
  const secrets: Secrets = {
    ...memory,
    set: (name, value) => memory.set(left.add(name) && name, value),
    remove: (name) => memory.remove(left.delete(name) ? name : ''),
  };
  const core = await startCore({ profile, secrets });
  expect((await core.call('app.info', {})).stage).toEqual({ stage: 'read-only' });
  await core.call('app.retry', {});
  expect([...left]).toEqual([]);
  await core.stop();
});

test('a desk that could not be taken into use is not left locked', async () => {
  const profile = temporaryProfile();
  const secrets: Secrets = createMemorySecrets();
  const log = createRecordingLog();
  const first = await openStores(profile, secrets, evenRandom, log);
  if (!first.ok) throw new Error(first.stage.stage);
  for (const db of [first.stores.cache, first.stores.desk, first.stores.mirror]) db?.close();
  const key = await obtainKey(profile, secrets, evenRandom);
  if (key.kind !== 'key') throw new Error(key.kind);
  const open = () =>
    openDatabase({
      file: path.join(profile, 'desk.db'),
      keyHex: key.keyHex,
      migrations: deskMigrations,
      synchronous: 'FULL',
      backupFolder: null,
    });
  const desk = open();
  if (!desk.ok) throw new Error(desk.why);
  desk.db.exec(`CREATE TRIGGER refuse BEFORE UPDATE ON revision BEGIN SELECT raise(ABORT, 'refused'); END`);
  desk.db.close();
  await expect(openStores(profile, secrets, evenRandom, log)).rejects.toThrow('refused');
  const again = open();
  expect(again.ok).toBe(true);
  if (again.ok) again.db.close();
});

test('what fails while everything ends keeps nothing open, and the next start finds it all', async () => {
  const core = await startCore();
  core.presence.show = () => {
    throw new Error('the tray is gone');
  };
  await core.stop();
  expect(core.log.bugs).toHaveLength(1);
  const again = await startCore({ profile: core.profile, secrets: core.secrets });
  expect((await again.call('app.info', {})).stage).toEqual({ stage: 'ready' });
  await again.stop();
});

test('a demo that could not start can be tried again, and keeps nothing open at the end', async () => {
  const real = createDemo();
  let tries = 0;
  const demo: Demo = {
    async start(saved) {
      tries += 1;
      if (tries < 3) throw new Error('no free port');
      return real.start(saved);
    },
  };
  const core = await startCore({ demo });
  expect(await core.ask('accounts.startDemo', {})).toMatchObject({ ok: false });
  expect(await core.ask('accounts.startDemo', {})).toMatchObject({ ok: false });
  const both = await Promise.all([core.call('accounts.startDemo', {}), core.call('accounts.startDemo', {})]);
  expect(new Set(both.map(({ id }) => id)).size).toBe(1);
  expect((await core.call('accounts.list', {})).accounts).toHaveLength(1);
  await core.stop();
  const again = await startCore({ demo, profile: core.profile, secrets: core.secrets });
  expect((await again.call('app.info', {})).stage).toEqual({ stage: 'ready' });
  await again.stop();
});

test('a demo that never started does not keep the stores open', async () => {
  const demo: Demo = { start: () => Promise.reject(new Error('no free port')) };
  const core = await startCore({ demo });
  expect(await core.ask('accounts.startDemo', {})).toMatchObject({ ok: false });
  await core.stop();
  const again = await startCore({ profile: core.profile, secrets: core.secrets });
  expect((await again.call('app.info', {})).stage).toEqual({ stage: 'ready' });
  await again.stop();
});
