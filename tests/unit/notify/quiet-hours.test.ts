import { expect, test } from 'vitest';
import { isQuiet } from '../../../src-main/notify/quiet-hours.ts';

/** Friday, 20 November 2026, on this computer's clock. */
const at = (hours: number, minutes = 0, day = 20) => new Date(2026, 10, day, hours, minutes).getTime();
const nights = { enabled: true, from: '18:00', to: '08:00', days: [] };

test.each([
  ['off', { ...nights, enabled: false }, at(23), false],
  ['before the evening', nights, at(17, 59), false],
  ['from its first minute', nights, at(18), true],
  ['over midnight', nights, at(0, 30), true],
  ['until its last minute', nights, at(7, 59), true],
  ['and no longer', nights, at(8), false],
  ['within one day', { ...nights, from: '12:00', to: '13:00' }, at(12, 30), true],
  ['outside of it', { ...nights, from: '12:00', to: '13:00' }, at(13), false],
  ['the same time twice is no time', { ...nights, from: '09:00', to: '09:00' }, at(9), false],
  ['a whole day', { ...nights, days: [6] }, at(12, 0, 21), true],
  ['the day before it', { ...nights, days: [6] }, at(12), false],
] as const)('%s', (_what, quiet, now, expected) => {
  expect(isQuiet({ ...quiet, days: [...quiet.days] }, now)).toBe(expected);
});
