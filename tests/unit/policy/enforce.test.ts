import { expect, test } from 'vitest';
import { originOf } from '../../../src-main/accounts/environments.ts';
import { networkUnder, tlsUnder } from '../../../src-main/policy/enforce.ts';
import { readPolicy } from '../../../src-main/policy/read-policy.ts';
import type { StoredAccount } from '../../../src-main/store/accounts-table.ts';

const account: StoredAccount = {
  id: 'a',
  label: 'Bank',
  environment: 'production',
  baseUrl: null,
  signIn: 'client',
  clientId: 'id',
  proxy: { mode: 'none' },
  tls: { extraCaFile: '/own/ca.pem', clientCertificateFile: null, clientKeyFile: null },
  state: 'ready',
  createdAt: 0,
};

const under = (enforced: Record<string, unknown>, given: StoredAccount = account) =>
  networkUnder(readPolicy([{ scope: 'machine', where: 'x', content: { ok: true, tiers: { enforced } } }]), given);

test('with an enforced client certificate it is the host that asks for one', () => {
  const managed = under({ clientCertificateFile: '/etc/client.pem', clientKeyFile: '/etc/client.key' });
  expect(managed.tls).toEqual({
    extraCaFile: '/own/ca.pem',
    clientCertificateFile: '/etc/client.pem',
    clientKeyFile: '/etc/client.key',
  });
  expect(originOf(managed.environment, managed.baseUrl, managed.tls)).toEqual({
    ok: true,
    origin: 'https://api-mtls.transferwise.com',
  });
});

test('what is not enforced stays as the account says, and the demo is left alone', () => {
  expect(under({ proxy: 'system' })).toEqual({ ...account, proxy: { mode: 'system' } });
  const demo: StoredAccount = { ...account, environment: 'demo' };
  expect(under({ proxy: 'http://proxy.example:8080', extraCaFile: '/etc/ca.pem' }, demo)).toEqual(demo);
});

test('certificates that stand as a default are those of accounts that set none of their own', () => {
  const tiers = {
    default: { extraCaFile: '/etc/ca.pem', clientCertificateFile: '/etc/client.pem', clientKeyFile: '/etc/client.key' },
  };
  const policy = readPolicy([{ scope: 'machine', where: 'x', content: { ok: true, tiers } }]);
  expect(tlsUnder(policy, null)).toEqual(tiers.default);
  expect(tlsUnder(policy, { extraCaFile: null, clientCertificateFile: null, clientKeyFile: null })).toEqual(tiers.default);
  expect(networkUnder(policy, account).tls).toEqual(account.tls);
  const both = readPolicy([
    { scope: 'machine', where: 'x', content: { ok: true, tiers: { ...tiers, enforced: { extraCaFile: '/etc/forced.pem' } } } },
  ]);
  expect(tlsUnder(both, null)).toEqual({ ...tiers.default, extraCaFile: '/etc/forced.pem' });
  expect(tlsUnder(both, account.tls)?.extraCaFile).toBe('/etc/forced.pem');
});
