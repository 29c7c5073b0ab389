import { afterEach, expect, test } from 'vitest';
import { createMemorySecrets } from '../../../src-main/memory-secrets.ts';
import type { Secrets } from '../../../src-main/ports.ts';
import { type Core, connectTo, startCore, temporaryProfile } from '../../support/core.ts';
import { sandboxFor } from '../../support/sandbox.ts';

const running: { stop(): Promise<void> }[] = [];

afterEach(async () => {
  for (const thing of running.splice(0)) await thing.stop();
});

type State = 'open' | 'locked' | 'unavailable';

/** A keychain that a test locks, and what it was asked to do. */
function createLockableSecrets() {
  const memory = createMemorySecrets();
  const removals: string[] = [];
  const refusal = () =>
    keychain.state === 'locked' ? ({ kind: 'locked' } as const) : ({ kind: 'unavailable', detail: '' } as const);
  const secrets: Secrets = {
    get: async (name) => (keychain.state === 'open' ? memory.get(name) : refusal()),
    set: async (name, value) => (keychain.state === 'open' ? memory.set(name, value) : refusal()),
    async remove(name) {
      removals.push(name);
      return keychain.state === 'open' ? memory.remove(name) : refusal();
    },
  };
  const keychain = { state: 'open' as State, secrets, memory, removals };
  return keychain;
}

async function begin() {
  const keychain = createLockableSecrets();
  const profile = temporaryProfile();
  const core = await startCore({ profile, secrets: keychain.secrets });
  const sandbox = await sandboxFor(core.clock);
  running.push(sandbox);
  const { id: accountId } = await connectTo(core, sandbox);
  const item = `credentials:${accountId}`;
  const credentials = { kind: 'client', clientId: sandbox.clientId, clientSecret: sandbox.clientSecret } as const;
  return { keychain, profile, core, sandbox, accountId, item, credentials };
}

async function accountOf(core: Core) {
  return (await core.call('accounts.list', {})).accounts[0];
}

async function actsOf(core: Core): Promise<string[]> {
  const { rows } = await core.call('audit.window', { filter: { action: null, caseId: null }, start: 0, count: 50 });
  return rows.map(({ action }) => action);
}

/** What follows an event has no timer to wait for. */
const settled = (done: () => Promise<void>) =>
  expect
    .poll(async () =>
      done().then(
        () => true,
        () => false,
      ),
    )
    .toBe(true);

test.each(['locked', 'unavailable'] as const)(
  'signing out with a %s keychain says what is left, and claims nothing',
  async (state) => {
    const { keychain, core, accountId, item } = await begin();
    running.push(core);
    keychain.state = state;
    expect(await core.call('accounts.signOut', { accountId })).toEqual({ secret: 'left', why: `keychain-${state}`, item });
    expect(await accountOf(core)).toMatchObject({ state: 'signed-out', secretLeft: true });
    expect((await actsOf(core)).slice(0, 2)).toEqual(['secret-left', 'signed-out']);
    expect(await keychain.memory.get(item)).toMatchObject({ kind: 'value' });
  },
);

test('it is removed when the computer is unlocked, and that is written down', async () => {
  const { keychain, core, accountId, item } = await begin();
  running.push(core);
  keychain.state = 'locked';
  await core.call('accounts.signOut', { accountId });
  core.power.tell('unlock');
  await settled(async () => expect(keychain.removals).toHaveLength(2));
  expect(await accountOf(core)).toMatchObject({ secretLeft: true });
  keychain.state = 'open';
  core.power.tell('unlock');
  await settled(async () => expect(await accountOf(core)).toMatchObject({ secretLeft: false }));
  expect(await keychain.memory.get(item)).toEqual({ kind: 'missing' });
  expect(await actsOf(core)).toContain('secret-removed');
  keychain.removals.length = 0;
  core.power.tell('unlock');
  await core.clock.advance(1_000);
  expect(keychain.removals).toEqual([]);
});

test('it is removed at the next start', async () => {
  const { keychain, profile, core, accountId, item } = await begin();
  keychain.state = 'locked';
  await core.call('accounts.signOut', { accountId });
  await core.stop();
  keychain.state = 'open';
  const next = await startCore({ profile, secrets: keychain.secrets });
  running.push(next);
  await settled(async () => expect(await accountOf(next)).toMatchObject({ state: 'signed-out', secretLeft: false }));
  expect(await keychain.memory.get(item)).toEqual({ kind: 'missing' });
});

test('it is removed as soon as the keychain answers anybody', async () => {
  const { keychain, core, sandbox, accountId, item, credentials } = await begin();
  running.push(core);
  keychain.state = 'unavailable';
  await core.call('accounts.signOut', { accountId });
  keychain.state = 'open';
  await core.call('accounts.connect', {
    label: 'Southbank',
    environment: 'development',
    baseUrl: sandbox.baseUrl,
    credentials,
    proxy: { mode: 'none' },
  });
  await settled(async () => expect(await keychain.memory.get(item)).toEqual({ kind: 'missing' }));
});

test('the person can have it removed, and is told the truth each time', async () => {
  const { keychain, core, accountId } = await begin();
  running.push(core);
  keychain.state = 'locked';
  await core.call('accounts.signOut', { accountId });
  expect(await core.call('accounts.signOut', { accountId })).toMatchObject({ secret: 'left' });
  keychain.state = 'open';
  expect(await core.call('accounts.signOut', { accountId })).toEqual({ secret: 'removed' });
  expect(await actsOf(core)).toEqual(['secret-removed', 'secret-left', 'signed-out', 'account-connected']);
});

test('a secret of a new sign-in is not taken for the one that was left', async () => {
  const { keychain, core, accountId, item, credentials } = await begin();
  running.push(core);
  keychain.state = 'locked';
  await core.call('accounts.signOut', { accountId });
  keychain.state = 'open';
  await core.call('accounts.signIn', { accountId, credentials });
  core.power.tell('unlock');
  await core.clock.advance(1_000);
  expect(await keychain.memory.get(item)).toMatchObject({ kind: 'value' });
  expect(await accountOf(core)).toMatchObject({ state: 'ready', secretLeft: false });
});

test('a sign-in that is given up while the keychain is slow takes no effect, and leaves no secret', async () => {
  const { keychain, core, accountId, item, credentials } = await begin();
  running.push(core);
  await core.call('accounts.signOut', { accountId });
  const { set } = keychain.secrets;
  keychain.secrets.set = async (name, value) => {
    const answer = await set(name, value);
    await core.call('accounts.cancelConnect', {});
    return answer;
  };
  expect(await core.ask('accounts.signIn', { accountId, credentials })).toEqual({ ok: false, error: { kind: 'cancelled' } });
  expect(await accountOf(core)).toMatchObject({ state: 'signed-out', secretLeft: false });
  expect(await keychain.memory.get(item)).toEqual({ kind: 'missing' });
});
