import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { createTransport, type OpenTransport } from '../../../src-main/api/transport.ts';
import { createMemorySecrets } from '../../../src-main/memory-secrets.ts';
import type { Secrets } from '../../../src-main/ports.ts';
import { createDemo } from '../../../src-sandbox/demo.ts';
import { connectTo, startCore } from '../../support/core.ts';
import { sandboxFor } from '../../support/sandbox.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const running: { stop(): Promise<void> }[] = [];

afterEach(async () => {
  for (const thing of running.splice(0)) await thing.stop();
});

const row = (caseId: string) => ({ caseId, externalId: null, subject: null, note: null });

test('an import waits for a locked keychain without asking it again and again, and goes on once it is open', async () => {
  const memory = createMemorySecrets();
  let isLocked = false;
  let asked = 0;
  const secrets: Secrets = {
    ...memory,
    async get(name) {
      if (!name.startsWith('credentials:')) return memory.get(name);
      asked += 1;
      return isLocked ? { kind: 'locked' } : memory.get(name);
    },
  };
  const first = await startCore({ secrets });
  const sandbox = await sandboxFor(first.clock);
  running.push(sandbox);
  const { id: accountId } = await connectTo(first, sandbox);
  await first.stop();
  isLocked = true;
  const core = await startCore({ secrets, profile: first.profile });
  running.push(core);
  asked = 0;
  await core.call('register.import', { accountId, rows: [row(sandbox.control.addCase({ status: 'OPEN' }))] });
  await core.clock.advance(HOUR);
  expect(asked).toBe(1);
  expect((await core.call('sync.state', { accountId })).phase).toBe('keychain-locked');

  isLocked = false;
  await core.call('sync.now', { accountId });
  await core.until('imported', async () => (await core.call('cases.counts', { accountId })).views.all === 1);
});

test('an import does not try a refused secret again and again', async () => {
  const core = await startCore();
  const sandbox = await sandboxFor(core.clock);
  running.push(core, sandbox);
  const { id: accountId } = await connectTo(core, sandbox);
  await core.secrets.set(
    `credentials:${accountId}`,
    JSON.stringify({ kind: 'client', clientId: sandbox.clientId, clientSecret: 'changed at Wise' }),
  );
  const tokens = () => sandbox.control.requests().filter(({ path }) => path === '/oauth/token').length;
  const before = tokens();
  await core.call('register.import', { accountId, rows: [row(sandbox.control.addCase({ status: 'OPEN' }))] });
  await core.clock.advance(HOUR);
  expect(tokens() - before).toBe(1);
});

test('a first case that is created while the network is away leaves once it is back', async () => {
  const core = await startCore();
  const sandbox = await sandboxFor(core.clock);
  running.push(core, sandbox);
  const { id: accountId } = await connectTo(core, sandbox);
  await core.call('settings.change', { undoHoldSeconds: 0 });
  await sandbox.control.cutNetwork();
  const id = randomUUID();
  await core.call('outbox.create', {
    id,
    accountId,
    type: 'GENERAL_ENQUIRY',
    subject: 'A first case',
    description: 'Nothing is tracked yet',
    userId: '1',
    transferId: null,
    profileId: null,
    externalId: null,
  });
  await core.clock.advance(10 * MINUTE);
  expect((await core.call('outbox.get', { id })).waitsFor).toBe('network');
  await sandbox.control.restoreNetwork();
  await core.until('it is created', async () => (await core.call('outbox.get', { id })).state === 'confirmed');
});

test('an account that could not be opened does not keep the cases of another asleep', async () => {
  const first = await startCore({ demo: createDemo() });
  const { id: demoId } = await first.call('accounts.startDemo', {});
  const sandbox = await sandboxFor(first.clock);
  running.push(sandbox);
  const { id: accountId } = await connectTo(first, sandbox);
  const caseId = sandbox.control.addCase({ status: 'PENDING' });
  await first.call('cases.track', { accountId, caseId });
  const until = first.clock.now() + HOUR;
  for (const id of [demoId, accountId])
    await first.call('work.snooze', {
      accountId: id,
      target: { kind: 'source', source: { kind: 'view', view: 'all' }, except: [] },
      until,
    });
  await first.stop();

  // This one has no free port for the demo.
  const core = await startCore({ profile: first.profile, secrets: first.secrets });
  running.push(core);
  await core.clock.advance(2 * HOUR);
  expect((await core.call('cases.open', { accountId, caseId })).row.snoozed).toBeNull();
});

test('the connection of an account is tested as well where the demo has no free port', async () => {
  const first = await startCore({ demo: createDemo() });
  await first.call('accounts.startDemo', {});
  const sandbox = await sandboxFor(first.clock);
  running.push(sandbox);
  await connectTo(first, sandbox);
  await first.stop();
  const core = await startCore({ profile: first.profile, secrets: first.secrets });
  running.push(core);
  const { lines } = await core.call('diagnostics.test', {});
  expect(new Set(lines.map(({ host }) => host))).toEqual(new Set([new URL(sandbox.baseUrl).host]));
  expect(lines.find(({ step }) => step === 'read')?.outcome).toBe('good');
});

test('the status page is read again after a read that failed in a way that nobody thought of', async () => {
  let failing = 0;
  const open: OpenTransport = (options) => {
    const transport = createTransport(options);
    return {
      ...transport,
      async send(request) {
        if (request.path.endsWith('/summary.json') && failing > 0) {
          failing -= 1;
          throw new Error('a bug');
        }
        return transport.send(request);
      },
    };
  };
  const core = await startCore({ openTransport: open });
  const sandbox = await sandboxFor(core.clock);
  running.push(core, sandbox);
  await connectTo(core, sandbox);
  failing = 1;
  await core.call('settings.change', { support: { statusPageUrl: sandbox.statusPageUrl } });
  await core.clock.advance(3_000);
  expect(await core.call('status.report', {})).toMatchObject({ document: null, reading: false });
  await core.clock.advance(HOUR);
  expect((await core.call('status.report', {})).document).not.toBeNull();
  expect(core.log.lines).toContain('bug status-page');
});
