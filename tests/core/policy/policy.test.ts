import { afterEach, expect, test } from 'vitest';
import { type Policy, readPolicy } from '../../../src-main/policy/read-policy.ts';
import { createDemo } from '../../../src-sandbox/demo.ts';
import { type Core, connectTo, startCore } from '../../support/core.ts';
import { sandboxFor } from '../../support/sandbox.ts';

const running: { stop(): Promise<void> }[] = [];

afterEach(async () => {
  for (const thing of running.splice(0)) await thing.stop();
});

function policy(tiers: { enforced?: Record<string, unknown>; default?: Record<string, unknown> }): Policy {
  return readPolicy([{ scope: 'machine', where: '/etc/caseport/policy.json', content: { ok: true, tiers } }]);
}

async function coreUnder(tiers: Parameters<typeof policy>[0], more: { profile?: Core } = {}): Promise<Core> {
  const old = more.profile;
  const core = await startCore({
    policy: policy(tiers),
    demo: createDemo(),
    ...(old === undefined ? {} : { profile: old.profile, secrets: old.secrets }),
  });
  running.push(core);
  return core;
}

test('a default holds until the person chooses; what is enforced holds for good, and says so', async () => {
  const core = await coreUnder({ default: { notificationContent: 'nothing' }, enforced: { quietHoursFrom: '20:00' } });
  const settings = await core.call('settings.get', {});
  expect(settings.notifications.content).toBe('nothing');
  expect(settings.quietHours).toMatchObject({ enabled: true, from: '20:00' });
  expect((await core.call('settings.change', { notifications: { content: 'full' } })).notifications.content).toBe('full');
  expect(await core.ask('settings.change', { quietHours: { from: '10:00' } })).toMatchObject({
    ok: false,
    error: { kind: 'managed', key: 'quietHoursFrom' },
  });
  expect((await core.call('settings.change', { quietHours: { to: '07:00' } })).quietHours).toMatchObject({
    from: '20:00',
    to: '07:00',
  });
});

test('a choice from before is back once the organisation lets go', async () => {
  const before = await coreUnder({});
  await before.call('settings.change', { notifications: { content: 'full' } });
  await before.stop();
  const managed = await coreUnder({ enforced: { notificationContent: 'nothing' } }, { profile: before });
  expect((await managed.call('settings.get', {})).notifications.content).toBe('nothing');
  await managed.stop();
  const after = await coreUnder({}, { profile: before });
  expect((await after.call('settings.get', {})).notifications.content).toBe('full');
});

test('exports, links and environments are closed where the organisation says so', async () => {
  const core = await coreUnder({ enforced: { exportAllowed: false, linksAllowed: false, environments: ['development'] } });
  expect(await core.ask('accounts.startDemo', {})).toMatchObject({ ok: false, error: { kind: 'managed', key: 'environments' } });
  const sandbox = await sandboxFor(core.clock);
  running.unshift(sandbox);
  const { id: accountId } = await connectTo(core, sandbox);
  for (const ask of [
    core.ask('register.export', { accountId, format: 'csv' }),
    core.ask('backup.create', { passphrase: 'correct horse battery' }),
    core.ask('replies.export', {}),
  ]) {
    expect(await ask).toMatchObject({ ok: false, error: { kind: 'managed', key: 'exportAllowed' } });
  }
  expect(core.saved).toEqual([]);
  expect(await core.ask('links.open', { url: 'https://wise.com/help' })).toMatchObject({
    ok: false,
    error: { key: 'linksAllowed' },
  });
  expect(core.shell.opened).toEqual([]);
});

test('an account of an environment that is no longer allowed is there, and makes no call', async () => {
  const before = await coreUnder({});
  await before.call('accounts.startDemo', {});
  await before.stop();
  const core = await coreUnder({ enforced: { environments: ['production'] } }, { profile: before });
  const { accounts } = await core.call('accounts.list', {});
  await core.clock.advance(60_000);
  expect(accounts).toHaveLength(1);
  expect((await core.call('sync.state', { accountId: accounts[0]?.id ?? '' })).lastReadAt).toBeNull();
});

test('an enforced certificate authority that is not there stops calls with the reason, and never weakens them', async () => {
  const core = await coreUnder({ enforced: { extraCaFile: '/nowhere/ca.pem' } });
  const sandbox = await sandboxFor(core.clock);
  running.unshift(sandbox);
  const reply = await core.ask('accounts.connect', {
    label: 'Ops',
    environment: 'development',
    baseUrl: sandbox.baseUrl,
    credentials: { kind: 'client', clientId: sandbox.clientId, clientSecret: sandbox.clientSecret },
    proxy: { mode: 'none' },
    tls: null,
  });
  expect(reply).toMatchObject({ ok: false, error: { kind: 'not-reached', why: 'tls' } });
});
