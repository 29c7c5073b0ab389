import type { WriteResult } from '../api/client.ts';
import { findSend, type OutboxRow } from '../store/outbox-table.ts';
import { type Deadlines, sentKey } from './deadlines.ts';
import type { Moves, OutboxOptions } from './moves.ts';
import { waitForLook, waitForRetry } from './next-step.ts';
import { settleCreated } from './settle-created.ts';

/** The wait between looks at a case that Wise is still creating. */
const CREATING_ATTEMPTS = 3;

/**
 * Sends one reply: reads the thread for the baseline, writes down that it is being sent, sends it once, writes down what
 * came of it (reliability-and-security.md section 1).
 * @param isStillUnsent asked after the read, because the agent may have undone it meanwhile.
 */
export async function sendReply(
  options: OutboxOptions,
  moves: Moves,
  deadlines: Deadlines,
  row: OutboxRow,
  isStillUnsent: (id: string) => boolean,
): Promise<void> {
  const { client, clock, random, checkpoint, stores } = options;
  const { caseId } = row;
  if (caseId === null) throw new Error('a reply without a case');
  checkpoint('before-baseline');
  const baseline = await options.readNow(caseId);
  if (!isStillUnsent(row.id)) return;
  if (!baseline.ok) {
    moves.afterNotSent(row, baseline.error);
    return;
  }
  const reply = client.dialect.capabilities(baseline.value.status).reply;
  if (reply === 'no') {
    moves.reject(row, { kind: 'case-closed' });
    return;
  }
  if (reply === 'waits' || baseline.value.thread.message !== null) {
    moves.change(row, { waitsFor: 'case-creating', nextTryAt: clock.now() + waitForRetry(CREATING_ATTEMPTS, random.fraction()) });
    return;
  }
  checkpoint('before-sending');
  const sentAt = clock.now();
  // Its age counts from here on by the monotonic clock, whatever the wall clock does.
  deadlines.since(sentKey(row.id), sentAt);
  // On disk first: if the process dies from here on, this row is looked for and never sent again by itself.
  moves.change(row, {
    state: 'sending',
    waitsFor: null,
    error: null,
    attempts: row.attempts + 1,
    sentAt,
    baseline: baseline.value.entryIds,
    cleanLooks: 0,
    lastCleanLookAt: null,
    nextTryAt: null,
    accepted: false,
  });
  checkpoint('after-sending');
  const result = await client.reply(caseId, row.text);
  checkpoint('after-answer');
  const sent = findSend(stores.desk, row.id);
  // A read that was under way may have found it already.
  if (sent === null || sent.state !== 'sending') return;
  switch (result.kind) {
    case 'accepted':
      options.onOutcome(null);
      moves.change(sent, { state: 'unconfirmed', accepted: true, nextTryAt: clock.now() }, 'accepted');
      checkpoint('after-accepted');
      options.noteWrite(caseId);
      break;
    case 'ambiguous':
      options.onOutcome(result.error);
      moves.change(
        sent,
        { state: 'unconfirmed', error: result.error, nextTryAt: clock.now() + waitForLook(0, 0, null) },
        result.error.kind,
      );
      options.noteWrite(caseId);
      break;
    case 'not-sent':
    case 'refused':
      settleUnapplied(moves, sent, result);
      break;
  }
}

/** Sends one creation. An answer that is lost can not be looked for: there is no list and no search (wise-api.md 1.0). */
export async function sendCreation(options: OutboxOptions, moves: Moves, row: OutboxRow): Promise<void> {
  const { client, clock, checkpoint, stores } = options;
  if (row.creation === null) throw new Error('a creation without its fields');
  checkpoint('before-sending');
  moves.change(row, {
    state: 'sending',
    waitsFor: null,
    error: null,
    attempts: row.attempts + 1,
    sentAt: clock.now(),
    nextTryAt: null,
  });
  checkpoint('after-sending');
  const result = await client.create(row.creation, row.text);
  checkpoint('after-answer');
  const sent = findSend(stores.desk, row.id) ?? row;
  switch (result.kind) {
    case 'accepted':
      options.onOutcome(null);
      settleCreated(options, sent, result.value, 'created');
      break;
    case 'ambiguous':
      options.onOutcome(result.error);
      moves.change(sent, { state: 'unconfirmed', error: result.error }, result.error.kind);
      break;
    case 'not-sent':
    case 'refused':
      settleUnapplied(moves, sent, result);
      break;
  }
}

/** It never left, or Wise said no in its own words: nothing was applied, and that is certain. */
function settleUnapplied(
  moves: Moves,
  sent: OutboxRow,
  { kind, error }: Extract<WriteResult<unknown>, { kind: 'not-sent' | 'refused' }>,
): void {
  if (kind === 'not-sent') moves.afterNotSent(sent, error);
  else moves.afterRefused(sent, error);
}
