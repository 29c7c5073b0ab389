import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { createTransport, type OpenTransport } from '../../../src-main/api/transport.ts';
import { createMemorySecrets } from '../../../src-main/memory-secrets.ts';
import { connectTo, startCore } from '../../support/core.ts';
import { sandboxFor } from '../../support/sandbox.ts';

const running: { stop(): Promise<void> }[] = [];

afterEach(async () => {
  for (const thing of running.splice(0)) await thing.stop();
});

/** Transports of which the one with this number, counted from 1, ends only once it is let go. */
function slowToEnd(slow: number) {
  const { promise: asked, resolve: noteAsked } = Promise.withResolvers<void>();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  let opened = 0;
  const open: OpenTransport = (options) => {
    const transport = createTransport(options);
    opened += 1;
    if (opened !== slow) return transport;
    return {
      ...transport,
      async stop(how) {
        noteAsked();
        await released;
        await transport.stop(how);
      },
    };
  };
  return { open, asked, release };
}

test('signing in again while the engine before is still ending leaves one at work, so that signing out ends all calls', async () => {
  // The first is the test call of connecting, the second the account's own.
  const ending = slowToEnd(2);
  const core = await startCore({ openTransport: ending.open });
  const sandbox = await sandboxFor(core.clock);
  running.push(core, sandbox);
  const { id: accountId } = await connectTo(core, sandbox);
  const caseId = sandbox.control.addCase({ status: 'PENDING', comments: [{ plainBody: 'A question', author: 'WISE_AGENT' }] });
  await core.call('cases.track', { accountId, caseId });

  const credentials = { kind: 'client', clientId: sandbox.clientId, clientSecret: sandbox.clientSecret } as const;
  const first = core.call('accounts.signIn', { accountId, credentials });
  await ending.asked;
  const second = core.call('accounts.signIn', { accountId, credentials });
  await until(() => sandbox.control.requests().filter(({ path }) => path === '/oauth/token').length >= 3);
  // The answer of the test call, and what follows it.
  await wait(50);
  ending.release();
  await Promise.all([first, second]);
  await core.clock.advance(60_000);

  await core.call('accounts.signOut', { accountId });
  const before = sandbox.control.requests().length;
  await core.clock.advance(10 * 60_000);
  expect(sandbox.control.requests().slice(before)).toEqual([]);
});

async function until(done: () => boolean): Promise<void> {
  while (!done()) await wait(5);
}

test('signing out while a sign-in is being tried ends signed out, with nothing in the keychain', async () => {
  const core = await startCore();
  const sandbox = await sandboxFor(core.clock);
  running.push(core, sandbox);
  const { id: accountId } = await connectTo(core, sandbox);
  const credentials = { kind: 'client', clientId: sandbox.clientId, clientSecret: sandbox.clientSecret } as const;
  const signIn = core.ask('accounts.signIn', { accountId, credentials });
  expect(await core.ask('accounts.signOut', { accountId })).toMatchObject({ ok: true });
  expect(await signIn).toEqual({ ok: false, error: { kind: 'cancelled' } });
  expect((await core.call('accounts.list', {})).accounts).toMatchObject([{ state: 'signed-out' }]);
  expect(await core.secrets.get(`credentials:${accountId}`)).toEqual({ kind: 'missing' });
});

test('a secret whose account could not be saved is taken out of the keychain again', async () => {
  const memory = createMemorySecrets();
  let written = '';
  const core = await startCore({
    secrets: {
      ...memory,
      async set(name, value) {
        const answer = await memory.set(name, value);
        if (name.startsWith('credentials:')) {
          written = name;
          // Quit between the keychain and the desk.
          await core.stop();
        }
        return answer;
      },
    },
  });
  const sandbox = await sandboxFor(core.clock);
  running.push(sandbox);
  await expect(connectTo(core, sandbox)).rejects.toThrow();
  expect(written).not.toBe('');
  expect(await memory.get(written)).toEqual({ kind: 'missing' });
});
