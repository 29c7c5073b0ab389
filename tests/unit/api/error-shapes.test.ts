import { expect, test } from 'vitest';
import { readRefusal } from '../../../src-main/api/error-shapes.ts';

test.each<readonly [string, unknown, ReturnType<typeof readRefusal>]>([
  ['A', { error: 'invalid_token', error_description: 'Invalid token eyJSECRET' }, { message: 'invalid_token', field: null }],
  [
    'B',
    { timestamp: '2026', status: 404, error: 'Not Found', message: 'No case', path: '/v1/cases/1' },
    { message: 'No case', field: null },
  ],
  [
    'C',
    { errors: [{ code: 'error.blank', message: 'May not be blank', path: 'comment', arguments: [] }] },
    { message: 'May not be blank', field: 'comment' },
  ],
  [
    'C, many',
    {
      errors: [
        { message: 'First', path: 'a' },
        { message: 'Second', path: 'b' },
      ],
    },
    { message: 'First', field: 'a' },
  ],
  ['D', { title: 'Unprocessable', detail: 'userId is unknown', status: 422 }, { message: 'userId is unknown', field: null }],
  ['E', { errors: [{ code: 'X', detail: 'Too long', ref: 'subject' }] }, { message: 'Too long', field: 'subject' }],
  ['errorCode', { errorCode: 'E1', errorMessage: 'Broken' }, { message: 'Broken', field: null }],
  ['a code alone', { errors: [{ code: 'NOT_VALID' }] }, { message: 'NOT_VALID', field: null }],
  ['the first that can be read', { errors: [17, null, { message: 'Here', field: 'f' }] }, { message: 'Here', field: 'f' }],
  ['wrong types', { message: 42, errors: 'no', title: 'Still a title' }, { message: 'Still a title', field: null }],
  ['control and direction characters', { message: 'a\u0000b\u202ec\nd' }, { message: 'a b c d', field: null }],
  ['nothing to read', { status: 400 }, null],
  ['an empty message', { message: '' }, null],
  ['null', null, null],
  ['a list', [{ message: 'x' }], null],
  ['a text', 'Bad Request', null],
])('%s', (_shape, body, expected) => {
  expect(readRefusal(body)).toEqual(expected);
});

test('error_description is never shown: it may repeat the token', () => {
  expect(readRefusal({ error_description: 'Invalid token eyJSECRET' })).toBeNull();
});

test('a message of any length becomes one short line', () => {
  const read = readRefusal({ message: 'word '.repeat(10_000) });
  expect(read?.message.length).toBeLessThanOrEqual(501);
});
