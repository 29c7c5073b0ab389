import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMemorySecrets } from '../../../src-main/memory-secrets.ts';
import type { Secrets } from '../../../src-main/ports.ts';
import { type Sandbox, startSandbox } from '../../../src-sandbox/start-sandbox.ts';
import type { ConnectForm } from '../../../src-shared/accounts.ts';
import { type Core, connectTo, startCore } from '../../support/core.ts';
import { sandboxFor } from '../../support/sandbox.ts';

const HOUR = 3_600_000;

let core: Core;
let sandbox: Sandbox;
let kept: Map<string, string>;

beforeEach(async () => {
  kept = new Map();
  const memory = createMemorySecrets();
  const watched: Secrets = {
    ...memory,
    async set(name, value) {
      kept.set(name, value);
      return memory.set(name, value);
    },
  };
  core = await startCore({ secrets: watched });
  sandbox = await sandboxFor(core.clock, { token: 'a-static-bearer-token' });
});

afterEach(async () => {
  await core.stop();
  await sandbox.stop();
});

function form(change: Partial<ConnectForm>): Parameters<typeof core.ask<'accounts.connect'>>[1] {
  return {
    label: 'Northbank Ops',
    environment: 'development',
    baseUrl: sandbox.baseUrl,
    credentials: { kind: 'client', clientId: sandbox.clientId, clientSecret: sandbox.clientSecret },
    proxy: { mode: 'none' },
    ...change,
  };
}

function secretsOfAccounts(): string[] {
  return [...kept.keys()].filter((name) => name.startsWith('credentials:'));
}

function tokensAsked(): number {
  return sandbox.control.requests().filter((request) => request.path === '/oauth/token').length;
}

test('a pair that Wise knows is saved in the keychain, and nothing of it crosses back', async () => {
  const account = await core.call('accounts.connect', form({}));
  expect(account).toMatchObject({ label: 'Northbank Ops', environment: 'development', signIn: 'client', state: 'ready' });
  expect(secretsOfAccounts()).toEqual([`credentials:${account.id}`]);
  expect(JSON.stringify([account, core.events, core.log.lines])).not.toContain(sandbox.clientSecret);
});

test('a bearer token works as well', async () => {
  const account = await core.call('accounts.connect', form({ credentials: { kind: 'token', token: 'a-static-bearer-token' } }));
  expect(account.signIn).toBe('token');
  expect(tokensAsked()).toBe(0);
});

test.each<readonly [string, Partial<ConnectForm>, object]>([
  [
    'a wrong secret',
    { credentials: { kind: 'client', clientId: 'sandbox-client', clientSecret: 'wrong' } },
    { kind: 'wrong-credentials' },
  ],
  ['a wrong bearer token', { credentials: { kind: 'token', token: 'wrong' } }, { kind: 'wrong-credentials' }],
  [
    'a port where nobody listens',
    { baseUrl: 'http://127.0.0.1:9' },
    { kind: 'not-reached', why: 'refused', host: '127.0.0.1:9' },
  ],
  ['TLS where there is none', { baseUrl: 'https://127.0.0.1:PORT' }, { kind: 'not-reached', why: 'tls' }],
  ['an address that is not loopback', { baseUrl: 'http://wise.example' }, { kind: 'invalid-field', field: 'baseUrl' }],
  ['an address with a path', { baseUrl: 'http://127.0.0.1:1/path' }, { kind: 'invalid-field', field: 'baseUrl' }],
  ['no address', { baseUrl: null }, { kind: 'invalid-field', field: 'baseUrl' }],
  [
    'a secret with a line break',
    { credentials: { kind: 'client', clientId: 'a', clientSecret: 'b\nc' } },
    { kind: 'invalid-field', field: 'clientSecret' },
  ],
  ['a proxy that is none', { proxy: { mode: 'manual', url: 'not a proxy' } }, { kind: 'invalid-field', field: 'proxy' }],
])('%s is told as such, and nothing is saved', async (_what, change, error) => {
  const port = new URL(sandbox.baseUrl).port;
  const fitted = {
    ...change,
    ...(change.baseUrl === undefined ? {} : { baseUrl: change.baseUrl?.replace('PORT', port) ?? null }),
  };
  expect(await core.ask('accounts.connect', form(fitted))).toMatchObject({ ok: false, error });
  expect((await core.call('accounts.list', {})).accounts).toEqual([]);
  expect(secretsOfAccounts()).toEqual([]);
});

