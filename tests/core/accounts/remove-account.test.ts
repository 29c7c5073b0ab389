import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { createMemorySecrets } from '../../../src-main/memory-secrets.ts';
import type { Demo, Secrets } from '../../../src-main/ports.ts';
import { ROWS_BELOW, ROWS_OF_ACCOUNT } from '../../../src-main/store/account-rows.ts';
import { CACHED_TABLES } from '../../../src-main/store/cached-account.ts';
import { createDemo } from '../../../src-sandbox/demo.ts';
import { startCore } from '../../support/core.ts';
import { actsOf, columnsOf, connected, countAll, fill, inFiles, rowsOf, tablesWithAccount } from './rows-of-account.ts';

const running: { stop(): Promise<void> }[] = [];

afterEach(async () => {
  for (const thing of running.splice(0)) await thing.stop();
});

test('the lists of tables hold every table of the schema that names an account, or a row of one', async () => {
  const core = await startCore();
  await core.stop();
  await inFiles(core, ({ desk, cache }) => {
    expect(Object.keys(ROWS_OF_ACCOUNT).sort()).toEqual(tablesWithAccount(desk));
    expect([...CACHED_TABLES].sort()).toEqual(tablesWithAccount(cache));
    // A new table is named here once it is decided whether it goes with an account.
    const others = [...columnsOf(desk).keys()].filter((table) => !(table in ROWS_OF_ACCOUNT)).sort();
    const ofTheComputer = ['case_templates', 'recent_searches', 'revision', 'saved_replies', 'saved_views', 'settings'];
    expect(others).toEqual(['accounts', ...ROWS_BELOW.map(({ table }) => table), ...ofTheComputer].sort());
  });
});

test('everything of the account is gone from this computer, and nothing of another one', async () => {
  const { core, sandbox, connect } = await connected(running);
  const [kept, removed] = [await connect(), await connect()];
  await fill(core, sandbox, kept);
  await fill(core, sandbox, removed);
  await core.call('emergency.begin', {});
  expect(await core.call('accounts.contents', { accountId: removed })).toEqual({
    cases: 1,
    drafts: 2,
    notes: 1,
    supportRequests: 1,
    openSends: 0,
  });
  const calls = sandbox.ledger().length;
  expect(await core.call('accounts.remove', { accountId: removed })).toEqual({ secret: 'removed' });
  expect(sandbox.ledger().length).toBe(calls);
  expect(await core.call('accounts.list', {})).toMatchObject({ accounts: [{ id: kept }], activeId: kept });
  expect(await core.ask('cases.counts', { accountId: removed })).toMatchObject({ ok: true });
  expect(await core.ask('sync.state', { accountId: removed })).toMatchObject({ error: { kind: 'no-such-account' } });
  expect(await core.secrets.get(`credentials:${removed}`)).toEqual({ kind: 'missing' });
  const [last, before] = await actsOf(core);
  expect(last).toMatchObject({
    action: 'account-removed',
    accountId: removed,
    detail: 'cases 1, drafts 2, notes 1: Northbank Ops',
  });
  expect(before?.action).toBe('signed-out');
  await core.clock.advance(1_000);
  expect(core.log.bugs).toEqual([]);
  await core.stop();
  await inFiles(core, ({ desk, mirror, cache }) => {
    for (const db of [desk, mirror]) {
      expect(Object.keys(rowsOf(db, removed))).toEqual(['audit_log']);
      const { emergencies: _, ...all } = rowsOf(db, kept);
      expect(Object.keys(all)).toEqual(
        Object.keys(ROWS_OF_ACCOUNT)
          .filter((table) => table !== 'emergencies')
          .sort(),
      );
      expect(countAll(db, 'emergencies')).toBe(1);
      for (const { table, column, parent } of ROWS_BELOW) {
        const orphans = `${table} WHERE ${column} NOT IN (SELECT id FROM ${parent})`;
        expect([table, countAll(db, orphans), countAll(db, table) > 0]).toEqual([table, 0, true]);
      }
      expect(countAll(db, `settings WHERE key LIKE '%${removed}%' OR value LIKE '%${removed}%'`)).toBe(0);
    }
    expect(rowsOf(cache, removed)).toEqual({});
    expect(rowsOf(cache, kept)).toMatchObject({ cases: 1, entries: 2, request_log: expect.any(Number) });
    expect(countAll(cache, 'search_index')).toBe(countAll(cache, 'search_documents'));
  });
});

