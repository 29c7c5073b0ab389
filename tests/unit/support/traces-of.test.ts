import { expect, test } from 'vitest';
import { findTraces } from '../../support/traces-of.ts';

const WORD = 'Kanarie Zwölf+1';

test.each([
  ['raw', `{"a":"${WORD}"}`],
  ['base64', Buffer.from(WORD).toString('base64')],
  ['base64 after one byte', Buffer.from(`x${WORD}`).toString('base64')],
  ['base64 between others', Buffer.from(`ab${WORD}cd`).toString('base64url')],
  ['hex', Buffer.from(`x${WORD}`).toString('hex')],
  ['URL-encoded', `?a=${encodeURIComponent(WORD)}`],
])('%s is found', (_, text) => {
  expect(findTraces(Buffer.from(text), WORD)).not.toEqual([]);
});

test('UTF-16 is found, and other words are not', () => {
  expect(findTraces(Buffer.from(WORD, 'utf16le'), WORD)).toEqual(['UTF-16 little']);
  expect(findTraces(Buffer.from('Kanarie Elf'), WORD)).toEqual([]);
});