test('a test call that was given up saves nothing, even though it succeeds later', async () => {
  sandbox.control.addFault({ match: { path: '/oauth/token' }, times: 1, fault: { kind: 'latency', milliseconds: 5_000 } });
  const connecting = core.ask('accounts.connect', form({}));
  await core.clock.advance(1_000);
  await core.call('accounts.cancelConnect', {});
  await core.clock.advance(10_000);
  expect(await connecting).toEqual({ ok: false, error: { kind: 'cancelled' } });
  expect((await core.call('accounts.list', {})).accounts).toEqual([]);
  expect(secretsOfAccounts()).toEqual([]);
});

test('an access token is renewed before it expires, and not for every call', async () => {
  sandbox.control.settings({ tokenLifetimeSeconds: 3_600 });
  const { id: accountId } = await connectTo(core, sandbox);
  const caseId = sandbox.control.addCase({ status: 'OPEN' });
  await core.call('cases.track', { accountId, caseId });
  await core.clock.advance(HOUR * 0.8);
  const before = tokensAsked();
  await core.clock.advance(HOUR * 0.4);
  expect(tokensAsked()).toBe(before + 1);
  expect(sandbox.control.requests().filter((request) => request.status === 401)).toEqual([]);
});

test('signed out: the cases stay and can be read, what waits is not sent; signed in again it leaves', async () => {
  const { id: accountId } = await connectTo(core, sandbox);
  await core.call('settings.change', { undoHoldSeconds: 0 });
  const caseId = sandbox.control.addCase({ status: 'PENDING', comments: [{ plainBody: 'A question', author: 'WISE_AGENT' }] });
  await core.call('cases.track', { accountId, caseId });
  await core.until('the thread', async () => (await core.call('cases.open', { accountId, caseId })).entries.length === 1);
  await core.call('accounts.signOut', { accountId });
  const id = randomUUID();
  await core.call('outbox.reply', { id, accountId, caseId, text: 'Waits for a sign-in' });
  const requests = sandbox.control.requests().length;
  await core.clock.advance(HOUR);
  expect(sandbox.control.requests().length).toBe(requests);
  expect((await core.call('cases.open', { accountId, caseId })).entries).toHaveLength(1);

  await core.call('accounts.signIn', {
    accountId,
    credentials: { kind: 'client', clientId: sandbox.clientId, clientSecret: sandbox.clientSecret },
  });
  await core.until('sent', async () => (await core.call('outbox.get', { id })).state === 'confirmed');
});

test('the client id is known after signing out, over a restart, and after a token took its place', async () => {
  const { id: accountId, clientId } = await connectTo(core, sandbox);
  expect(clientId).toBe(sandbox.clientId);
  await core.call('accounts.signOut', { accountId });
  await core.stop();
  core = await startCore({ profile: core.profile, secrets: core.secrets });
  const known = async () => (await core.call('accounts.list', {})).accounts[0];
  expect(await known()).toMatchObject({ state: 'signed-out', clientId: sandbox.clientId });
  await core.call('accounts.signIn', { accountId, credentials: { kind: 'token', token: 'a-static-bearer-token' } });
  expect(await known()).toMatchObject({ signIn: 'token', clientId: sandbox.clientId });
});

test('a reply is never sent under another account', async () => {
  const other = await startSandbox({ clock: core.clock });
  const first = await connectTo(core, sandbox);
  await connectTo(core, other);
  const caseId = sandbox.control.addCase({ status: 'PENDING' });
  await core.call('cases.track', { accountId: first.id, caseId });
  await core.call('settings.change', { undoHoldSeconds: 0 });
  await core.call('accounts.signOut', { accountId: first.id });
  await core.call('outbox.reply', { id: randomUUID(), accountId: first.id, caseId, text: 'For the first account' });
  await core.clock.advance(HOUR);
  expect([...sandbox.control.ledger(), ...other.control.ledger()]).toEqual([]);
  expect(other.control.requests().some((request) => request.path.includes(caseId))).toBe(false);
  await other.stop();
});
