import { afterEach, expect, test } from 'vitest';
import { type Policy, readPolicy } from '../../../src-main/policy/read-policy.ts';
import { createDemo } from '../../../src-sandbox/demo.ts';
import { DEFAULT_SETTINGS } from '../../../src-shared/settings.ts';
import { type Core, startCore } from '../../support/core.ts';

const running: Core[] = [];

afterEach(async () => {
  for (const core of running.splice(0)) await core.stop();
});

function policy(tiers: Record<string, unknown>): Policy {
  return readPolicy([{ scope: 'machine', where: '/etc/caseport/policy.json', content: { ok: true, tiers } }]);
}

async function begin(tiers: Record<string, unknown> = {}): Promise<Core> {
  const core = await startCore({ policy: policy(tiers), demo: createDemo() });
  running.push(core);
  return core;
}

test('what the organisation decided is told, with what could not be used', async () => {
  const core = await begin({
    enforced: { exportAllowed: false, exprotAllowed: true },
    default: { notificationContent: 'nothing' },
  });
  expect(await core.call('policy.get', {})).toEqual({
    entries: [
      { key: 'exportAllowed', value: 'false', tier: 'enforced', scope: 'machine', where: '/etc/caseport/policy.json' },
      { key: 'notificationContent', value: 'nothing', tier: 'default', scope: 'machine', where: '/etc/caseport/policy.json' },
    ],
    problems: [expect.objectContaining({ key: 'exprotAllowed' })],
  });
});

test('a setting goes back to the default of the organisation, and only that one', async () => {
  const core = await begin({ default: { notificationContent: 'nothing' } });
  expect((await core.call('settings.defaults', {})).notifications).toEqual({
    ...DEFAULT_SETTINGS.notifications,
    content: 'nothing',
  });
  await core.call('settings.change', { notifications: { content: 'full', sound: true }, theme: 'dark' });
  expect((await core.call('settings.reset', { path: 'notifications.content' })).notifications).toMatchObject({
    content: 'nothing',
    sound: true,
  });
  const settings = await core.call('settings.reset', { path: 'theme' });
  expect(settings.theme).toBe('system');
  expect(settings.notifications.sound).toBe(true);
  expect(await core.call('settings.get', {})).toEqual(settings);
  expect(core.events.filter(({ name }) => name === 'settings.changed')).toHaveLength(3);
});

test('what is enforced can not be reset, and whether it is quiet goes with when', async () => {
  const core = await begin({ enforced: { quietHoursFrom: '20:00' } });
  for (const path of ['quietHours.from', 'quietHours.enabled'] as const) {
    expect(await core.ask('settings.reset', { path })).toMatchObject({
      ok: false,
      error: { kind: 'managed', key: 'quietHoursFrom' },
    });
  }
  expect(await core.ask('settings.change', { quietHours: { enabled: false } })).toMatchObject({
    ok: false,
    error: { kind: 'managed' },
  });
  expect(await core.ask('settings.reset', { path: 'no.such' as 'theme' })).toMatchObject({
    ok: false,
    error: { kind: 'bad-request' },
  }); // what a forged message would hold
});

test('a test notification is shown also where notifications are off', async () => {
  const core = await begin();
  await core.call('settings.change', { notifications: { enabled: false } });
  expect(await core.call('notifications.test', {})).toEqual({ shown: true, detail: null });
  expect(core.notifier.shown.at(-1)).toMatchObject({ title: 'Caseport can reach you', silent: true });
});

test('the network of each account is told as it is in force, without the password of a proxy', async () => {
  const core = await begin({ enforced: { proxy: 'http://ada:secret@proxy.example:8080' } });
  await core.call('accounts.startDemo', {});
  const { accounts } = await core.call('accounts.network', {});
  expect(accounts).toEqual([expect.objectContaining({ host: 'this computer', proxy: 'none', managed: [] })]);
});

test('files and rows are counted, and how long threads are kept', async () => {
  const core = await begin({ enforced: { cacheRetentionDays: 30 } });
  await core.call('accounts.startDemo', {});
  const report = await core.call('storage.read', {});
  expect(report).toMatchObject({ folder: core.profile, retentionDays: 30 });
  expect(report.rows.find(({ what }) => what === 'Cases on the list')?.count).toBeGreaterThan(0);
  if (report.persistence === 'disk') {
    expect(report.files.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['cache.db', 'desk-mirror.db', 'desk.db', 'store.json']),
    );
    expect(report.files.every(({ bytes }) => bytes > 0)).toBe(true);
  }
});
