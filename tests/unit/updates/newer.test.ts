import { expect, test } from 'vitest';
import { isNewer, readVersion } from '../../../src-main/updates/newer.ts';

test.each([
  ['0.2.0', '0.1.9', true],
  ['1.0.0', '0.99.99', true],
  ['0.1.10', '0.1.9', true],
  ['0.1.0', '0.1.0', false],
  ['0.1.0', '0.2.0', false],
  ['0.9.9', '1.0.0', false],
  ['1.0', '0.1.0', false],
  ['2.0.0-beta.1', '1.0.0', false],
  ['9.9.9', 'nonsense', false],
] as const)('%s after %s: %s', (version, other, newer) => {
  expect(isNewer(version, other)).toBe(newer);
});

test.each(['', 'v1.0.0', '1.0.0\n', '1.0.0 ', '1.2.3.4', '1.-2.3', '9999999.0.0'])('%j is no version', (text) => {
  expect(readVersion(text)).toBeNull();
});
