import type { FaultRule } from '../../../src-sandbox/faults/rules.ts';
import type { SeededRandom } from '../../../src-sandbox/random.ts';
import type { Stage } from '../support/stage.ts';
import { CONFIRMED, type Generator } from './generator.ts';

type Fault = FaultRule['fault'];
type What = 'case' | 'thread';
type ReadRow = readonly [row: string, title: string, what: What | 'either', draw: (random: SeededRandom) => Fault, rare?: 'rare'];

const BAD_JSON = [
  'cut',
  'byte-order-mark',
  'nan',
  'trailing-text',
  'duplicate-keys',
  'proto',
  'deep',
  'empty',
  'null',
  'list',
] as const;
const BAD_TEXT = ['invalid-utf8', 'lone-surrogate', 'wrong-charset', 'nul'] as const;
const ODD_HEADERS = [
  'huge',
  'many',
  'repeated',
  'folded',
  'control-characters',
  'no-colon',
  'bad-status-line',
  'two-lengths',
] as const;

/** What the answer to a read can be, a few times somewhere around a send. The send must not suffer. */
const ROWS: readonly ReadRow[] = [
  ['8', 'a read is reset', 'either', (random) => ({ kind: 'drop', when: 'before', how: random.pick(['reset', 'fin']) })],
  ['9', 'a read without an answer', 'either', () => ({ kind: 'silence', apply: false })],
  ['13', 'a read cut in its headers', 'either', () => ({ kind: 'cut-headers', apply: true })],
  ['30', 'a read answered 5xx', 'either', (random) => ({ kind: 'answer', status: random.pick([500, 502, 503, 504]) })],
  [
    '32',
    'a read redirected',
    'either',
    (random) => ({ kind: 'redirect', status: random.pick([301, 302, 307, 308]), location: 'http://127.0.0.1:9/' }),
  ],
  ['34', 'a read answered by HTML', 'either', () => ({ kind: 'html' })],
  ['35', 'a read cut short', 'either', () => ({ kind: 'truncated-body', apply: true })],
  [
    '36',
    'a read cut in chunks or gzip',
    'either',
    (random) => ({ kind: 'truncated-body', apply: true, encoding: random.pick(['chunked', 'gzip']) }),
  ],
  [
    '36',
    'a read answered by a bomb',
    'either',
    () => ({ kind: 'flood', apply: true, bytes: 48 * 1024 * 1024, gzip: true }),
    'rare',
  ],
  ['37', 'a read of 500 MB', 'either', () => ({ kind: 'flood', apply: true, bytes: 500_000_000 }), 'rare'],
  ['38', 'a read drips', 'either', (random) => ({ kind: 'drip', part: random.pick(['headers', 'body']), apply: true })],
  ['39', 'bad JSON in a read', 'either', (random) => ({ kind: 'bad-json', apply: true, variant: random.pick(BAD_JSON) })],
  ['40', 'bad characters in a read', 'either', (random) => ({ kind: 'bad-json', apply: true, variant: random.pick(BAD_TEXT) })],
  [
    '41',
    'odd headers on a read',
    'either',
    (random) => ({ kind: 'odd-headers', apply: true, variant: random.pick(ODD_HEADERS) }),
  ],
  ['43', 'an unknown status and type', 'case', () => ({ kind: 'unknown-enums', status: 'ON_HOLD', type: 'NEW_TYPE' })],
  ['43', 'an unknown author', 'thread', () => ({ kind: 'unknown-enums', author: 'PARTNER_BOT' })],
  [
    '44',
    'fields missing',
    'either',
    (random) => ({ kind: 'fields', remove: [random.pick(['id', 'status', 'createdAt', 'author', 'plainBody', 'comments'])] }),
  ],
  [
    '44',
    'fields null',
    'either',
    (random) => ({ kind: 'fields', nullify: [random.pick(['id', 'status', 'type', 'author', 'updatedAt'])], onlyFirst: true }),
  ],
  ['44', 'more fields than promised', 'either', () => ({ kind: 'fields', add: { extra: 1, __proto: 'x', nested: 'y' } })],
  ['45', 'an entry twice', 'thread', (random) => ({ kind: 'thread', change: random.pick(['repeated', 'repeated-differing']) })],
  ['46', 'entries out of order', 'thread', (random) => ({ kind: 'thread', change: random.pick(['oldest-first', 'rotated']) })],
  ['47', 'equal times', 'thread', () => ({ kind: 'thread', change: 'same-time' })],
  [
    '47',
    'times in other forms',
    'either',
    (random) => ({
      kind: 'timestamps',
      style: random.pick(['no-milliseconds', 'zulu', 'offset', 'microseconds', 'epoch', 'garbage']),
    }),
  ],
  ['48', 'times far away', 'either', (random) => ({ kind: 'timestamps', fixed: random.pick([0, 4_102_444_800_000]) })],
  ['49', 'an entry vanishes', 'thread', (random) => ({ kind: 'thread', change: random.pick(['vanished', 'empty']) })],
  ['50', 'an entry changes', 'thread', () => ({ kind: 'thread', change: 'changed' })],
  ['51', 'ids as text', 'either', () => ({ kind: 'fields', idsAsStrings: true })],
  ['52', '10,000 entries', 'thread', () => ({ kind: 'huge-thread', count: 10_000 }), 'rare'],
];

async function addTroubles(stage: Stage, caseId: string, what: What | 'either', fault: Fault): Promise<void> {
  const { random } = stage;
  const which = what === 'either' ? random.pick<What>(['case', 'thread']) : what;
  await stage.onRead(caseId, which, fault, { after: random.between(0, 4), times: random.between(1, 3) });
}

function generatorOf([row, title, what, draw, rare]: ReadRow): Generator {
  return {
    row,
    title,
    ...(rare === undefined ? {} : { rare: true }),
    async play(stage) {
      const caseId = await stage.newCase();
      await addTroubles(stage, caseId, what, draw(stage.random));
      // Half of the sends lose their answer too, so that the troubled reads are what has to find them.
      const words = stage.words();
      if (stage.random.fraction() < 0.5) await stage.onWrite(words, { kind: 'drop', when: 'after' });
      await stage.reply(row, caseId, words, CONFIRMED);
    },
  };
}

/** Another case's answer: it must neither be believed nor be shown. */
const WRONG_CASE: Generator = {
  row: '42',
  title: "another case's answer",
  async play(stage) {
    const [caseId, other] = [await stage.newCase(), await stage.newCase()];
    const foreign = stage.words();
    await stage.world.agentComment({ id: other, plainBody: foreign });
    await stage.clock.drive(stage.desk.call('cases.refresh', { accountId: stage.accountId, caseId: other }));
    const which = stage.random.pick<What>(['case', 'thread']);
    await stage.onRead(caseId, which, { kind: 'wrong-case', caseId: other }, { after: stage.random.between(0, 2), times: 1 });
    await stage.reply('42', caseId, stage.words(), CONFIRMED, async () => {
      const { entries } = await stage.desk.call('cases.open', { accountId: stage.accountId, caseId });
      return entries.some((entry) => entry.body === foreign) ? "shows another case's words" : null;
    });
  },
};

export const readRows: readonly Generator[] = [...ROWS.map(generatorOf), WRONG_CASE];
