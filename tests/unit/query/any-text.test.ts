import fc from 'fast-check';
import { expect, it } from 'vitest';
import { completions, parseQuery } from '../../../src-shared/query.ts';

// What people type, and what they paste: pieces of the language in any order, with anything between them.
const piece = fc.constantFrom(
  'status:',
  'is:',
  'before:',
  'stat:',
  '-',
  '"',
  '“',
  ' ',
  '\n',
  'today',
  'unread',
  '2026-02-30',
  '7d',
  '://',
  ':',
);
const text = fc
  .array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 12 })
  .map((pieces) => pieces.join(''));

it('reads any text without throwing, and places its mistakes inside it', () => {
  fc.assert(
    fc.property(text, fc.nat(1e13), (typed, now) => {
      const parsed = parseQuery(typed, now);
      if (parsed.ok) {
        for (const word of parsed.query.words) expect(word.text.trim()).not.toBe('');
        return;
      }
      const { at, length, message } = parsed.error;
      expect(at).toBeGreaterThanOrEqual(0);
      expect(length).toBeGreaterThan(0);
      expect(at + length).toBeLessThanOrEqual(typed.length);
      expect(message).toMatch(/[.?]$/);
    }),
    { numRuns: 1_000 },
  );
});

it('quotes make words of any text', () => {
  fc.assert(
    fc.property(text, (typed) => {
      const inside = typed.replace(/["“”„]/g, '');
      expect(parseQuery(`"${inside}"`, 0)).toMatchObject({ ok: true, query: { filters: [] } });
    }),
  );
});

it('completes any text at any place without throwing, and keeps what is behind it', () => {
  fc.assert(
    fc.property(text, fc.nat(60), (typed, caret) => {
      for (const one of completions(typed, caret, { tags: ['a b'] })) {
        expect(one.from).toBeGreaterThanOrEqual(0);
        expect(one.to).toBeGreaterThanOrEqual(one.from);
        expect(one.to).toBeLessThanOrEqual(typed.length);
      }
    }),
    { numRuns: 1_000 },
  );
});