test('is refused while anything of the outbox is open, and all goes on', async () => {
  const { core, sandbox, connect } = await connected(running);
  running.push(core);
  const accountId = await connect();
  const caseId = await fill(core, sandbox, accountId);
  await core.call('settings.change', { undoHoldSeconds: 30 });
  const id = randomUUID();
  await core.call('outbox.reply', { id, accountId, caseId, text: 'Held' });
  const refusal = { ok: false, error: { kind: 'sends-open', caseIds: [caseId] } };
  expect(await core.ask('accounts.remove', { accountId })).toEqual(refusal);
  expect((await core.call('accounts.contents', { accountId })).openSends).toBe(1);
  expect(await core.call('accounts.list', {})).toMatchObject({ accounts: [{ id: accountId, state: 'ready' }] });
  await core.until('sent', async () => (await core.call('outbox.get', { id })).state === 'confirmed');
  expect(await core.ask('accounts.remove', { accountId })).toMatchObject({ ok: true });
});

test('what a crash leaves in the cache is swept at the next start', async () => {
  const { core, sandbox, connect } = await connected(running);
  const [kept, removed] = [await connect(), await connect()];
  await fill(core, sandbox, kept);
  await fill(core, sandbox, removed);
  // The first thing after the desk.
  core.notifier.clear = () => {
    throw new Error('the process ends here');
  };
  expect((await core.ask('accounts.remove', { accountId: removed })).ok).toBe(false);
  await core.stop();
  await inFiles(core, ({ desk, cache }) => {
    expect(Object.keys(rowsOf(desk, removed))).toEqual(['audit_log']);
    expect(Object.keys(rowsOf(cache, removed))).toContain('request_log');
  });
  const next = await startCore({ profile: core.profile, secrets: core.secrets });
  expect(next.log.bugs).toEqual([]);
  await next.stop();
  await inFiles(core, ({ cache }) => {
    expect(rowsOf(cache, removed)).toEqual({});
    expect(rowsOf(cache, kept)).toMatchObject({ cases: 1 });
  });
});

test('an account without a case leaves no call in the log after a crash', async () => {
  const { core, connect } = await connected(running);
  const removed = await connect();
  core.notifier.clear = () => {
    throw new Error('the process ends here');
  };
  await core.ask('accounts.remove', { accountId: removed });
  await core.stop();
  await inFiles(core, ({ cache }) => expect(rowsOf(cache, removed)).toMatchObject({ request_log: expect.any(Number) }));
  await (await startCore({ profile: core.profile, secrets: core.secrets })).stop();
  await inFiles(core, ({ cache }) => expect(rowsOf(cache, removed)).toEqual({}));
});

test('a crash before the desk leaves an account that is signed out, whole, and can be removed', async () => {
  const secrets = createMemorySecrets();
  const { core, sandbox, connect } = await connected(running, secrets);
  running.push(core);
  const accountId = await connect();
  const caseId = await fill(core, sandbox, accountId);
  const { remove } = secrets;
  secrets.remove = async () => {
    throw new Error('the process ends here');
  };
  expect((await core.ask('accounts.remove', { accountId })).ok).toBe(false);
  expect(await core.call('accounts.list', {})).toMatchObject({ accounts: [{ state: 'signed-out', secretLeft: true }] });
  expect((await core.call('cases.open', { accountId, caseId })).draft?.text).toBe('Begun');
  secrets.remove = remove;
  expect(await core.call('accounts.remove', { accountId })).toEqual({ secret: 'removed' });
});

test('what was still to be told is told no more, and the desktop shows no number', async () => {
  const { core, sandbox, connect } = await connected(running);
  running.push(core);
  const accountId = await connect();
  const caseId = await fill(core, sandbox, accountId);
  core.notifier.busy = true;
  sandbox.control.agentComment({ id: caseId, plainBody: 'News' });
  await core.call('cases.refresh', { accountId, caseId });
  await core.clock.advance(2_000);
  await core.call('accounts.remove', { accountId });
  core.notifier.busy = false;
  await core.clock.advance(120_000);
  expect(core.notifier.shown).toEqual([]);
  expect(core.presence.states.at(-1)).toEqual({ needsAction: 0, state: 'ok' });
  expect(core.log.bugs).toEqual([]);
});

