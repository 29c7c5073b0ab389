import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CLEAN_LOOKS_NEEDED,
  isCleanLook,
  nextStep,
  SECOND_LOOK_MILLISECONDS,
  SETTLE_MILLISECONDS,
  type SendFacts,
  type Step,
  waitForLook,
  waitForRetry,
} from '../../../src-main/outbox/next-step.ts';
import { OutboxState, OutboxWait } from '../../../src-shared/outbox.ts';

function facts(change: Partial<SendFacts>): SendFacts {
  return {
    state: 'queued',
    kind: 'reply',
    holdLeft: 0,
    waitLeft: 0,
    waitsFor: null,
    cleanLooks: 0,
    isBehindAnother: false,
    isBehindLostPart: false,
    connection: 'up',
    isCaseCreating: false,
    ...change,
  };
}

const wait = (waitsFor: OutboxWait | null, again: number | null): Step => ({ do: 'wait', waitsFor, again });

type Row = readonly [what: string, change: Partial<SendFacts>, step: Step];

const rows: readonly Row[] = [
  ['nothing in the way', {}, { do: 'send' }],
  ['held for undo, whatever else', { holdLeft: 900, isBehindAnother: true, connection: 'network' }, wait('undo-hold', 900)],
  ['behind a part that was not delivered', { isBehindLostPart: true, connection: 'network' }, wait('earlier-part', null)],
  ['behind an earlier send', { isBehindAnother: true, connection: 'network' }, wait('earlier-send', null)],
  ['no network', { connection: 'network', waitLeft: 5 }, wait('network', null)],
  ['signed out', { connection: 'signed-out' }, wait('signed-out', null)],
  ['keychain locked', { connection: 'keychain' }, wait('keychain', null)],
  ['a retry not due', { state: 'retry-wait', waitLeft: 70, waitsFor: 'throttled' }, wait('throttled', 70)],
  ['a retry that is due', { state: 'retry-wait', waitsFor: 'throttled' }, { do: 'send' }],
  ['the case is being created', { isCaseCreating: true }, wait('case-creating', null)],
  ['unconfirmed and due', { state: 'unconfirmed' }, { do: 'look' }],
  ['unconfirmed and not due', { state: 'unconfirmed', waitLeft: 30 }, wait(null, 30)],
  ['unconfirmed without a network', { state: 'unconfirmed', connection: 'network' }, wait('network', null)],
  ['unconfirmed after one clean look', { state: 'unconfirmed', cleanLooks: 1 }, { do: 'look' }],
  ['unconfirmed after two clean looks', { state: 'unconfirmed', cleanLooks: 2 }, { do: 'ask' }],
  ['an unconfirmed creation', { state: 'unconfirmed', kind: 'create' }, { do: 'ask' }],
  ['sending', { state: 'sending' }, { do: 'nothing' }],
  ['confirmed', { state: 'confirmed' }, { do: 'nothing' }],
  ['needs review', { state: 'needs-review' }, { do: 'nothing' }],
  ['rejected', { state: 'rejected' }, { do: 'nothing' }],
  ['withdrawn', { state: 'withdrawn' }, { do: 'nothing' }],
];

test.each(rows)('%s', (_what, change, step) => {
  expect(nextStep(facts(change))).toEqual(step);
});

test('whatever may have been sent never leads to send', () => {
  const anyFacts = fc.record({
    state: fc.constantFrom(...OutboxState.options),
    kind: fc.constantFrom('reply' as const, 'create' as const),
    holdLeft: fc.nat(),
    waitLeft: fc.nat(),
    waitsFor: fc.constantFrom(null, ...OutboxWait.options),
    cleanLooks: fc.nat(4),
    isBehindAnother: fc.boolean(),
    isBehindLostPart: fc.boolean(),
    connection: fc.constantFrom('up' as const, 'network' as const, 'signed-out' as const, 'keychain' as const),
    isCaseCreating: fc.boolean(),
  });
  fc.assert(
    fc.property(anyFacts, (some) => {
      const isUnsent = some.state === 'queued' || some.state === 'retry-wait';
      const step = nextStep(some);
      if (step.do === 'send') {
        const isFree = !some.isBehindAnother && !some.isBehindLostPart;
        return isUnsent && some.holdLeft === 0 && isFree && some.connection === 'up';
      }
      if (step.do === 'ask')
        return some.state === 'unconfirmed' && (some.cleanLooks >= CLEAN_LOOKS_NEEDED || some.kind === 'create');
      return true;
    }),
    { numRuns: 5_000 },
  );
});

describe('looks', () => {
  test.each([
    [0, null, false],
    [SETTLE_MILLISECONDS - 1, null, false],
    [SETTLE_MILLISECONDS, null, true],
    [SETTLE_MILLISECONDS + 1, SECOND_LOOK_MILLISECONDS - 1, false],
    [SETTLE_MILLISECONDS + SECOND_LOOK_MILLISECONDS, SECOND_LOOK_MILLISECONDS, true],
  ])('%d ms after the send and %s ms after the last clean one: %s', (sinceSent, sinceClean, clean) => {
    expect(isCleanLook(sinceSent, sinceClean)).toBe(clean);
  });

  test.each([
    [0, 0, null, 1_000],
    [1_000, 0, null, 3_000],
    [4_500, 0, null, 7_500],
    [12_000, 0, null, 18_000],
    [29_999, 0, null, 1_000],
    [31_000, 1, 0, 90_000],
    [91_000, 1, 60_000, 30_000],
    [121_000, 1, 89_900, 1_000],
  ])('%d ms after the send, %d clean: the next in %s ms', (sinceSent, cleanLooks, sinceClean, next) => {
    expect(waitForLook(sinceSent, cleanLooks, sinceClean)).toBe(next);
  });

  test('a wait is whole, at least a second, at most the second look, whatever fractions the clock gives', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e9, noNaN: true }),
        fc.nat(2),
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        (age, looks, clean) => {
          const next = waitForLook(age, looks, clean);
          return Number.isInteger(next) && next >= 1_000 && next <= SECOND_LOOK_MILLISECONDS;
        },
      ),
    );
  });
});

test('retries grow, stay spread and are whole', () => {
  expect([1, 2, 3, 4, 5, 50].map((attempts) => waitForRetry(attempts, 0.999))).toEqual([
    1_999, 4_998, 14_993, 29_985, 59_970, 59_970,
  ]);
  expect([1, 5].map((attempts) => waitForRetry(attempts, 0))).toEqual([1_000, 30_000]);
  expect(waitForRetry(0, 0)).toBe(1_000);
});
