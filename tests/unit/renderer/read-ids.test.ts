import { describe, expect, test } from 'vitest';
import { readIds, type UnreadableReason } from '../../../src-renderer/register/read-ids.ts';

describe('ids out of what was pasted', () => {
  test.each<[string, string[]]>([
    ['700000412', ['700000412']],
    ['700000412,700000398;700000377|700000341', ['700000412', '700000398', '700000377', '700000341']],
    [
      '700000412\t700000398\r\n700000377\r700000341\u2028700000322',
      ['700000412', '700000398', '700000377', '700000341', '700000322'],
    ],
    [' \u00a0 700000412 \n\n  ', ['700000412']],
    ['\uFEFF700000412', ['700000412']],
    ['"700000412","700000398"', ['700000412', '700000398']],
    ['[700000412, (700000398)]', ['700000412', '700000398']],
    ['#700000412 #700000398', ['700000412', '700000398']],
    ['# 700000412', ['700000412']],
    ['000700000412', ['700000412']],
    ['// 700000412\n700000398', ['700000398']],
    ['# batch 2231\n  # of Tuesday\n700000398', ['700000398']],
    ['#\n700000398', ['700000398']],
    ['9007199254740993', ['9007199254740993']],
    ['9223372036854775807', ['9223372036854775807']],
    ['', []],
  ])('%j', (text, ids) => {
    expect(readIds(text)).toEqual({ ids, repeated: 0, unreadable: [] });
  });

  test.each<[string, UnreadableReason]>([
    ['-5', 'minus'],
    ['\u22125', 'minus'],
    ['1.5', 'decimal'],
    ['-1.5', 'decimal'],
    ['.5', 'decimal'],
    ['abc', 'letters'],
    ['#12abc', 'letters'],
    ['700000412x', 'letters'],
    ['7e8', 'shortened'],
    ['7.00000412E+08', 'shortened'],
    ['0', 'zero'],
    ['000', 'zero'],
    ['9223372036854775808', 'too-large'],
    ['99999999999999999999', 'too-large'],
    ['700,000,412', 'grouped'],
    ["700'000'412", 'grouped'],
    ['٧٠٠', 'letters'],
    ['#', 'empty'],
  ])('%s is unreadable: %s', (piece, reason) => {
    const { ids, unreadable } = readIds(`1 ${piece} 2`);
    expect(ids).toEqual(['1', '2']);
    expect(unreadable).toEqual([{ text: piece, line: 1, reason }]);
  });

  test('an id that stands there twice is taken once, and both spellings are the same id', () => {
    expect(readIds('1\n2\n01 #1 2')).toEqual({ ids: ['1', '2'], repeated: 3, unreadable: [] });
  });

  test('lines are counted as the person sees them', () => {
    expect(readIds('1\n\n// x\nhello\r\n2 world').unreadable.map(({ text, line }) => [text, line])).toEqual([
      ['hello', 4],
      ['world', 5],
    ]);
  });

  test('a piece of a megabyte is shortened, and costs no time', () => {
    const start = performance.now();
    const [one] = readIds('9'.repeat(1_000_000)).unreadable;
    expect(one?.reason).toBe('too-large');
    expect(one?.text.length).toBeLessThan(100);
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  test('every piece is told: nothing is dropped', () => {
    const { ids, repeated, unreadable } = readIds('1, two; 3 | 1\n4.0\tfive');
    expect(ids.length + repeated + unreadable.length).toBe(6);
  });
});
