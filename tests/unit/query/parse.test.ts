import { describe, expect, it } from 'vitest';
import { type Filter, parseQuery, type Term } from '../../../src-shared/query.ts';

const NOW = new Date(2026, 10, 20, 13, 39).getTime();
const DAY = 24 * 3_600_000;

function read(text: string) {
  const parsed = parseQuery(text, NOW);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.error.message}`);
  return parsed.query;
}

function mistake(text: string) {
  const parsed = parseQuery(text, NOW);
  if (parsed.ok) throw new Error(`${text} is no mistake`);
  return parsed.error;
}

const word = (text: string, more: Partial<Term> = {}): Term => ({ text, phrase: false, negated: false, prefix: false, ...more });

describe('words', () => {
  const table: readonly (readonly [string, readonly Term[]])[] = [
    ['', []],
    ['   ', []],
    ['refund', [word('refund', { prefix: true })]],
    ['refund ', [word('refund')]],
    ['legal name', [word('legal'), word('name', { prefix: true })]],
    ['"legal name"', [word('legal name', { phrase: true })]],
    ['“legal name” x ', [word('legal name', { phrase: true }), word('x')]],
    ['"legal na', [word('legal na', { phrase: true })]],
    ['-spam refund', [word('spam', { negated: true }), word('refund', { prefix: true })]],
    ['-spam', [word('spam', { negated: true })]],
    ['-"exact words" a ', [word('exact words', { phrase: true, negated: true }), word('a')]],
    ['https://wise.com/help?a=b ', [word('https://wise.com/help?a=b')]],
    ['caseport://case/7 10:30 ', [word('caseport://case/7'), word('10:30')]],
    ['Fwd: batch ', [word('Fwd'), word('batch')]],
    ['"status:OPEN"', [word('status:OPEN', { phrase: true })]],
    ['- & "" nb-88123 ', [word('nb-88123')]],
    ['возврат мате', [word('возврат'), word('мате', { prefix: true })]],
  ];
  it.each(table)('%j', (text, words) => {
    expect(read(text)).toMatchObject({ words, filters: [] });
  });

  it('are marked where they are wanted, and only there', () => {
    expect(read('held -spam "legal name" subject:refund tag:vip held ').highlight).toEqual(['held', 'legal name', 'refund']);
  });
});

describe('filters', () => {
  const no = { negated: false };
  const table: readonly (readonly [string, Filter])[] = [
    ['status:pending', { kind: 'status', status: 'PENDING', ...no }],
    ['STATUS:in_limbo', { kind: 'status', status: 'IN_LIMBO', ...no }],
    ['-status:"On Hold"', { kind: 'status', status: 'ON HOLD', negated: true }],
    ['status:Needs-Action', { kind: 'view', view: 'needs-action', ...no }],
    ['-status:with-wise', { kind: 'view', view: 'with-wise', negated: true }],
    ['type:TRANSFER', { kind: 'type', value: 'TRANSFER', ...no }],
    ['external:nb-88', { kind: 'external', value: 'nb-88', ...no }],
    ['transfer:58114690', { kind: 'transfer', value: '58114690', ...no }],
    ['id:700000412', { kind: 'id', value: '700000412', ...no }],
    ['subject:"legal name"', { kind: 'subject', value: 'legal name', ...no }],
    ['author:wise', { kind: 'author', value: 'wise', ...no }],
    ['tag:"month end"', { kind: 'tag', value: 'month end', ...no }],
    ['tag:a:b', { kind: 'tag', value: 'a:b', ...no }],
    ['has:Draft', { kind: 'has', what: 'draft', ...no }],
    ['-has:due', { kind: 'has', what: 'due', negated: true }],
    ['is:unread', { kind: 'is', what: 'unread', ...no }],
    ['before:2026-11-20', { kind: 'before', moment: new Date(2026, 10, 20).getTime(), ...no }],
    ['after:2026-2-3', { kind: 'after', moment: new Date(2026, 1, 3).getTime(), ...no }],
    ['after:today', { kind: 'after', moment: new Date(2026, 10, 20).getTime(), ...no }],
    ['-after:Yesterday', { kind: 'after', moment: new Date(2026, 10, 19).getTime(), negated: true }],
    ['before:7d', { kind: 'before', moment: NOW - 7 * DAY, ...no }],
    ['before:2w', { kind: 'before', moment: NOW - 14 * DAY, ...no }],
    ['after:24H', { kind: 'after', moment: NOW - DAY, ...no }],
  ];
  it.each(table)('%s', (text, filter) => {
    expect(read(text)).toEqual({ words: [], filters: [filter], highlight: filter.kind === 'subject' ? [filter.value] : [] });
    expect(read(`a ${text} b`).filters).toEqual([filter]);
  });

  it.each(['status:', '-is:', 'is:unr', 'has:', 'before:', 'before:2026-1', 'after:tod', 'status:pend', 'status:"', 'stat:'])(
    'waits for the rest of %s',
    (text) => {
      expect(read(`refund ${text}`)).toEqual({ words: [word('refund')], filters: [], highlight: ['refund'] });
    },
  );
});

describe('mistakes', () => {
  const table: readonly (readonly [string, string, string])[] = [
    ['a stat:PENDING', 'stat:', 'There is no operator “stat:”. Did you mean status:? Put it in quotes to search for the words.'],
    ['a stat: b', 'stat:', 'There is no operator “stat:”. Did you mean status:? Put it in quotes to search for the words.'],
    ['autor:wise', 'autor:', 'There is no operator “autor:”. Did you mean author:? Put it in quotes to search for the words.'],
    ['-Betreff:x', '-Betreff:', 'There is no operator “Betreff:”. Put it in quotes to search for the words.'],
    ['status: PENDING', 'status:', 'Write a value right after “status:”, without a space.'],
    ['is:unred b', 'unred', '“is:” does not know “unred”. Did you mean is:unread?'],
    ['has:money', 'money', '“has:” does not know “money”. It takes draft, note, outbox, tag or due.'],
    [
      'before:2026-02-30 x',
      '2026-02-30',
      '“2026-02-30” is no date. Write a day like 2026-11-20, today or yesterday, or a time ago like 24h, 7d or 2w.',
    ],
    [
      'after:"next week"',
      '"next week"',
      '“next week” is no date. Write a day like 2026-11-20, today or yesterday, or a time ago like 24h, 7d or 2w.',
    ],
  ];
  it.each(table)('%s', (text, place, message) => {
    const error = mistake(text);
    expect(error.message).toBe(message);
    expect(text.slice(error.at, error.at + error.length)).toBe(place);
  });
});
