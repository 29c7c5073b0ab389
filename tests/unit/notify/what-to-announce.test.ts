import { expect, test } from 'vitest';
import { type Reading, whatToAnnounce } from '../../../src-main/notify/what-to-announce.ts';

const calm: Reading = {
  accountId: 'account',
  caseId: '700000412',
  subject: 'Transfer held',
  statusBefore: 'OPEN',
  status: 'OPEN',
  newFromWise: null,
  isAnswered: false,
  isOurs: false,
  announced: null,
  isFirstRead: false,
  isWatched: false,
};

const wrote = { id: '16', line: 'Please confirm the name' };

type Row = readonly [what: string, change: Partial<Reading>, kind: string | null, remembers: boolean];

const rows: readonly Row[] = [
  ['nothing happened', {}, null, false],
  ['a case enters PENDING', { status: 'PENDING' }, 'entered', true],
  ['it enters PENDING with words', { status: 'PENDING', newFromWise: wrote }, 'entered', true],
  ['the dated version waits for the customer', { status: 'WAITING_CUSTOMER_INPUT' }, 'entered', true],
  ['a solved case comes back as PENDING', { statusBefore: 'SOLVED', status: 'PENDING' }, 'entered', true],
  ['Wise writes in a PENDING case', { statusBefore: 'PENDING', status: 'PENDING', newFromWise: wrote }, 'wrote', true],
  ['still PENDING, nothing new', { statusBefore: 'PENDING', status: 'PENDING' }, null, false],
  ['Wise writes in an OPEN case that is none of ours', { newFromWise: wrote }, null, false],
  ['Wise writes in an OPEN case of ours', { newFromWise: wrote, isOurs: true }, 'wrote', true],
  ['Wise solves a case of ours with words', { status: 'SOLVED', newFromWise: wrote, isOurs: true }, 'wrote', true],
  ['our own reply moved it to OPEN', { statusBefore: 'PENDING', status: 'OPEN', isAnswered: true, isOurs: true }, null, false],
  ['our own reply reopened it', { statusBefore: 'SOLVED', status: 'OPEN', isAnswered: true, isOurs: true }, null, false],
  ['Wise reopened it', { statusBefore: 'SOLVED', status: 'OPEN' }, 'reopened', true],
  ['Wise reopened a closed one', { statusBefore: 'CLOSED', status: 'OPEN', newFromWise: wrote }, 'reopened', true],
  ['it is solved', { statusBefore: 'OPEN', status: 'SOLVED' }, null, false],
  ['read for the first time', { statusBefore: null, status: 'PENDING', isFirstRead: true }, null, true],
  ['on screen and focused', { status: 'PENDING', isWatched: true }, null, true],
  ['said before a restart', { status: 'PENDING', announced: 'PENDING|' }, null, false],
  ['said and reminded of before', { status: 'PENDING', announced: 'PENDING||reminded' }, null, false],
  ['said before, but of an older comment', { status: 'PENDING', newFromWise: wrote, announced: 'PENDING|15' }, 'entered', true],
  ['it left what was told', { statusBefore: 'PENDING', announced: 'PENDING|15' }, null, true],
  ['it left it, and the end came before that was noted', { announced: 'PENDING|15|reminded' }, null, true],
  ['it left it before', { statusBefore: 'OPEN', announced: 'OPEN|15' }, null, false],
  ['an unknown status', { status: 'ESCALATED', newFromWise: wrote }, null, false],
];

test.each(rows)('%s', (_what, change, kind, remembers) => {
  const decision = whatToAnnounce({ ...calm, ...change });
  expect(decision.news?.kind ?? null).toBe(kind);
  expect(decision.remember !== null).toBe(remembers);
});

test.each<readonly [string, readonly string[], readonly string[]]>([
  [
    'needs action, again and again',
    ['PENDING', 'OPEN', 'PENDING', 'PENDING', 'SOLVED', 'PENDING'],
    ['entered', 'entered', 'entered'],
  ],
  ['reopened twice', ['SOLVED', 'OPEN', 'CLOSED', 'OPEN'], ['reopened', 'reopened']],
])('without a new comment: %s', (_what, statuses, told) => {
  const kinds: string[] = [];
  let [statusBefore, announced]: [string, string | null] = ['OPEN', null];
  for (const status of statuses) {
    const decision = whatToAnnounce({ ...calm, statusBefore, status, announced });
    if (decision.news !== null) kinds.push(decision.news.kind);
    announced = decision.remember ?? announced;
    // A restart with a cache that is one reading behind says nothing.
    expect(whatToAnnounce({ ...calm, statusBefore, status, announced }).news).toBeNull();
    statusBefore = status;
  }
  expect(kinds).toEqual(told);
});
