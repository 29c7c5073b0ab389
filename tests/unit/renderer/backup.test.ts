import { describe, expect, test } from 'vitest';
import { type Strength, strengthOf } from '../../../src-renderer/backup/passphrase.ts';
import { toBase64 } from '../../../src-renderer/backup/to-base64.ts';

describe('a file as base64', () => {
  test.each([0, 1, 2, 3, 49_151, 49_152, 49_153, 786_431, 786_432, 786_433, 2_000_001])('%i bytes', async (length) => {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 31 + (i >> 8)) % 256);
    expect(await toBase64(new Blob([bytes]))).toBe(Buffer.from(bytes).toString('base64'));
  });

  test('progress rises to the end', async () => {
    const told: number[] = [];
    await toBase64(new Blob([new Uint8Array(3_000_000)]), (share) => told.push(share));
    expect(told.at(-1)).toBe(1);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.length).toBeGreaterThan(2);
  });
});

test.each<[string, Strength]>([
  ['', 'too-short'],
  ['123456789', 'too-short'],
  ['aaaaaaaaaaaaaaaa', 'weak'],
  ['1234567890', 'weak'],
  ['password12', 'weak'],
  ['correct horse battery staple', 'strong'],
  ['x7#Qm2!vKp9$Lw', 'strong'],
])('%s is %s', (text, strength) => {
  expect(strengthOf(text)).toBe(strength);
});
