import { expect, test } from 'vitest';
import { readJson } from '../../../src-main/api/read-json.ts';
import { redactExchange, type WireBody } from '../../../src-main/api/redact-body.ts';
import { takeOutEchoes } from '../../../src-main/api/take-out-echoes.ts';

const wire = (text: string, contentType = 'application/json'): WireBody => {
  const bytes = new TextEncoder().encode(text);
  return { bytes: bytes.byteLength, contentType, json: readJson(bytes) };
};

function redact(request: unknown, response: unknown, isError = false, secrets: readonly string[] = []) {
  const { request: sent, response: got } = redactExchange({
    request: request === null ? null : wire(JSON.stringify(request)),
    response: response === null ? null : wire(JSON.stringify(response)),
    isError,
    secrets,
  });
  return { sent: sent === null ? null : JSON.parse(sent), got: got === null ? null : JSON.parse(got) };
}

test('keeps ids, statuses, authors and times, and says how much else there was', () => {
  const { sent, got } = redact(
    { type: 'GENERAL_ENQUIRY', subject: 'Anna', details: { userId: 9001, profileId: null }, externalId: 'nb-1' },
    {
      id: 700000412,
      status: 'PENDING',
      createdAt: '2026-11-20T09:00:00.000',
      comments: [{ id: '1', author: 'WISE_AGENT', plainBody: 'x' }],
    },
  );
  expect(sent).toEqual({
    type: 'GENERAL_ENQUIRY',
    subject: '[4 characters removed]',
    details: { userId: 9001, profileId: null },
    externalId: '[4 characters removed]',
  });
  expect(got).toEqual({
    id: 700000412,
    status: 'PENDING',
    createdAt: '2026-11-20T09:00:00.000',
    comments: [{ id: '1', author: 'WISE_AGENT', plainBody: '[1 character removed]' }],
  });
});

test.each([
  ['a name in the field of an author', { author: 'Anna Ruiz' }, { author: '[9 characters removed]' }],
  ['words in the field of a status', { status: 'ask Anna' }, { status: '[8 characters removed]' }],
  ['words in the field of an id', { id: 'Anna' }, { id: '[4 characters removed]' }],
  ['a field that nobody knows', { 'Anna Ruiz': 1, iban: 'ES91' }, { '…': '[2 other fields removed]' }],
  ['a number that is no id', { rejectedValue: 4411 }, { rejectedValue: '[number removed]' }],
  ['a field that hides among those of an object', { constructor: 'Anna' }, { '…': '[1 other field removed]' }],
])('takes out %s', (_what, body, expected) => expect(redact(null, body).got).toEqual(expected));

test('cuts arrays to three items', () => {
  const { got } = redact(null, { comments: Array.from({ length: 1_203 }, (_, id) => ({ id })) });
  expect(got.comments).toEqual([{ id: 0 }, { id: 1 }, { id: 2 }, '[1,200 more]']);
});

test('names what is no JSON by its size and type, and never holds more than 4,096 characters', () => {
  const html = wire('<h1>Anna</h1>', 'text/html; charset=utf-8');
  expect(redactExchange({ request: null, response: html, isError: true, secrets: [] }).response).toBe('[13 bytes of text/html]');
  const odd = wire('Anna', 'Anna Ruiz');
  expect(redactExchange({ request: null, response: odd, isError: true, secrets: [] }).response).toBe(
    '[4 bytes of an unknown type]',
  );
  const errors = Array.from({ length: 3 }, () =>
    Object.fromEntries(['message', 'detail', 'title', 'errorMessage'].map((name) => [name, 'bad '.repeat(200)])),
  );
  const large = redactExchange({ request: null, response: wire(JSON.stringify({ errors })), isError: true, secrets: [] });
  expect(large.response?.length).toBeLessThanOrEqual(4_096);
});

test('an error message stays without what it repeats', () => {
  const { got } = redact(
    { comment: 'Dear Anna, the walrus account of Ruiz is held' },
    {
      code: 'invalid_value',
      errors: [{ message: "comment 'Dear Anna' of Ruiz must not be empty", path: 'comment', rejectedValue: 'Jonas' }],
    },
    true,
  );
  expect(got).toEqual({
    code: 'invalid_value',
    errors: [
      { message: 'comment [removed] of [removed] must not be empty', path: 'comment', rejectedValue: '[5 characters removed]' },
    ],
  });
});

test('the description of a refused token may repeat it, and goes', () => {
  const { got } = redact(null, { error: 'invalid_token', error_description: 'Invalid access token' }, true);
  expect(got).toEqual({ error: 'invalid_token', error_description: '[20 characters removed]' });
});

test('a message of an answer that is no error is somebody’s words', () => {
  expect(redact(null, { message: 'Hello Anna' }).got).toEqual({ message: '[10 characters removed]' });
});

test.each([
  ['a token in the headers', 'Invalid access token: 8b1c-secret', ['8b1c-secret'], 'Invalid access token: [removed]'],
  ['another token', `Invalid token ${'a'.repeat(40)}`, [], 'Invalid token [removed]'],
  ['what looks like a secret', 'Client nb-7fz81qa is unknown', [], 'Client [removed] is unknown'],
  ['an address', 'User ana@bank.example is unknown', [], 'User [removed] is unknown'],
  ['an account number', 'No account 12345678', [], 'No account [removed]'],
  ['a name in another case', 'ANNA is not allowed', ['anna ruiz'], '[removed] is not allowed'],
  ['a name with an accent', 'José is not allowed', ['José'], '[removed] is not allowed'],
  ['symbols', 'value ★★ is invalid', ['★★'], 'value [removed] is invalid'],
  [
    'nothing',
    'Cannot submit message for case in final state: RESOLVED',
    [],
    'Cannot submit message for case in final state: RESOLVED',
  ],
])('takes %s out of a message', (_what, message, removed, expected) => expect(takeOutEchoes(message, removed)).toBe(expected));
