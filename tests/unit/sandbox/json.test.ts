import { describe, expect, it } from 'vitest';
import { type Json, parseJson, stringifyJson } from '../../../src-sandbox/json.ts';

describe('JSON without loss', () => {
  it.each([
    '{"id":9007199254740993,"list":[-9223372036854775808,1,1.5,null,true],"text":"9007199254740993"}',
    '{"text":"a \\"9007199254740993\\" b","deep":{"n":12345678901234567890}}',
    '[]',
    '"x"',
  ])('gives %s back with the same digits', (text) => {
    expect(stringifyJson(parseJson(text) as Json)).toBe(text);
  });

  it('leaves numbers that fit a double as numbers', () => {
    expect(parseJson('[9007199254740991,-1,1e30,0.1]')).toEqual([9_007_199_254_740_991, -1, 1e30, 0.1]);
  });

  it.each(['', '{', '[1,]', '{"a":01}', 'NaN', '{12345678901234567890:1}', "{'a':1}"])('refuses %s', (text) => {
    expect(() => parseJson(text)).toThrow(SyntaxError);
  });

  it('leaves out what is undefined and refuses nothing else', () => {
    expect(stringifyJson({ a: undefined, b: [1n, 'x'], c: null })).toBe('{"b":[1,"x"],"c":null}');
  });
});
