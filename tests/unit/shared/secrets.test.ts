import { expect, test } from 'vitest';
import { findSecrets } from '../../../src-shared/secrets.ts';

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U';

test.each([
  [`We send ${JWT} since 09:40`, ['a token'], JWT],
  ['Authorization: Bearer 6a1b2c3d-4e5f-6789-abcd-ef0123456789', ['a token'], 'Bearer 6a1b2c3d-4e5f-6789-abcd-ef0123456789'],
  [`curl -H "Authorization: Bearer ${JWT}"`, ['a token'], JWT],
  ['Basic bm9ydGhiYW5rOmh1bnRlcjI=', ['a token'], 'Basic bm9ydGhiYW5rOmh1bnRlcjI='],
  ['{"client_secret": "s3cr3t-of-ours"}', ['a secret'], 'client_secret": "s3cr3t-of-ours'],
  ['-----BEGIN RSA PRIVATE KEY-----', ['a private key'], '-----BEGIN RSA PRIVATE KEY-----'],
])('%s', (text, names, first) => {
  const found = findSecrets(text);
  expect(found.map(({ name }) => name)).toEqual(names);
  expect(found[0]?.text).toBe(first);
  expect(text.slice(found[0]?.start, found[0]?.end)).toBe(first);
});

test.each([
  'Basic authentication fails for all users',
  'The bearer instruments are not concerned',
  'Password: not needed here',
  '4bf92f3577b34da6a3ce929d0e0e4736',
  'PUT /v1/cases/{caseId}/comments',
  '',
])('nothing in: %s', (text) => expect(findSecrets(text)).toEqual([]));

test('stays quick on what is long', () => {
  const start = performance.now();
  for (const text of ['eyJ-'.repeat(3_000), 'bearer '.repeat(2_000), 'password:'.repeat(2_000), '-----BEGIN '.repeat(1_000)]) {
    findSecrets(text);
  }
  expect(performance.now() - start).toBeLessThan(500);
});
