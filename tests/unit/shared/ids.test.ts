import { expect, test } from 'vitest';
import { Int64Text, readCaseId } from '../../../src-shared/ids.ts';
import { strictLength } from '../../../src-shared/outbox.ts';

test.each([
  ['700000412', '700000412'],
  ['  700000412\n', '700000412'],
  ['#700000412', '700000412'],
  ['# 700000412', '700000412'],
  ['000700000412', '700000412'],
  ['9007199254740993', '9007199254740993'],
  ['9223372036854775807', '9223372036854775807'],
])('%j is read as %s', (typed, id) => {
  expect(readCaseId(typed)).toBe(id);
});

test.each([
  '',
  ' ',
  '0',
  '000',
  '-1',
  '1.5',
  '1e3',
  '12a',
  'abc',
  '9223372036854775808',
  '99999999999999999999',
  '١٢٣',
  '1 2',
  '0x10',
  '\u0000',
])('%j is no id, and nothing throws', (typed) => {
  expect(readCaseId(typed)).toBeNull();
});

test.each([null, undefined, 7, {}, '07', 'abc', '9'.repeat(400)])('the schema refuses %j without throwing', (value) => {
  expect(Int64Text.safeParse(value).success).toBe(false);
});

test.each([
  ['abc', 3],
  ['ü', 2],
  ['€', 3],
  ['🙂', 4],
  ['\ud800', 3],
  ['a\u0301', 3],
])('the strictest length of %j is %i', (text, length) => {
  expect(strictLength(text)).toBe(length);
  expect(strictLength(text)).toBeGreaterThanOrEqual(text.length);
});
