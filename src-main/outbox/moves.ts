import type { AppError } from '../../src-shared/errors.ts';
import type { OutboxState } from '../../src-shared/outbox.ts';
import type { CasesClient, ReadResult } from '../api/client.ts';
import type { ServerCase, ServerThread } from '../api/dialects/dialect.ts';
import { LONGEST_WAIT_MILLISECONDS } from '../api/retry-after.ts';
import type { AuditEntry } from '../audit/audit.ts';
import type { Clock, Random } from '../ports.ts';
import { setOutboxMark } from '../store/cases-table.ts';
import { transact } from '../store/database.ts';
import { findSend, markOf, type OutboxChange, type OutboxRow, openSendsOfCase, updateSend } from '../store/outbox-table.ts';
import type { Stores } from '../store/stores.ts';
import { type Deadlines, waitKey } from './deadlines.ts';
import { type SendFacts, waitForRetry } from './next-step.ts';

/** A case and its thread as just read from the server. */
export type ThreadSeen = { readonly thread: ServerThread; readonly status: string | null; readonly entryIds: readonly string[] };

export type OutboxOptions = {
  readonly accountId: string;
  readonly stores: Stores;
  readonly client: CasesClient;
  readonly clock: Clock;
  readonly random: Random;
  readonly connection: () => SendFacts['connection'];
  /** Reads a case and its thread from the server into the store; `onThread` has been called when it resolves. */
  readonly readNow: (caseId: string) => Promise<ReadResult<ThreadSeen>>;
  /** How a call of the outbox ended, for the state of the connection. */
  readonly onOutcome: (error: AppError | null) => void;
  readonly onChange: (ids: readonly string[], caseId: string | null) => void;
  readonly onNeedsPerson: (row: OutboxRow) => void;
  /** Wise made the case: it enters the register in the same transaction that settles the row. */
  readonly register: (row: OutboxRow, made: ServerCase) => void;
  readonly onCreated: (made: ServerCase) => void;
  /** Notes in the audit log what became of a send. */
  readonly audit: (entry: AuditEntry) => void;
  readonly noteWrite: (caseId: string) => void;
  /** A bug, or a disk that refused a write: logged, and tried again after a pause. */
  readonly onFailure: (cause: unknown) => void;
  /** Tests stop the process or throw here; the product does nothing. */
  readonly checkpoint: (name: string) => void;
};

/** The moves of a row, each on disk when it returns. */
export type Moves = {
  change(row: OutboxRow, next: OutboxChange, note?: string | null): void;
  afterNotSent(row: OutboxRow, error: AppError): void;
  afterRefused(row: OutboxRow, error: AppError): void;
  /** Wise said no for good; the words are kept. */
  reject(row: OutboxRow, error: AppError): void;
  /** The truth can not be observed: a person decides. */
  ask(row: OutboxRow): void;
};

/** What the audit log tells of by itself; what a person decided is noted where they decide it. */
const OUTCOMES: Readonly<Partial<Record<OutboxState, 'send-confirmed' | 'send-rejected' | 'send-doubtful'>>> = {
  confirmed: 'send-confirmed',
  rejected: 'send-rejected',
  'needs-review': 'send-doubtful',
};

export function createMoves(options: OutboxOptions, deadlines: Deadlines): Moves {
  const { stores, accountId, clock, random } = options;

  function change(row: OutboxRow, next: OutboxChange, note: string | null = null): void {
    transact(stores.desk, () => {
      updateSend(stores.desk, row.id, next, clock.now(), note);
      const action = next.state === undefined || next.state === row.state ? undefined : OUTCOMES[next.state];
      if (action !== undefined) options.audit({ action, accountId, caseId: next.caseId ?? row.caseId, outboxId: row.id });
    });
    // Met at once, so that a wall clock that jumps before the next decision does not stretch the wait.
    if (next.nextTryAt != null) deadlines.left(waitKey(row.id), next.nextTryAt, LONGEST_WAIT_MILLISECONDS);
    const caseId = next.caseId ?? row.caseId;
    if (caseId !== null) setOutboxMark(stores.cache, accountId, caseId, markOf(openSendsOfCase(stores.desk, accountId, caseId)));
    if (next.settledAt !== undefined) deadlines.forget(row.id);
    options.onChange([row.id], caseId);
  }

  function retryAt(row: OutboxRow, error: AppError): Pick<OutboxChange, 'nextTryAt' | 'waitsFor'> {
    if (error.kind === 'throttled') return { nextTryAt: error.until, waitsFor: 'throttled' };
    const waitsFor = error.kind === 'not-reached' ? 'network' : error.kind === 'signed-out' ? 'signed-out' : null;
    return { nextTryAt: clock.now() + waitForRetry(Math.max(1, row.attempts), random.fraction()), waitsFor };
  }

  function handToPerson(row: OutboxRow): void {
    const moved = findSend(stores.desk, row.id);
    if (moved !== null) options.onNeedsPerson(moved);
  }

  const moves: Moves = {
    change,
    afterNotSent(row, error) {
      options.onOutcome(error);
      // The read before the send was refused for good: nothing was sent, and nothing will be.
      if (error.kind === 'not-found' || error.kind === 'forbidden') {
        moves.reject(row, error);
        return;
      }
      if (error.kind === 'cancelled') {
        change(row, { state: 'retry-wait' });
        return;
      }
      change(row, { state: 'retry-wait', error, ...retryAt(row, error) }, error.kind);
    },
    afterRefused(row, error) {
      options.onOutcome(error);
      if (error.kind === 'throttled' || error.kind === 'signed-out') {
        change(row, { state: 'retry-wait', error, ...retryAt(row, error) }, error.kind);
      } else moves.reject(row, error);
    },
    reject(row, error) {
      change(row, { state: 'rejected', error, waitsFor: null, nextTryAt: null }, error.kind);
      handToPerson(row);
    },
    ask(row) {
      change(row, { state: 'needs-review', waitsFor: null, nextTryAt: null });
      handToPerson(row);
    },
  };
  return moves;
}
