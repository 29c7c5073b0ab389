import { expect, test } from 'vitest';
import { plainLine } from '../../../src-main/sync/plain-line.ts';

test.each([
  ['Please confirm the **legal name**', 'Please confirm the legal name'],
  ['_yes_ and __no__, but partner_external_id_12345', 'yes and no, but partner_external_id_12345'],
  ['# Title\n\n- one\n- two\n1. three\n> four', 'Title one two three four'],
  ['| Sent | Holder |\n| --- | --- |\n| ACME | ACME Ltd |', 'Sent Holder ACME ACME Ltd'],
  ['See [the list](https://wise.com/a) and ![a picture](https://x.example/pixel.png)', 'See the list and a picture'],
  ['```json\n{ "a": 1 }\n```', '{ "a": 1 }'],
  ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  ['a\u202eb\u200bc\u0000d', 'a b c d'],
  ['   \n\n ', ''],
])('%j becomes %j', (markdown, line) => {
  expect(plainLine(markdown)).toBe(line);
});

test('a line is at most 200 characters, and no character is cut in half', () => {
  const line = plainLine('🙂'.repeat(1_000));
  expect([...line]).toHaveLength(200);
  expect(line.endsWith('🙂…')).toBe(true);
});

test('a text made to be slow is done at once', () => {
  for (const text of [
    '['.repeat(65_535),
    '*'.repeat(65_535),
    `${'> '.repeat(30_000)}x`,
    '_a'.repeat(30_000),
    '![](('.repeat(13_000),
    '|'.repeat(65_535),
  ]) {
    const began = performance.now();
    plainLine(text);
    expect(performance.now() - began).toBeLessThan(100);
  }
});
