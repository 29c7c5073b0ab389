import { normalise } from '../../src-shared/same-text.ts';
import type { ServerEntry } from '../api/dialects/dialect.ts';

/** A send that may have arrived, as far as finding it needs. */
export type Candidate = {
  readonly id: string;
  readonly text: string;
  /** Ids of the entries known just before it was sent. */
  readonly baseline: readonly string[];
  /** When it was sent, by the server's clock as far as that is known. */
  readonly sentAt: number;
};

/** How far the clocks may be apart beyond what the server's `Date` header told. */
export const CLOCK_TOLERANCE_MILLISECONDS = 5 * 60_000;

const PARTNER = 'PARTNER';

/**
 * Finds sends among the entries of their case: a new id, by PARTNER, with the same words, not older than the send. One to
 * one and in order, so that two equal replies need two entries.
 * @param sends of one case, in the order of Send.
 * @param entries the thread, in any order.
 * @param claimed entries that belong to earlier sends.
 * @returns entry id by send id; a send that is not in it was not seen.
 */
export function matchSends(
  sends: readonly Candidate[],
  entries: readonly ServerEntry[],
  claimed: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const taken = new Set(claimed);
  const ordered = entries.filter((entry) => entry.author === PARTNER).sort(byTimeThenId);
  let from = 0;
  for (const send of sends) {
    const words = normalise(send.text);
    const known = new Set(send.baseline);
    const index = ordered.findIndex(
      (entry, position) =>
        position >= from &&
        !taken.has(entry.id) &&
        !known.has(entry.id) &&
        (entry.createdAt === null || entry.createdAt >= send.sentAt - CLOCK_TOLERANCE_MILLISECONDS) &&
        normalise(entry.body) === words,
    );
    const entry = ordered[index];
    if (entry === undefined) continue;
    taken.add(entry.id);
    found.set(send.id, entry.id);
    from = index + 1;
  }
  return found;
}

function byTimeThenId(a: ServerEntry, b: ServerEntry): number {
  const byTime = (a.createdAt ?? Number.MAX_SAFE_INTEGER) - (b.createdAt ?? Number.MAX_SAFE_INTEGER);
  if (byTime !== 0) return byTime;
  return a.id.padStart(20, '0') < b.id.padStart(20, '0') ? -1 : 1;
}
