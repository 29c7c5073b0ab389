import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  DEFAULT_WAIT_MILLISECONDS,
  LONGEST_WAIT_MILLISECONDS,
  readRetryAfter,
  SHORTEST_WAIT_MILLISECONDS,
} from '../../../src-main/api/retry-after.ts';

const NOW = Date.UTC(2026, 10, 20, 9, 0, 0);
const zone = process.env.TZ;

// A date without a zone must not be read by the zone of this computer.
beforeAll(() => {
  process.env.TZ = 'Pacific/Auckland';
});
afterAll(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

test.each([
  ['30', 30_000],
  [' 30 ', 30_000],
  ['0', SHORTEST_WAIT_MILLISECONDS],
  ['1', 1_000],
  ['00007', 7_000],
  ['99999999', LONGEST_WAIT_MILLISECONDS],
  ['999999999999999', LONGEST_WAIT_MILLISECONDS],
  ['9'.repeat(16), DEFAULT_WAIT_MILLISECONDS],
  ['-5', DEFAULT_WAIT_MILLISECONDS],
  ['7.5', DEFAULT_WAIT_MILLISECONDS],
  ['1e3', DEFAULT_WAIT_MILLISECONDS],
  ['0x10', DEFAULT_WAIT_MILLISECONDS],
  ['5, 50', DEFAULT_WAIT_MILLISECONDS],
  ['soon', DEFAULT_WAIT_MILLISECONDS],
  ['', DEFAULT_WAIT_MILLISECONDS],
  [null, DEFAULT_WAIT_MILLISECONDS],
  ['Fri, 20 Nov 2026 09:00:40 GMT', 40_000],
  ['fri, 20 nov 2026 09:00:40 gmt', 40_000],
  ['Friday, 20-Nov-26 09:00:40 GMT', 40_000],
  ['Fri Nov 20 09:00:40 2026', 40_000],
  ['Sat Dec  5 09:00:40 2026', LONGEST_WAIT_MILLISECONDS],
  ['Fri, 20 Nov 2026 08:00:00 GMT', SHORTEST_WAIT_MILLISECONDS],
  ['Sunday, 06-Nov-94 08:49:37 GMT', SHORTEST_WAIT_MILLISECONDS],
  ['Fri, 20 Nov 2099 09:00:00 GMT', LONGEST_WAIT_MILLISECONDS],
  ['Fri, 20 Nov 2026 09:00:40 +0200', DEFAULT_WAIT_MILLISECONDS],
  ['Fri, 20 Foo 2026 09:00:40 GMT', DEFAULT_WAIT_MILLISECONDS],
  ['2026-11-20T09:00:40Z', DEFAULT_WAIT_MILLISECONDS],
])('%j asks for %d ms', (header, expected) => {
  expect(readRetryAfter(header, NOW)).toBe(expected);
});
