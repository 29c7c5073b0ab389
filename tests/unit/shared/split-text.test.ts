import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { strictLength } from '../../../src-shared/outbox.ts';
import { splitText } from '../../../src-shared/split-text.ts';

const texts = (text: string, limit: number) => splitText(text, limit).map((part) => part.text);

describe('splitting at the best place', () => {
  test.each([
    ['what fits is left whole', 'One. Two.', 20, ['One. Two.']],
    ['paragraphs before lines', 'aaaa\nbbbb\n\ncccc\ndddd', 17, ['aaaa\nbbbb', 'cccc\ndddd']],
    ['lines before sentences', 'aa. bb.\ncc. dd.', 12, ['aa. bb.', 'cc. dd.']],
    ['sentences before words', 'aaa bbb. ccc ddd', 13, ['aaa bbb.', 'ccc ddd']],
    ['words', 'aaaa bbbb cccc', 10, ['aaaa bbbb', 'cccc']],
    ['letters where there is nothing else', 'abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['never a letter of several signs', '👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 30, ['👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦']],
    ['the indent of a line is kept', 'aaaaaaaa\n\n    bbbb', 12, ['aaaaaaaa', '    bbbb']],
    ['a paragraph break too early is passed over', 'a\n\nbbbb cccc dddd', 13, ['a\n\nbbbb cccc', 'dddd']],
    ['white space alone is no part', `aaaa${' '.repeat(40)}`, 10, ['aaaa']],
  ])('%s', (_what, text, limit, expected) => {
    expect(texts(text, limit)).toEqual(expected);
  });

  test('code that fits stays whole', () => {
    const code = '```\nlet a;\n\nlet b;\n```';
    expect(texts(`Some words first\n${code}\nand after it.`, 32)).toEqual(['Some words first', code, 'and after it.']);
  });

  test('code that does not fit is closed and opened again', () => {
    const lines = Array.from({ length: 8 }, (_, i) => `line ${i}`).join('\n');
    expect(texts(`\`\`\`js\n${lines}\n\`\`\``, 40)).toEqual([
      '```js\nline 0\nline 1\nline 2\nline 3\n```',
      '```js\nline 4\nline 5\nline 6\nline 7\n```',
    ]);
  });

  test('code in a quote is closed in the quote', () => {
    const parts = texts(`> \`\`\`\n${'> 0123456789\n'.repeat(6)}> \`\`\``, 60);
    for (const part of parts) expect(part.startsWith('> ```\n') && part.endsWith('\n> ```')).toBe(true);
  });
});

const pieces = fc.constantFrom(
  'word',
  ' ',
  '\n',
  '\n\n',
  '. ',
  'é',
  '漢',
  '😀',
  '👨‍👩‍👧',
  '\t',
  '\r\n',
  '- ',
  '`',
  'x'.repeat(30),
);
const withCode = fc.oneof(pieces, fc.constantFrom('\n```\n', '\n~~~\n', '\n> ```js\n', '\n> '));

describe('of any text', () => {
  test('each part fits, has words, and the parts in order are the text but for white space between them', () => {
    fc.assert(
      fc.property(fc.string({ unit: withCode, maxLength: 300 }), fc.integer({ min: 60, max: 200 }), (text, limit) => {
        let from = 0;
        for (const part of splitText(text, limit)) {
          expect(strictLength(part.text)).toBeLessThanOrEqual(limit);
          expect(part.text.trim()).not.toBe('');
          expect(part.text).toBe(part.opens + text.slice(part.start, part.end) + part.closes);
          expect(text.slice(from, part.start).trim()).toBe('');
          from = part.end;
        }
        expect(text.slice(from).trim()).toBe('');
      }),
      { numRuns: 500 },
    );
  });

  test('without code nothing is added, and no letter is cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: pieces, maxLength: 200 }), fc.integer({ min: 40, max: 120 }), (text, limit) => {
        fc.pre(!text.includes('```'));
        const bounds = new Set([...new Intl.Segmenter().segment(text)].map(({ index }) => index)).add(text.length);
        for (const part of splitText(text, limit)) {
          expect(part.opens + part.closes).toBe('');
          expect(bounds.has(part.start) && bounds.has(part.end)).toBe(true);
        }
      }),
    );
  });
});
