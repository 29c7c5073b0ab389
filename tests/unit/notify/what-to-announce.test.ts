import { expect, test } from 'vitest';
import { type Reading, whatToAnnounce } from '../../../src-main/notify/what-to-announce.ts';

const quiet: Reading = {
  caseId: '700000412',
  subject: 'Transfer held',
  statusBefore: 'OPEN',
  status: 'OPEN',
  newFromWise: null,
  announced: null,
  isFirstRead: false,
  isWatched: false,
  content: 'id',
};

const wrote = { id: '16', line: 'Please confirm the name' };

type Row = readonly [what: string, change: Partial<Reading>, title: string | null, remembers: boolean];

const rows: readonly Row[] = [
  ['nothing happened', {}, null, false],
  ['a case enters PENDING', { status: 'PENDING' }, 'Wise needs an answer', true],
  ['it enters PENDING with words', { status: 'PENDING', newFromWise: wrote }, 'Wise needs an answer', true],
  ['the dated version waits for the customer', { status: 'WAITING_CUSTOMER_INPUT' }, 'Wise needs an answer', true],
  ['a solved case comes back as PENDING', { statusBefore: 'SOLVED', status: 'PENDING' }, 'Wise needs an answer', true],
  ['Wise writes in a PENDING case', { statusBefore: 'PENDING', status: 'PENDING', newFromWise: wrote }, 'Wise wrote again', true],
  ['still PENDING, nothing new', { statusBefore: 'PENDING', status: 'PENDING' }, null, false],
  ['Wise writes in an OPEN case', { newFromWise: wrote }, null, false],
  ['our own reply moved it to OPEN', { statusBefore: 'PENDING', status: 'OPEN' }, null, false],
  ['it is solved', { statusBefore: 'OPEN', status: 'SOLVED' }, null, false],
  ['read for the first time', { statusBefore: null, status: 'PENDING', isFirstRead: true }, null, true],
  ['on screen and focused', { status: 'PENDING', isWatched: true }, null, true],
  ['said before a restart', { status: 'PENDING', announced: 'PENDING|' }, null, false],
  [
    'said before, but for an older comment',
    { status: 'PENDING', newFromWise: wrote, announced: 'PENDING|15' },
    'Wise needs an answer',
    true,
  ],
  ['an unknown status', { status: 'ESCALATED', newFromWise: wrote }, null, false],
];

test.each(rows)('%s', (_what, change, title, remembers) => {
  const decision = whatToAnnounce({ ...quiet, ...change });
  expect(decision.announcement?.title ?? null).toBe(title);
  expect(decision.remember !== null).toBe(remembers);
});

test('how much it says is the person’s choice; the default holds the id and nothing of the case', () => {
  const say = (content: Reading['content']) =>
    whatToAnnounce({ ...quiet, status: 'PENDING', newFromWise: wrote, content }).announcement;
  expect(say('id')).toEqual({ tag: 'case:700000412', title: 'Wise needs an answer', body: 'Case 700000412' });
  expect(say('full')).toEqual({ tag: 'case:700000412', title: 'Transfer held', body: 'Please confirm the name' });
  expect(say('nothing')).toEqual({ tag: 'case:700000412', title: 'Caseport', body: 'A case needs you.' });
});

test('a long line is cut', () => {
  const long = { id: '16', line: 'x'.repeat(1_000) };
  expect(whatToAnnounce({ ...quiet, status: 'PENDING', newFromWise: long, content: 'full' }).announcement?.body.length).toBe(160);
});
