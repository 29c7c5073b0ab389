import type { CaseTrouble } from '../../src-shared/cases.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What decides how soon a case is read again. All ages in milliseconds, never negative. */
export type PollFacts = {
  readonly status: string | null;
  /** Its entries were read, at least once. Until then nothing of what stands on screen about it is whole. */
  readonly isThreadRead: boolean;
  /** It is on screen. */
  readonly visible: boolean;
  /** Since the case last changed. */
  readonly sinceActivity: number;
  /** Since we last wrote to it; null: not in this session. */
  readonly sinceWrite: number | null;
  /** A text of ours may be in it that was not seen yet, or a person was asked about one: only a read can tell. */
  readonly isAwaited: boolean;
  /** Reads that failed in a row. */
  readonly failures: number;
  readonly trouble: CaseTrouble | null;
};

/** A late landing is found at least this soon, also in a case that is closed by then. */
const AWAITED_INTERVAL = MINUTE;

/** A read that was not made (Wise asked us to slow down, the network went) is made up for this soon. */
export const MADE_UP_INTERVAL = 5 * SECOND;

/** The longest time between two reads of a case that can still change. */
export const LONGEST_INTERVAL = HOUR;

/**
 * How long to leave a case alone after a read.
 * @returns milliseconds; null: it is never read by itself again (CLOSED is final, and nothing of ours is looked for in it).
 */
export function pollInterval(facts: PollFacts): number | null {
  const own = baseInterval(facts);
  const base = facts.isAwaited ? Math.min(own ?? AWAITED_INTERVAL, AWAITED_INTERVAL) : own;
  if (base === null) return null;
  if (facts.trouble === 'not-found' || facts.trouble === 'forbidden') return Math.max(base, LONGEST_INTERVAL);
  return Math.min(LONGEST_INTERVAL, base * 2 ** Math.min(facts.failures, 10));
}

function baseInterval(facts: PollFacts): number | null {
  const { status, isThreadRead, visible, sinceActivity, sinceWrite } = facts;
  if (status === null || !isThreadRead) return 5 * SECOND;
  if (status === 'CLOSED' || status === 'RESOLVED' || status === 'FAILED') return null;
  if (sinceWrite !== null && sinceWrite < 2 * MINUTE) return 5 * SECOND;
  if (status === 'CREATING') return sinceActivity < 10 * MINUTE ? 4 * SECOND : MINUTE;
  if (visible) return 8 * SECOND;
  if (status === 'PENDING' || status === 'WAITING_CUSTOMER_INPUT') return 20 * SECOND;
  if (status === 'SOLVED') return sinceActivity < DAY ? 10 * MINUTE : HOUR;
  // OPEN, IN_REVIEW, and names that this version does not know.
  if (sinceActivity < HOUR) return 15 * SECOND;
  if (sinceActivity < DAY) return 2 * MINUTE;
  if (sinceActivity < 7 * DAY) return 10 * MINUTE;
  return 30 * MINUTE;
}

/** Spreads reads, so that cases read together once do not stay together. @param fraction at least 0, below 1 */
export function withJitter(interval: number, fraction: number): number {
  return Math.round(interval * (0.85 + 0.3 * fraction));
}

/** A case may change without saying so: its entries are read at least this often while it is being read at all. */
export function entriesAreStale(sinceEntriesRead: number | null, visible: boolean): boolean {
  return sinceEntriesRead === null || sinceEntriesRead >= (visible ? MINUTE : 15 * MINUTE);
}

/** Who is read first where everything is due: the higher, the sooner. */
export function urgency(record: { readonly caseId: string; readonly status: string | null }, visible: string | null): number {
  if (record.caseId === visible) return 3;
  if (record.status === 'PENDING' || record.status === 'WAITING_CUSTOMER_INPUT') return 2;
  return record.status === null || record.status === 'CREATING' ? 1 : 0;
}
