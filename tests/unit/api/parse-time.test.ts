import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseServerTime } from '../../../src-main/api/parse-time.ts';

const AT = Date.UTC(2026, 2, 29, 1, 30, 15);
const zone = process.env.TZ;

// In this zone, this very hour does not exist: whoever reads it as local time is an hour off.
beforeAll(() => {
  process.env.TZ = 'Europe/Berlin';
});
afterAll(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

test.each([
  ['2026-03-29T01:30:15', AT],
  ['2026-03-29T01:30:15.000', AT],
  ['2026-03-29T01:30:15.5', AT + 500],
  ['2026-03-29T01:30:15.123456789', AT + 123],
  ['2026-03-29T01:30:15Z', AT],
  ['2026-03-29T01:30:15.250Z', AT + 250],
  ['2026-03-29T03:30:15+02:00', AT],
  ['2026-03-29T03:30:15+0200', AT],
  ['2026-03-28T20:30:15-05:00', AT],
  ['2026-03-29T01:30', AT - 15_000],
  [' 2026-03-29T01:30:15 ', AT],
  ['1970-01-01T00:00:00', 0],
  ['2026-13-01T01:30:15Z', null],
  ['2026-03-29T25:30:15Z', null],
  ['2026-03-29', null],
  ['2026-03-29 01:30:15', null],
  ['29/03/2026 01:30', null],
  ['1774747815000', null],
  ['last Tuesday', null],
  ['', null],
])('%j is %s', (text, expected) => {
  expect(parseServerTime(text)).toBe(expected);
});
