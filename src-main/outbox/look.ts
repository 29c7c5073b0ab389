import type { ServerThread } from '../api/dialects/dialect.ts';
import { confirmedEntryIds, findSend, type OutboxRow, openSendsOfCase } from '../store/outbox-table.ts';
import { type Deadlines, sentKey } from './deadlines.ts';
import { matchSends } from './match.ts';
import type { Moves, OutboxOptions } from './moves.ts';
import { CLEAN_LOOKS_NEEDED, isCleanLook, waitForLook, waitForRetry } from './next-step.ts';

const FAILED_LOOK_ATTEMPTS = 3;

/** Looks for a send on the server. Only a read that succeeded, of a case that exists, says anything. */
export async function lookFor(options: OutboxOptions, moves: Moves, deadlines: Deadlines, row: OutboxRow): Promise<void> {
  const { clock, random, checkpoint, stores } = options;
  if (row.caseId === null) throw new Error('a reply without a case');
  checkpoint('before-look');
  const answer = await options.readNow(row.caseId);
  checkpoint('after-look');
  const now = findSend(stores.desk, row.id);
  if (now === null || now.state !== 'unconfirmed') return; // the read has found it
  if (!answer.ok || answer.value.thread.message !== null || answer.value.thread.unreadable > 0) {
    if (!answer.ok) options.onOutcome(answer.error);
    moves.change(now, { nextTryAt: clock.now() + waitForRetry(FAILED_LOOK_ATTEMPTS, random.fraction()) });
    return;
  }
  const sinceSent = deadlines.since(sentKey(now.id), now.sentAt);
  const sinceClean = now.lastCleanLookAt === null ? null : deadlines.since(`${now.id}:look`, now.lastCleanLookAt);
  const isClean = isCleanLook(sinceSent, sinceClean);
  const cleanLooks = now.cleanLooks + (isClean ? 1 : 0);
  const lastCleanLookAt = isClean ? clock.now() : now.lastCleanLookAt;
  const wait = cleanLooks >= CLEAN_LOOKS_NEEDED ? 0 : waitForLook(sinceSent, cleanLooks, isClean ? 0 : sinceClean);
  moves.change(now, { cleanLooks, lastCleanLookAt, nextTryAt: clock.now() + wait });
}

/**
 * Settles the sends of a case that a thread from the server shows. Also those that a person was asked about: a late landing
 * answers the question by itself.
 * @returns how many were found.
 */
export function settleFound(
  options: OutboxOptions,
  moves: Moves,
  deadlines: Deadlines,
  caseId: string,
  thread: ServerThread,
): number {
  const { stores, accountId, client, clock, checkpoint } = options;
  const rows = openSendsOfCase(stores.desk, accountId, caseId).filter(
    (row) => (row.state === 'unconfirmed' || row.state === 'needs-review') && row.kind === 'reply',
  );
  if (rows.length === 0) return 0;
  // Counted back from the server's clock as it is now: our own may have jumped since the send.
  const serverNow = clock.now() + client.clockOffset();
  // A send in the future means that our clock was set back since, so that its age is unknown: the baseline alone decides then.
  const sentAt = (row: OutboxRow) =>
    (row.sentAt ?? 0) > clock.now() ? Number.NEGATIVE_INFINITY : serverNow - deadlines.since(sentKey(row.id), row.sentAt);
  const found = matchSends(
    rows.map((row) => ({ id: row.id, text: row.text, baseline: row.baseline ?? [], sentAt: sentAt(row) })),
    thread.entries,
    new Set(confirmedEntryIds(stores.desk, accountId, caseId)),
  );
  for (const row of rows) {
    const entryId = found.get(row.id);
    if (entryId === undefined) continue;
    checkpoint('before-confirmed');
    moves.change(row, { state: 'confirmed', confirmedEntryId: entryId, waitsFor: null, nextTryAt: null, settledAt: clock.now() });
  }
  return found.size;
}
