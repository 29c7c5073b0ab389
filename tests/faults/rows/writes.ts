import type { FaultRule } from '../../../src-sandbox/faults/rules.ts';
import type { SeededRandom } from '../../../src-sandbox/random.ts';
import type { Expected } from '../support/stage.ts';
import { CONFIRMED, type Generator, LANDED_UNSEEN, REJECTED, VANISHED } from './generator.ts';

type Fault = FaultRule['fault'];
type Drawn = { readonly fault: Fault; readonly expected: Expected; readonly text?: string };
type WriteRow = readonly [row: string, title: string, draw: (random: SeededRandom) => Drawn, rare?: 'rare'];

function maybe(random: SeededRandom): boolean {
  return random.fraction() < 0.5;
}

/** Applied or not by chance: it is found, or a person is asked. */
function eitherWay(random: SeededRandom, fault: (apply: boolean) => Fault): Drawn {
  const apply = maybe(random);
  return { fault: fault(apply), expected: apply ? CONFIRMED : VANISHED };
}

const BAD_JSON = [
  'cut',
  'byte-order-mark',
  'nul',
  'nan',
  'trailing-text',
  'duplicate-keys',
  'proto',
  'deep',
  'plain-text',
  'empty',
  'null',
  'list',
] as const;
const BAD_TEXT = ['invalid-utf8', 'lone-surrogate', 'wrong-charset'] as const;
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
const PLACES = [
  '/v1/cases/1/comments',
  'http://127.0.0.1:9/elsewhere',
  'file:///etc/passwd',
  'https://example.invalid/',
] as const;

/** What the answer to a write can be, one rule each on the first attempt. */
const ROWS: readonly WriteRow[] = [
  ['7', 'reset after the body', () => ({ fault: { kind: 'drop', when: 'after' }, expected: CONFIRMED })],
  ['7', 'reset before applying', () => ({ fault: { kind: 'drop', when: 'before' }, expected: VANISHED })],
  ['8', 'FIN after applying', () => ({ fault: { kind: 'drop', when: 'after', how: 'fin' }, expected: CONFIRMED })],
  ['8', 'FIN before applying', () => ({ fault: { kind: 'drop', when: 'before', how: 'fin' }, expected: VANISHED })],
  ['9', 'applied, then silence', () => ({ fault: { kind: 'silence', apply: true }, expected: CONFIRMED })],
  [
    '9',
    'a slow answer',
    (random) => ({ fault: { kind: 'latency', milliseconds: random.between(500, 55_000) }, expected: CONFIRMED }),
  ],
  ['10', 'silence, never applied', () => ({ fault: { kind: 'silence', apply: false }, expected: VANISHED })],
  [
    '11',
    'late landing within 2 min',
    (random) => ({
      fault: {
        kind: 'late-landing',
        milliseconds: random.between(1, 115) * 1_000,
        how: random.pick(['silence', 'reset', 'fin']),
      },
      expected: CONFIRMED,
    }),
  ],
  [
    '11',
    'late landing after a person was asked',
    (random) => ({ fault: { kind: 'late-landing', milliseconds: random.between(130, 240) * 1_000 }, expected: CONFIRMED }),
  ],
  [
    '13',
    'cut in the headers',
    (random) => eitherWay(random, (apply) => ({ kind: 'cut-headers', apply, how: random.pick(['fin', 'reset']) })),
  ],
  ['14', '100 Continue, then silence', (random) => eitherWay(random, (apply) => ({ kind: 'silence', apply, after100: true }))],
  ['22', '403', () => ({ fault: { kind: 'answer', status: 403, apply: false }, expected: REJECTED })],
  ['23', '404', () => ({ fault: { kind: 'answer', status: 404, apply: false }, expected: REJECTED })],
  ['24', '408, 425', (random) => eitherWay(random, (apply) => ({ kind: 'answer', status: random.pick([408, 425]), apply }))],
  ['25', '409', (random) => eitherWay(random, (apply) => ({ kind: 'answer', status: 409, apply }))],
  [
    '26',
    '400, 413, 415, 422',
    (random) => ({
      fault: {
        kind: 'answer',
        status: random.pick([400, 413, 415, 422]),
        apply: false,
        body: '{"errors":[{"message":"No","path":"comment"}]}',
      },
      expected: REJECTED,
    }),
  ],
  [
    '29',
    '5xx after applying',
    (random) => ({ fault: { kind: 'answer', status: random.pick([500, 502, 503, 504, 599]), apply: true }, expected: CONFIRMED }),
  ],
  [
    '30',
    '5xx without applying',
    (random) => ({ fault: { kind: 'answer', status: random.pick([500, 501, 502, 503, 504]), apply: false }, expected: VANISHED }),
  ],
  [
    '32',
    'a redirect',
    (random) =>
      eitherWay(random, (apply) => ({
        kind: 'redirect',
        status: random.pick([301, 302, 303, 307, 308]),
        location: random.pick(PLACES),
        apply,
      })),
  ],
  [
    '33',
    'an odd success',
    (random) => eitherWay(random, (apply) => ({ kind: 'answer', status: random.pick([200, 201, 202, 204, 206, 299]), apply })),
  ],
  [
    '33',
    'an odd code',
    (random) =>
      eitherWay(random, (apply) => ({ kind: 'answer', status: random.pick([300, 304, 402, 406, 418, 451, 600, 999]), apply })),
  ],
  [
    '34',
    'HTML',
    (random) => eitherWay(random, (apply) => ({ kind: 'html', status: random.pick([200, 200, 403, 404, 422]), apply })),
  ],
  [
    '35',
    'Content-Length too long',
    (random) => eitherWay(random, (apply) => ({ kind: 'truncated-body', apply, how: random.pick(['fin', 'reset']) })),
  ],
  [
    '35',
    'Content-Length wrong',
    (random) => eitherWay(random, (apply) => ({ kind: 'wrong-length', apply, difference: random.pick([7, 1_000_000]) })),
  ],
  [
    '36',
    'chunks or gzip cut',
    (random) =>
      eitherWay(random, (apply) => ({ kind: 'truncated-body', apply, encoding: random.pick(['chunked', 'gzip']), keepBytes: 4 })),
  ],
  [
    '36',
    'gzip bomb',
    (random) => eitherWay(random, (apply) => ({ kind: 'flood', apply, bytes: 48 * 1024 * 1024, gzip: true })),
    'rare',
  ],
  ['37', 'a body of 500 MB', (random) => eitherWay(random, (apply) => ({ kind: 'flood', apply, bytes: 500_000_000 })), 'rare'],
  ['38', 'a byte a second', (random) => eitherWay(random, (apply) => ({ kind: 'drip', part: 'headers', apply }))],
  ['39', 'bad JSON', (random) => eitherWay(random, (apply) => ({ kind: 'bad-json', apply, variant: random.pick(BAD_JSON) }))],
  [
    '40',
    'bad characters',
    (random) => eitherWay(random, (apply) => ({ kind: 'bad-json', apply, variant: random.pick(BAD_TEXT) })),
  ],
  [
    '41',
    'odd headers',
    (random) => eitherWay(random, (apply) => ({ kind: 'odd-headers', apply, variant: random.pick(ODD_HEADERS) })),
  ],
];