test('the stand-in of the demo is stopped, its state is gone, and it can be tried anew', async () => {
  const demo = createDemo();
  const ends: string[] = [];
  const watched: Demo = {
    async start(saved) {
      ends.push(saved === null ? 'began anew' : 'went on');
      const session = await demo.start(saved);
      return {
        ...session,
        async stop() {
          ends.push('stopped');
          await session.stop();
        },
      };
    },
  };
  const core = await startCore({ demo: watched });
  const { id: accountId } = await core.call('accounts.startDemo', {});
  await core.until('the first read', async () => (await core.call('sync.state', { accountId })).lastReadAt !== null);
  expect((await core.call('accounts.contents', { accountId })).cases).toBe(12);
  await core.call('accounts.remove', { accountId });
  await core.clock.advance(5_000);
  expect(ends).toEqual(['began anew', 'stopped']);
  expect(await core.call('accounts.list', {})).toEqual({ accounts: [], activeId: null });
  const again = await core.call('accounts.startDemo', {});
  expect(again.id).not.toBe(accountId);
  await core.call('accounts.remove', { accountId: again.id });
  expect(ends).toEqual(['began anew', 'stopped', 'began anew', 'stopped']);
  expect(core.log.bugs).toEqual([]);
  await core.stop();
  await inFiles(core, ({ desk }) => expect(countAll(desk, `settings WHERE key = 'demo-state'`)).toBe(0));
});

test('a silent keychain does not stop it: what it keeps is written down, and removed once it answers', async () => {
  const memory = createMemorySecrets();
  let isLocked = false;
  const secrets: Secrets = {
    ...memory,
    remove: async (name) => (isLocked ? { kind: 'locked' } : memory.remove(name)),
  };
  const { core, connect } = await connected(running, secrets);
  running.push(core);
  const accountId = await connect();
  const item = `credentials:${accountId}`;
  isLocked = true;
  expect(await core.call('accounts.remove', { accountId })).toEqual({ secret: 'left', why: 'keychain-locked', item });
  expect((await core.call('accounts.list', {})).accounts).toEqual([]);
  expect((await actsOf(core)).slice(0, 3).map(({ action }) => action)).toEqual(['account-removed', 'secret-left', 'signed-out']);
  expect(await memory.get(item)).toMatchObject({ kind: 'value' });
  isLocked = false;
  core.power.tell('unlock');
  await expect.poll(async () => (await memory.get(item)).kind).toBe('missing');
  await expect.poll(async () => (await actsOf(core))[0]?.action).toBe('secret-removed');
});

test('a sign-in that ends while the account is removed brings nothing back', async () => {
  const { core, sandbox, connect } = await connected(running);
  running.push(core);
  const accountId = await connect();
  await core.call('accounts.signOut', { accountId });
  const credentials = { kind: 'client', clientId: sandbox.clientId, clientSecret: sandbox.clientSecret } as const;
  const signingIn = core.ask('accounts.signIn', { accountId, credentials });
  await core.call('accounts.remove', { accountId });
  expect((await signingIn).ok).toBe(false);
  expect(await core.secrets.get(`credentials:${accountId}`)).toEqual({ kind: 'missing' });
  expect(await core.call('accounts.list', {})).toEqual({ accounts: [], activeId: null });
});

test('a backup that was made before brings it back, signed out', async () => {
  const { core, sandbox, connect } = await connected(running);
  running.push(core);
  const accountId = await connect();
  const caseId = await fill(core, sandbox, accountId);
  await core.call('backup.create', { passphrase: 'a long passphrase' });
  await core.call('accounts.remove', { accountId });
  const base64 = Buffer.from(core.saved[0]?.bytes ?? []).toString('base64');
  await core.call('backup.restore', { base64, passphrase: 'a long passphrase' });
  expect(await core.call('accounts.list', {})).toMatchObject({ accounts: [{ id: accountId, state: 'signed-out' }] });
  expect((await core.call('cases.open', { accountId, caseId })).draft?.text).toBe('Begun');
});
