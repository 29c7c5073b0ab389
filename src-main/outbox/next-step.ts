import type { OutboxState, OutboxWait } from '../../src-shared/outbox.ts';

const SECOND = 1_000;

/** An absence counts as seen only this long after the send, and the second time this long after the first. */
export const SETTLE_MILLISECONDS = 30 * SECOND;
export const SECOND_LOOK_MILLISECONDS = 90 * SECOND;
export const CLEAN_LOOKS_NEEDED = 2;

/** Looks before the first one that counts: most answers that were lost show up within seconds. */
const EARLY_LOOKS_MILLISECONDS = [1 * SECOND, 4 * SECOND, 12 * SECOND] as const;

/** Waits between attempts that are proven not to have been sent, before jitter. */
const RETRY_MILLISECONDS = [2 * SECOND, 5 * SECOND, 15 * SECOND, 30 * SECOND, 60 * SECOND] as const;

/** What the decision about a send rests on. Ages in milliseconds and never negative. */
export type SendFacts = {
  readonly state: OutboxState;
  readonly kind: 'reply' | 'create';
  /** Until the hold for undo is over. */
  readonly holdLeft: number;
  /** Until the next try or look that was set; 0 where it is due. */
  readonly waitLeft: number;
  /** What that wait was set for. */
  readonly waitsFor: OutboxWait | null;
  readonly cleanLooks: number;
  /** An earlier send to the same case is on its way. */
  readonly isBehindAnother: boolean;
  /** An earlier part of the same reply was not seen at Wise: the rest would make no sense without it. */
  readonly isBehindLostPart: boolean;
  /** The account can speak to Wise, as far as we know. */
  readonly connection: 'up' | 'network' | 'signed-out' | 'keychain';
  /** The case is still being created at Wise. */
  readonly isCaseCreating: boolean;
};

export type Step =
  | { readonly do: 'nothing' }
  /** Not yet. `again`: milliseconds until it is worth deciding anew; null: when something happens. */
  | { readonly do: 'wait'; readonly waitsFor: OutboxWait | null; readonly again: number | null }
  | { readonly do: 'send' }
  | { readonly do: 'look' }
  | { readonly do: 'ask' };

/** Decides about one send. Nothing that may have been sent ever leads to `send`. */
export function nextStep(facts: SendFacts): Step {
  switch (facts.state) {
    case 'queued':
    case 'retry-wait':
      return nextForUnsent(facts);
    case 'unconfirmed':
      return nextForUnconfirmed(facts);
    case 'sending':
    case 'confirmed':
    case 'needs-review':
    case 'rejected':
    case 'withdrawn':
      return { do: 'nothing' };
  }
}

function nextForUnsent(facts: SendFacts): Step {
  if (facts.holdLeft > 0) return { do: 'wait', waitsFor: 'undo-hold', again: facts.holdLeft };
  if (facts.isBehindAnother) return { do: 'wait', waitsFor: 'earlier-send', again: null };
  if (facts.isBehindLostPart) return { do: 'wait', waitsFor: 'earlier-part', again: null };
  if (facts.connection !== 'up') return { do: 'wait', waitsFor: facts.connection, again: null };
  if (facts.waitLeft > 0) return { do: 'wait', waitsFor: facts.waitsFor, again: facts.waitLeft };
  if (facts.isCaseCreating) return { do: 'wait', waitsFor: 'case-creating', again: null };
  return { do: 'send' };
}

function nextForUnconfirmed(facts: SendFacts): Step {
  // A creation can not be looked for: there is no list and no search (wise-api.md 1.0).
  if (facts.kind === 'create') return { do: 'ask' };
  if (facts.cleanLooks >= CLEAN_LOOKS_NEEDED) return { do: 'ask' };
  if (facts.connection !== 'up') return { do: 'wait', waitsFor: facts.connection, again: null };
  if (facts.waitLeft > 0) return { do: 'wait', waitsFor: null, again: facts.waitLeft };
  return { do: 'look' };
}

/** Whether not finding it now says something: the server has had time, and the last time it said so is not just past. */
export function isCleanLook(sinceSent: number, sinceCleanLook: number | null): boolean {
  return sinceSent >= SETTLE_MILLISECONDS && (sinceCleanLook === null || sinceCleanLook >= SECOND_LOOK_MILLISECONDS);
}

/**
 * Milliseconds until the next look, after one that did not find it. Whole ones: ages are counted by a clock that knows
 * fractions, and a moment on disk has none.
 */
export function waitForLook(sinceSent: number, cleanLooks: number, sinceCleanLook: number | null): number {
  if (cleanLooks > 0) return Math.ceil(Math.max(SECOND, SECOND_LOOK_MILLISECONDS - (sinceCleanLook ?? 0)));
  const early = EARLY_LOOKS_MILLISECONDS.find((at) => at > sinceSent);
  return Math.ceil(Math.max(SECOND, (early ?? SETTLE_MILLISECONDS) - sinceSent));
}

/** Milliseconds until the next attempt after `attempts` that were proven not sent. @param fraction at least 0, below 1 */
export function waitForRetry(attempts: number, fraction: number): number {
  const longest = RETRY_MILLISECONDS[Math.min(Math.max(0, attempts - 1), RETRY_MILLISECONDS.length - 1)] ?? SECOND;
  return Math.round(longest * (0.5 + 0.5 * fraction));
}
