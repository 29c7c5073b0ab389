import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { createMemorySecrets } from '../../../src-main/memory-secrets.ts';
import type { Secrets } from '../../../src-main/ports.ts';
import type { Sandbox } from '../../../src-sandbox/start-sandbox.ts';
import { type Core, connectTo, startCore, temporaryProfile } from '../../support/core.ts';
import { sandboxFor } from '../../support/sandbox.ts';

const running: { stop(): Promise<void> }[] = [];

afterEach(async () => {
  for (const thing of running.splice(0)) await thing.stop();
});

type Desk = { profile: string; secrets: Secrets; sandbox: Sandbox; accountId: string; caseId: string; sendId: string };

/** A desk with a case, its thread, a draft, and a reply that waits because the network is cut; closed again. */
async function filledDesk(): Promise<Desk> {
  const profile = temporaryProfile();
  const secrets = createMemorySecrets();
  const core = await startCore({ profile, secrets });
  const sandbox = await sandboxFor(core.clock);
  running.push(sandbox);
  const { id: accountId } = await connectTo(core, sandbox);
  const caseId = sandbox.control.addCase({ status: 'PENDING', comments: [{ plainBody: 'A question', author: 'WISE_AGENT' }] });
  await core.call('cases.track', { accountId, caseId });
  await core.until('the thread', async () => (await core.call('cases.open', { accountId, caseId })).entries.length === 1);
  await sandbox.control.cutNetwork();
  const sendId = randomUUID();
  await core.call('outbox.reply', { id: sendId, accountId, caseId, text: 'Waits in the outbox' });
  await core.call('drafts.saveReply', { accountId, caseId, text: 'Half a sentence', selectionStart: 4, selectionEnd: 4 });
  await core.stop();
  return { profile, secrets, sandbox, accountId, caseId, sendId };
}

async function reopened(desk: Desk): Promise<Core> {
  const core = await startCore({ profile: desk.profile, secrets: desk.secrets });
  running.push(core);
  return core;
}

async function expectNothingLost(core: Core, desk: Desk): Promise<void> {
  expect(await core.call('app.info', {})).toMatchObject({ stage: { stage: 'ready' } });
  const { accountId, caseId, sendId } = desk;
  expect((await core.call('cases.open', { accountId, caseId })).draft?.text).toBe('Half a sentence');
  expect(await core.call('outbox.get', { id: sendId })).toMatchObject({ text: 'Waits in the outbox', state: 'queued' });
}

function flip(file: string, at: number): void {
  const bytes = readFileSync(file);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 0x10, at);
  writeFileSync(file, bytes);
}

const damages: readonly (readonly [string, (file: string) => void])[] = [
  ['a flipped bit in the first page', (file) => flip(file, 100)],
  ['a flipped bit in a later page', (file) => flip(file, Math.floor(statSync(file).size * 0.6))],
  ['a zeroed page', (file) => zeroPage(file, 2)],
  ['half of it gone', (file) => truncateSync(file, Math.floor(statSync(file).size / 2))],
  ['zero length', (file) => truncateSync(file, 0)],
  ['deleted', (file) => unlinkSync(file)],
  [
    'another file in its place',
    (file) => writeFileSync(file, 'not a database at all, but a long enough text to be read as one'.repeat(100)),
  ],
];

function zeroPage(file: string, page: number): void {
  const bytes = readFileSync(file);
  bytes.fill(0, page * 4096, (page + 1) * 4096);
  writeFileSync(file, bytes);
}

describe('the desk', () => {
  test.each(damages)('comes back whole from its mirror: %s', async (_name, damage) => {
    const desk = await filledDesk();
    damage(path.join(desk.profile, 'desk.db'));
    const core = await reopened(desk);
    await expectNothingLost(core, desk);
    expect((await core.call('app.info', {})).repaired).toBe('desk');
    expect(core.log.bugs).toEqual([]);
  });

  test.each(damages)('does not need its mirror: %s', async (_name, damage) => {
    const desk = await filledDesk();
    damage(path.join(desk.profile, 'desk-mirror.db'));
    const core = await reopened(desk);
    await expectNothingLost(core, desk);
    await core.stop();
    running.splice(running.indexOf(core), 1);
    // And the mirror is whole again.
    damage(path.join(desk.profile, 'desk.db'));
    await expectNothingLost(await reopened(desk), desk);
  });

  test('with both copies emptied is said to be damaged, is not taken for a first run, and is left as it is', async () => {
    const desk = await filledDesk();
    for (const name of ['desk.db', 'desk-mirror.db']) truncateSync(path.join(desk.profile, name), 0);
    const core = await reopened(desk);
    expect((await core.call('app.info', {})).stage).toEqual({ stage: 'damaged' });
    expect(await core.ask('accounts.list', {})).toMatchObject({ ok: false, error: { kind: 'not-ready' } });
  });

  test('with both copies damaged gives every row that can still be read, and sends none of them by itself', async () => {
    const desk = await filledDesk();
    for (const name of ['desk.db', 'desk-mirror.db']) {
      const file = path.join(desk.profile, name);
      // The page of some index: the tables can still be read.
      flip(file, statSync(file).size - 2000);
    }
    const core = await reopened(desk);
    await desk.sandbox.control.restoreNetwork();
    expect((await core.call('app.info', {})).stage).toEqual({ stage: 'ready' });
    await core.clock.advance(5 * 60_000);
    expect(await core.call('outbox.get', { id: desk.sendId })).toMatchObject({ text: 'Waits in the outbox' });
    expect(desk.sandbox.control.ledger()).toEqual([]);
  });

  test('can be begun anew where it can not be opened; everything is put aside and nothing deleted', async () => {
    const desk = await filledDesk();
    for (const name of ['desk.db', 'desk-mirror.db']) truncateSync(path.join(desk.profile, name), 0);
    const core = await reopened(desk);
    expect((await core.call('app.startOver', {})).stage).toEqual({ stage: 'ready' });
    expect((await core.call('accounts.list', {})).accounts).toEqual([]);
    const aside = readdirSync(desk.profile).find((name) => name.startsWith('set-aside-')) ?? '';
    expect(readdirSync(path.join(desk.profile, aside))).toEqual(
      expect.arrayContaining(['desk.db', 'desk-mirror.db', 'store.json']),
    );
    expect(await core.ask('app.startOver', {})).toMatchObject({ ok: false, error: { kind: 'not-ready' } });
  });
});

