import { beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../../../src-sandbox/start-sandbox.ts';
import { connectedCore } from '../../support/connected-core.ts';
import { type Core, startCore } from '../../support/core.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

let core: Core;
let sandbox: Sandbox;
let accountId: string;
let caseId: string;

beforeEach(async () => {
  const connected = await connectedCore();
  ({ core, sandbox, accountId } = connected);
  caseId = sandbox.control.addCase({ status: 'OPEN', comments: [{ plainBody: 'A question', author: 'WISE_AGENT' }] });
  await core.call('cases.track', { accountId, caseId });
  await core.until('the thread', async () => (await core.call('cases.open', { accountId, caseId })).entries.length === 1);
  return connected.stop;
});

async function phase(): Promise<string> {
  return (await core.call('sync.state', { accountId })).phase;
}

function reads(): number {
  return sandbox.control.requests().filter((request) => request.path === `/v1/cases/${caseId}`).length;
}

test.each(['wake', 'unlock', 'network-change'] as const)('%s: everything is read again within a second', async (event) => {
  sandbox.control.moveCase({ id: caseId, status: 'SOLVED' });
  await core.until('solved', async () => (await core.call('cases.open', { accountId, caseId })).row.status === 'SOLVED');
  // A solved case is left alone for minutes.
  await core.clock.advance(2 * MINUTE);
  const before = reads();
  core.power.tell(event);
  await core.clock.advance(SECOND);
  expect(reads()).toBe(before + 1);
});

test('offline is told with its beginning and its reason, is probed now and then, and ends by itself', async () => {
  await sandbox.control.cutNetwork();
  await core.until('offline', async () => (await phase()) === 'offline');
  const state = await core.call('sync.state', { accountId });
  expect(state).toMatchObject({ phase: 'offline', why: 'refused' });
  expect(state.lastReadAt).toBeLessThanOrEqual(state.since);
  await core.clock.advance(10 * MINUTE);
  expect((await core.call('sync.state', { accountId })).since).toBe(state.since);
  expect((await core.call('cases.open', { accountId, caseId })).entries).toHaveLength(1);
  await sandbox.control.restoreNetwork();
  await core.until('back', async () => (await phase()) === 'idle', MINUTE);
});

test('a refused token ends in signed-out, without a loop of calls', async () => {
  sandbox.control.addFault({
    match: { path: '/oauth/token' },
    fault: { kind: 'answer', status: 401, body: '{"error":"invalid_client"}' },
  });
  sandbox.control.expireTokens();
  await core.until('signed out', async () => (await phase()) === 'signed-out');
  const before = sandbox.control.requests().length;
  await core.clock.advance(60 * MINUTE);
  expect(sandbox.control.requests().length).toBe(before);
});

test('a closed case is not read by itself any more, a created one soon', async () => {
  sandbox.control.moveCase({ id: caseId, status: 'CLOSED' });
  await core.until('closed', async () => (await core.call('cases.open', { accountId, caseId })).row.status === 'CLOSED');
  const before = reads();
  await core.clock.advance(120 * MINUTE);
  expect(reads()).toBe(before);
  const creating = sandbox.control.addCase({ status: 'CREATING' });
  await core.call('cases.track', { accountId, caseId: creating });
  sandbox.control.moveCase({ id: creating, status: 'OPEN' });
  await core.until(
    'open',
    async () => (await core.call('cases.open', { accountId, caseId: creating })).row.status === 'OPEN',
    10 * SECOND,
  );
});

test('after a stop nothing is left: no timer, and no call', async () => {
  await core.stop();
  expect(core.clock.timers()).toBe(0);
  const before = sandbox.control.requests().length;
  await core.clock.advance(60 * MINUTE);
  expect(sandbox.control.requests().length).toBe(before);
});

test('an account without a sign-in says so before any call has told it, after a restart too, and makes no call', async () => {
  await core.call('accounts.signOut', { accountId });
  expect(await phase()).toBe('signed-out');
  const before = sandbox.control.requests().length;
  core.power.tell('wake');
  await core.call('sync.now', { accountId });
  await core.clock.advance(MINUTE);
  expect(await phase()).toBe('signed-out');
  await core.stop();
  core = await startCore({ profile: core.profile, secrets: core.secrets });
  expect(await phase()).toBe('signed-out');
  expect(sandbox.control.requests().length).toBe(before);
});

test.each(['OPEN', 'CLOSED'] as const)(
  '%s: entries that Wise was too busy to tell are read soon, and counted',
  async (status) => {
    const old = core.clock.now() - 30 * 24 * 60 * MINUTE;
    const busy = sandbox.control.addCase({ status, createdAt: old, comments: [{ plainBody: 'Old news', author: 'WISE_AGENT' }] });
    const unread = async () => (await core.call('cases.counts', { accountId })).unread;
    const before = await unread();
    sandbox.control.addFault({
      match: { method: 'GET', path: `/v1/cases/${busy}/comments` },
      fault: { kind: 'answer', status: 429, headers: [['Retry-After', '1']] },
      times: 1,
    });
    await core.call('register.import', { accountId, rows: [{ caseId: busy, externalId: null, subject: null, note: null }] });
    await core.until('refused', async () => sandbox.control.requests().some(({ path }) => path === `/v1/cases/${busy}/comments`));
    await core.until('counted', async () => (await unread()) === before + 1, 10 * SECOND);
  },
);

test('a case that had changed when Wise asked us to slow down is read soon, whatever its turn', async () => {
  sandbox.control.moveCase({ id: caseId, status: 'SOLVED' });
  await core.until('solved', async () => (await core.call('cases.open', { accountId, caseId })).row.status === 'SOLVED');
  sandbox.control.addFault({
    match: { method: 'GET', path: `/v1/cases/${caseId}/comments` },
    fault: { kind: 'answer', status: 429, headers: [['Retry-After', '1']] },
    times: 1,
  });
  sandbox.control.moveCase({ id: caseId, status: 'PENDING' });
  core.power.tell('wake');
  // A solved case is left alone for ten minutes.
  await core.until(
    'pending',
    async () => (await core.call('cases.open', { accountId, caseId })).row.status === 'PENDING',
    10 * SECOND,
  );
});

test('a clock that was set back since a thread was read leaves no case unread until it has caught up', async () => {
  const threads = () => sandbox.control.requests().filter(({ path }) => path === `/v1/cases/${caseId}/comments`).length;
  await core.call('cases.showing', { accountId, caseId, focused: true });
  await core.clock.advance(2 * MINUTE);
  core.clock.jump(-87_600 * 60 * MINUTE);
  const before = threads();
  await core.clock.advance(2 * MINUTE);
  expect(threads()).toBeGreaterThan(before);
  // Read by the clock of now, it is as fresh as any.
  const soon = threads();
  await core.clock.advance(2 * MINUTE);
  expect(threads() - soon).toBeLessThanOrEqual(3);
});
