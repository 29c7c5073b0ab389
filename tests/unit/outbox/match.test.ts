import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ServerEntry } from '../../../src-main/api/dialects/dialect.ts';
import { type Candidate, CLOCK_TOLERANCE_MILLISECONDS, matchSends } from '../../../src-main/outbox/match.ts';
import { normalise } from '../../../src-shared/same-text.ts';

const SENT = 1_000_000_000;

function send(id: string, text = 'Hello', change: Partial<Candidate> = {}): Candidate {
  return { id, text, baseline: [], sentAt: SENT, ...change };
}

function entry(id: string, body = 'Hello', change: Partial<ServerEntry> = {}): ServerEntry {
  return { id, author: 'PARTNER', body, createdAt: SENT + 1_000, ...change };
}

function match(sends: readonly Candidate[], entries: readonly ServerEntry[], claimed: readonly string[] = []) {
  return Object.fromEntries(matchSends(sends, entries, new Set(claimed)));
}

describe('finding a send', () => {
  test.each<readonly [string, readonly Candidate[], readonly ServerEntry[], readonly string[], Record<string, string>]>([
    ['a new entry with the words', [send('a')], [entry('7')], [], { a: '7' }],
    ['an entry of before', [send('a', 'Hello', { baseline: ['7'] })], [entry('7')], [], {}],
    ['the agent of Wise wrote it', [send('a')], [entry('7', 'Hello', { author: 'WISE_AGENT' })], [], {}],
    ['other words', [send('a')], [entry('7', 'Hello!')], [], {}],
    ['it belongs to an earlier send', [send('a')], [entry('7')], ['7'], {}],
    ['long before the send', [send('a')], [entry('7', 'Hello', { createdAt: SENT - CLOCK_TOLERANCE_MILLISECONDS - 1 })], [], {}],
    [
      'a clock that is a little off',
      [send('a')],
      [entry('7', 'Hello', { createdAt: SENT - CLOCK_TOLERANCE_MILLISECONDS })],
      [],
      { a: '7' },
    ],
    ['a time that can not be read', [send('a')], [entry('7', 'Hello', { createdAt: null })], [], { a: '7' }],
    ['two equal sends, one entry', [send('a'), send('b')], [entry('7')], [], { a: '7' }],
    [
      'two equal sends, two entries in any order',
      [send('a'), send('b')],
      [entry('8', 'Hello', { createdAt: SENT + 9 }), entry('7', 'Hello', { createdAt: SENT + 5 })],
      [],
      { a: '7', b: '8' },
    ],
    ['the same moment: by id as a number', [send('a'), send('b')], [entry('10'), entry('9')], [], { a: '9', b: '10' }],
    ['the second only', [send('a', 'One'), send('b', 'Two')], [entry('7', 'Two')], [], { b: '7' }],
    [
      'in order only: the first is not found behind the second',
      [send('a', 'One'), send('b', 'Two'), send('c', 'One')],
      [entry('7', 'One', { createdAt: SENT + 5 }), entry('8', 'Two', { createdAt: SENT + 6 })],
      [],
      { a: '7', b: '8' },
    ],
    [
      'line ends, trailing space, Unicode form',
      [send('a', 'cafe\u0301 \r\nnext\t')],
      [entry('7', 'caf\u00e9\nnext')],
      [],
      { a: '7' },
    ],
    ['cut at the limit', [send('a', 'x'.repeat(70_000))], [entry('7', 'x'.repeat(65_535))], [], { a: '7' }],
  ])('%s', (_what, sends, entries, claimed, expected) => {
    expect(match(sends, entries, claimed)).toEqual(expected);
  });
});

test('words are never forgiven, only their form', () => {
  expect(normalise('a\r\nb\rc\n')).toBe('a\nb\nc');
  expect(normalise('  a \t\n\n b  ')).toBe('a\n\n b');
  expect(normalise('a b')).not.toBe(normalise('a  b'));
  expect(normalise('Hello')).not.toBe(normalise('hello'));
});

test('one to one, never a known entry, never another author, whatever the lists', () => {
  const words = fc.constantFrom('One', 'Two', 'Two ');
  const sends = fc.array(fc.record({ text: words, baseline: fc.subarray(['1', '2', '3', '4', '5']) }), { maxLength: 5 });
  const entries = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('1', '2', '3', '4', '5', '6'),
      body: words,
      author: fc.constantFrom('PARTNER', 'WISE_AGENT'),
      createdAt: fc.integer({ min: SENT, max: SENT + 5 }),
    }),
    { selector: (one) => one.id },
  );
  fc.assert(
    fc.property(sends, entries, fc.subarray(['1', '6']), (drawn, listed, claimed) => {
      const candidates = drawn.map((one, index) => ({ ...one, id: `s${index}`, sentAt: SENT }));
      const found = matchSends(candidates, listed, new Set(claimed));
      expect(new Set(found.values()).size).toBe(found.size);
      for (const [id, entryId] of found) {
        const candidate = candidates.find((one) => one.id === id);
        const matched = listed.find((one) => one.id === entryId);
        expect(matched?.author).toBe('PARTNER');
        expect(candidate?.baseline).not.toContain(entryId);
        expect(claimed).not.toContain(entryId);
        expect(normalise(matched?.body ?? '')).toBe(normalise(candidate?.text ?? ''));
      }
    }),
    { numRuns: 2_000 },
  );
});