const TWISTED_TEXTS: readonly WriteRow[] = [
  [
    '53',
    'line ends changed',
    (random) => ({
      fault: { kind: 'normalise-text', by: random.pick(['crlf', 'lf']) },
      expected: CONFIRMED,
      text: '\r\none\ntwo\r\n\r\nthree',
    }),
  ],
  [
    '53',
    'trailing space taken off',
    () => ({ fault: { kind: 'normalise-text', by: 'trim-end' }, expected: CONFIRMED, text: ' one  \ntwo\t\n three ' }),
  ],
  [
    '53',
    'another Unicode form',
    () => ({ fault: { kind: 'normalise-text', by: 'nfc' }, expected: CONFIRMED, text: ' caf\u0065\u0301 A\u030angstro\u0308m' }),
  ],
  [
    '53',
    'markdown stripped',
    () => ({ fault: { kind: 'normalise-text', by: 'strip-markdown' }, expected: LANDED_UNSEEN, text: ' *this* is `lost`' }),
  ],
];

function generatorOf([row, title, draw, rare]: WriteRow): Generator {
  return {
    row,
    title,
    ...(rare === undefined ? {} : { rare: true }),
    async play(stage, sharedCase) {
      const { fault, expected, text } = draw(stage.random);
      const words = `${stage.words(stage.random.fraction() < 0.05 ? stage.random.between(1, 60_000) : 0)}${text ?? ''}`;
      await stage.onWrite(words, fault);
      await stage.reply(row, await sharedCase(), words, expected);
    },
  };
}

/** The headers have come and the body has not been read: only the path can tell which request it is. */
const RESET_AT_HEADERS: Generator = {
  row: '6',
  title: 'reset before the end of the body',
  async play(stage) {
    const caseId = await stage.newCase();
    await stage.world.addFault({
      match: { method: 'PUT', path: `/v1/cases/${caseId}/comments` },
      times: 1,
      fault: { kind: 'drop', when: 'at-headers', how: stage.random.pick(['reset', 'fin']) },
    });
    await stage.reply('6', caseId, stage.words(stage.random.between(0, 60_000)), VANISHED);
  },
};

export const writeRows: readonly Generator[] = [RESET_AT_HEADERS, ...[...ROWS, ...TWISTED_TEXTS].map(generatorOf)];
