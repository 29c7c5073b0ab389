import { expect, test } from 'vitest';
import { readJson } from '../../../src-main/api/read-json.ts';

function read(text: string | Uint8Array): unknown {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const answer = readJson(bytes);
  return answer === null ? 'no JSON' : answer.value;
}

test.each<readonly [string, string | Uint8Array, unknown]>([
  ['small numbers stay numbers', '{"id":42,"share":1.5,"minus":-7,"big":1e300}', { id: 42, share: 1.5, minus: -7, big: 1e300 }],
  ['2^53 - 1', '[9007199254740991]', [9_007_199_254_740_991]],
  ['2^53 + 1 keeps its digits', '[9007199254740993]', ['9007199254740993']],
  ['the largest int64', '[9223372036854775807,-9223372036854775808]', ['9223372036854775807', '-9223372036854775808']],
  ['digits inside a text', '["9007199254740993"]', ['9007199254740993']],
  ['a byte order mark', '\ufeff{"a":1}', { a: 1 }],
  ['the last of two keys', '{"a":1,"a":2}', { a: 2 }],
  ['a NUL that is escaped', '["a\\u0000b"]', ['a\u0000b']],
  ['a lone surrogate that is escaped', '["\\ud83d"]', ['\ud83d']],
  ['a NUL that is not', '["a\u0000b"]', 'no JSON'],
  ['NaN', '{"a":NaN}', 'no JSON'],
  ['text behind it', '{"a":1} <!-- -->', 'no JSON'],
  ['cut', '{"a":', 'no JSON'],
  ['HTML', '<!doctype html>', 'no JSON'],
  ['nothing', '', 'no JSON'],
  ['null', 'null', null],
  ['invalid UTF-8', new Uint8Array([0x5b, 0x22, 0xc3, 0x28, 0x22, 0x5d]), 'no JSON'],
  ['UTF-16', new Uint8Array([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]), 'no JSON'],
  ['a part of a character', new Uint8Array([0x22, 0xe2, 0x82, 0x22]), 'no JSON'],
])('%s', (_what, text, expected) => {
  expect(read(text)).toEqual(expected);
});

test('nesting of 200,000 is no JSON, and no crash', () => {
  const deep = `{"note":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
  expect(read(deep)).toBe('no JSON');
  expect(read('['.repeat(200_000))).toBe('no JSON');
  expect(read('{"a":'.repeat(200_000))).toBe('no JSON');
});

test('__proto__ and constructor are ordinary keys and change nobody else', () => {
  const value = read('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}');
  expect(Object.hasOwn(Object(value), '__proto__')).toBe(true);
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect('polluted' in {}).toBe(false);
});
