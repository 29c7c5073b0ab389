import { describe, expect, test } from 'vitest';
import { type PolicySource, readPolicy } from '../../../src-main/policy/read-policy.ts';

const source = (scope: 'machine' | 'user', tiers: Record<string, unknown>): PolicySource => ({
  scope,
  where: `${scope}.json`,
  content: { ok: true, tiers },
});

test('the machine beats the user, key by key and tier by tier', () => {
  const policy = readPolicy([
    source('user', { enforced: { exportAllowed: true, linksAllowed: false }, default: { updateMode: 'tell' } }),
    source('machine', { enforced: { exportAllowed: false }, default: { updateMode: 'off' } }),
  ]);
  expect(policy.enforced).toEqual({ exportAllowed: false, linksAllowed: false });
  expect(policy.defaults).toEqual({ updateMode: 'off' });
  expect(policy.report.entries).toEqual([
    { key: 'exportAllowed', value: 'false', tier: 'enforced', scope: 'machine', where: 'machine.json' },
    { key: 'updateMode', value: 'off', tier: 'default', scope: 'machine', where: 'machine.json' },
    { key: 'linksAllowed', value: 'false', tier: 'enforced', scope: 'user', where: 'user.json' },
  ]);
});

test('a default gives way to what is enforced, wherever either stands', () => {
  const policy = readPolicy([
    source('machine', { default: { notificationContent: 'full' } }),
    source('user', { enforced: { notificationContent: 'nothing' } }),
  ]);
  expect(policy.report.entries.map((entry) => [entry.tier, entry.value])).toEqual([['enforced', 'nothing']]);
});

describe('what can not be used is reported, key by key, and the rest holds', () => {
  test.each<readonly [string, unknown]>([
    ['exportAllowed', 'yes'],
    ['notificationContent', 'everything'],
    ['quietHoursFrom', '25:00'],
    ['quietDays', [8]],
    ['quietDays', [null, true, '']],
    ['quietDays', [1.5]],
    ['statusPageUrl', 'javascript:alert(1)'],
    ['statusPageUrl', 'http://status.example'],
    ['updateUrl', 'file:///etc/passwd'],
    ['updateUrl', 'updates.example'],
    ['updateUrl', 'https://ada:secret@updates.example'],
    ['updateUrl', 'http://127.0.0.1.example'],
    ['clientCertificateFile', 'client.pem'],
    ['clientKeyFile', './client.key'],
    ['extraCaFile', 'C:ca.pem'],
    ['savedRepliesFile', '~/replies.json'],
    ['savedRepliesFile', ''],
    ['emergencyPhone', '+44 20\n7946 0000'],
    ['emergencyPhone', '+44 \u202e0000 6497 02'],
    ['cacheRetentionDays', -1],
    ['environments', []],
    ['environments', ['moon']],
    ['proxy', '::'],
    ['extraCaFile', 7],
    ['noSuchKey', true],
    ['__proto__x', 1],
  ])('%s = %j', (key, value) => {
    const policy = readPolicy([source('machine', { enforced: { [key]: value, linksAllowed: false } })]);
    expect(policy.enforced).toEqual({ linksAllowed: false });
    expect(policy.report.problems).toHaveLength(1);
    expect(policy.report.problems[0]).toMatchObject({ key, where: 'machine.json' });
  });

  test('a tier that is none, a tier that is no object, a file that could not be read', () => {
    const policy = readPolicy([
      source('machine', { mandatory: { linksAllowed: false }, enforced: [1], default: { linksAllowed: true } }),
      { scope: 'user', where: 'user.json', content: { ok: false, message: 'The file is no JSON.' } },
    ]);
    expect(policy.enforced).toEqual({});
    expect(policy.defaults).toEqual({ linksAllowed: true });
    expect(policy.report.problems.map((problem) => problem.key)).toEqual(['mandatory', 'enforced', null]);
  });
});

test('values as the tools of each system write them hold', () => {
  const enforced = {
    quietDays: ['0', 6],
    extraCaFile: '\\\\server\\share\\ca.pem',
    clientKeyFile: 'D:/keys/client.key',
    statusPageUrl: 'http://127.0.0.1:8080/',
    updateUrl: 'https://updates.example/caseport.json',
  };
  const policy = readPolicy([source('machine', { enforced })]);
  expect(policy.report.problems).toEqual([]);
  expect(policy.enforced).toEqual({ ...enforced, quietDays: [0, 6] });
});

test('the user name and password of a proxy are for the proxy, and never told', () => {
  const policy = readPolicy([source('machine', { enforced: { proxy: 'http://ada:secret@proxy.example:8080' } })]);
  expect(policy.enforced.proxy).toBe('http://ada:secret@proxy.example:8080');
  expect(policy.report.entries[0]?.value).toBe('http://***@proxy.example:8080');
  const bare = readPolicy([source('machine', { enforced: { proxy: 'ada:secret@proxy.example' } })]);
  expect(bare.report.entries[0]?.value).toBe('***@proxy.example');
  for (const password of ['p@ss', 'p@@/s@', 'p:@x@y']) {
    const tricky = readPolicy([source('machine', { enforced: { proxy: `http://user:${password}@proxy:3128` } })]);
    expect(tricky.report.entries[0]?.value).toBe('http://***@proxy:3128');
  }
});
