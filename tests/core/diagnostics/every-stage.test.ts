import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, expect, test } from 'vitest';
import { createMemorySecrets } from '../../../src-main/memory-secrets.ts';
import { readPolicy } from '../../../src-main/policy/read-policy.ts';
import type { Secrets } from '../../../src-main/ports.ts';
import { type Core, startCore, temporaryProfile } from '../../support/core.ts';

const running: Core[] = [];

afterEach(async () => {
  for (const core of running.splice(0)) await core.stop();
});

const locked: Secrets = {
  get: async () => ({ kind: 'locked' }),
  set: async () => ({ kind: 'locked' }),
  remove: async () => ({ kind: 'locked' }),
};

async function begin(options: Parameters<typeof startCore>[0]): Promise<Core> {
  const core = await startCore(options);
  running.push(core);
  return core;
}

const text = async (core: Core, name: string) =>
  (await core.call('diagnostics.collect', {})).files.find((file) => file.name === name)?.text ?? '';

test('with a locked keychain it is collected and saved, and says what could not be read', async () => {
  const profile = temporaryProfile();
  const before = await startCore({ profile });
  await before.stop();
  const core = await begin({ profile, secrets: locked });
  expect(await core.call('app.info', {})).toMatchObject({ stage: { stage: 'keychain-locked' } });
  expect(await text(core, 'summary.txt')).toMatch(/^Stage +keychain-locked$/m);
  expect(await text(core, 'settings.json')).toContain('The data is not open');
  expect(await text(core, 'databases.txt')).toContain('desk.db');
  expect((await core.call('diagnostics.save', {})).where).not.toBeNull();
  expect(Object.keys(unzipSync(core.saved[0]?.bytes ?? new Uint8Array()))).toContain('summary.txt');
});

test('with a damaged desk as well', async () => {
  const profile = temporaryProfile();
  const secrets = createMemorySecrets();
  const before = await startCore({ profile, secrets });
  await before.stop();
  for (const name of ['desk.db', 'desk-mirror.db']) writeFileSync(path.join(profile, name), 'x'.repeat(8_192));
  const core = await begin({ profile, secrets });
  expect(await text(core, 'summary.txt')).toMatch(/^Stage +damaged$/m);
  expect((await core.call('policy.get', {})).entries).toEqual([]);
});

test('where exports are not allowed it is saved all the same: it holds nothing of a case', async () => {
  const content = { ok: true, tiers: { enforced: { exportAllowed: false } } } as const;
  const core = await begin({ policy: readPolicy([{ scope: 'machine', where: 'policy.json', content }]) });
  expect((await core.call('diagnostics.save', {})).where).toBe('saved:1');
});

test('without accounts, the hosts of Wise are what is tried, as far as the organisation allows them', async () => {
  const content = { ok: true, tiers: { enforced: { environments: ['sandbox'], proxy: 'http://127.0.0.1:9' } } } as const;
  const core = await begin({ policy: readPolicy([{ scope: 'machine', where: 'policy.json', content }]) });
  const { lines } = await core.call('diagnostics.test', {});
  expect(new Set(lines.map(({ host }) => host))).toEqual(new Set(['api.wise-sandbox.com']));
  expect(core.events.filter(({ name }) => name === 'diagnostics.progress')).toHaveLength(6);
});

test('a log that can not be read is left out', async () => {
  const core = await begin({});
  // A file in the place of the folder: nobody can read below it, not even root.
  writeFileSync(path.join(core.profile, 'logs'), '');
  expect(await text(core, 'errors.txt')).toContain('no warnings');
});