describe('the cache', () => {
  test.each(damages)('is put aside and fills again, and the desk is untouched: %s', async (_name, damage) => {
    const desk = await filledDesk();
    damage(path.join(desk.profile, 'cache.db'));
    const core = await reopened(desk);
    await expectNothingLost(core, desk);
    expect(
      (
        await core.call('cases.window', {
          accountId: desk.accountId,
          source: { kind: 'view', view: 'all' },
          sort: 'created',
          grouping: 'none',
          start: 0,
          count: 5,
        })
      ).total,
    ).toBe(1);
    await desk.sandbox.control.restoreNetwork();
    const { accountId, caseId } = desk;
    await core.until(
      'filled again',
      async () => (await core.call('cases.open', { accountId, caseId })).entries.length >= 1,
      120_000,
    );
  });
});

test('a cache that turns out damaged in the middle of work is put aside and filled again, without a restart', async () => {
  const desk = await filledDesk();
  const { accountId, caseId } = desk;
  const file = path.join(desk.profile, 'cache.db');
  // Every page but the first few: what a start looks at is whole.
  const bytes = readFileSync(file);
  for (let page = 4; page * 4096 < bytes.length; page++)
    bytes.writeUInt8(bytes.readUInt8(page * 4096 + 50) ^ 1, page * 4096 + 50);
  writeFileSync(file, bytes);
  const core = await reopened(desk);
  await desk.sandbox.control.restoreNetwork();
  await core.until(
    'filled again',
    async () => {
      const reply = await core.ask('cases.open', { accountId, caseId });
      return reply.ok && reply.value.entries.length >= 1;
    },
    240_000,
  );
  expect(await core.call('app.info', {})).toMatchObject({ stage: { stage: 'ready' }, repaired: 'cache' });
  await core.until('sent', async () => (await core.call('outbox.get', { id: desk.sendId })).state === 'confirmed', 240_000);
  expect(desk.sandbox.control.ledger()).toHaveLength(1);
});

describe('what can not be opened', () => {
  test('a key that the keychain has lost is never replaced by a new one', async () => {
    const desk = await filledDesk();
    const before = readFileSync(path.join(desk.profile, 'desk.db'));
    const core = await startCore({ profile: desk.profile, secrets: createMemorySecrets() });
    running.push(core);
    expect((await core.call('app.info', {})).stage).toEqual({ stage: 'key-missing' });
    expect(readFileSync(path.join(desk.profile, 'desk.db')).equals(before)).toBe(true);
  });

  test('a locked keychain waits, and opens when it is unlocked', async () => {
    const desk = await filledDesk();
    let locked = true;
    const secrets: Secrets = {
      get: async (name) => (locked ? { kind: 'locked' } : desk.secrets.get(name)),
      set: async (name, value) => (locked ? { kind: 'locked' } : desk.secrets.set(name, value)),
      remove: async (name) => (locked ? { kind: 'locked' } : desk.secrets.remove(name)),
    };
    const core = await startCore({ profile: desk.profile, secrets });
    running.push(core);
    expect((await core.call('app.info', {})).stage).toEqual({ stage: 'keychain-locked' });
    locked = false;
    expect((await core.call('app.retry', {})).stage).toEqual({ stage: 'ready' });
    await expectNothingLost(core, desk);
  });

  test('a keychain that is gone does not turn data on disk into a session in memory', async () => {
    const desk = await filledDesk();
    const gone = { kind: 'unavailable', detail: 'no D-Bus' } as const;
    const core = await startCore({
      profile: desk.profile,
      secrets: { get: async () => gone, set: async () => gone, remove: async () => gone },
    });
    running.push(core);
    expect((await core.call('app.info', {})).stage).toEqual({ stage: 'keychain-unavailable' });
  });

  test('a profile in use by another process', async () => {
    const desk = await filledDesk();
    const first = await reopened(desk);
    const second = await startCore({ profile: desk.profile, secrets: desk.secrets });
    running.push(second);
    expect((await second.call('app.info', {})).stage).toEqual({ stage: 'in-use' });
    await expectNothingLost(first, desk);
  });

  test('a first start that was cut short before anything was written is still a first start', async () => {
    const profile = temporaryProfile();
    const secrets = createMemorySecrets();
    const first = await startCore({ profile, secrets });
    await first.stop();
    for (const name of ['desk.db', 'desk-mirror.db'])
      if (existsSync(path.join(profile, name))) unlinkSync(path.join(profile, name));
    const marker = path.join(profile, 'store.json');
    writeFileSync(marker, readFileSync(marker, 'utf8').replace('"established":true', '"established":false'));
    const second = await startCore({ profile, secrets });
    running.push(second);
    expect((await second.call('app.info', {})).stage).toEqual({ stage: 'ready' });
  });

  test('a folder that can not be written', async () => {
    // Not even root may make a folder there.
    const core = await startCore({ profile: '/sys/caseport' });
    running.push(core);
    expect((await core.call('app.info', {})).stage).toEqual({ stage: 'read-only' });
  });
});
