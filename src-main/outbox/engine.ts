import { AppFailure } from '../../src-shared/errors.ts';
import type { ReviewAction } from '../../src-shared/outbox.ts';
import type { ServerCase, ServerThread } from '../api/dialects/dialect.ts';
import { LONGEST_WAIT_MILLISECONDS } from '../api/retry-after.ts';
import type { Cancel } from '../ports.ts';
import { findCached } from '../store/cases-table.ts';
import { transact } from '../store/database.ts';
import { findSend, type OutboxRow, openSends, partsOf } from '../store/outbox-table.ts';
import { createDeadlines, waitKey } from './deadlines.ts';
import { lookFor, settleFound } from './look.ts';
import { createMoves, type OutboxOptions } from './moves.ts';
import { nextStep, type SendFacts } from './next-step.ts';
import { sendCreation, sendReply } from './send.ts';
import { claimCreated } from './settle-created.ts';

/** The longest that a single timer is trusted: after it the decision is made anew, whatever the clocks did. */
const LONGEST_TIMER_MILLISECONDS = 120_000;
const LONGEST_HOLD_MILLISECONDS = 60_000;
const PAUSE_AFTER_FAILURE_MILLISECONDS = 10_000;

export type OutboxEngine = {
  start(): void;
  stop(): Promise<void>;
  /** Something changed that may let a send go on. */
  kick(): void;
  /** A thread was read from the server: sends of that case are looked for in it. */
  onThread(caseId: string, thread: ServerThread): void;
  /** A case was found at Wise that is not in the register. @returns true where it was a doubtful creation, which is settled now */
  claim(found: ServerCase): boolean;
  /**
   * Takes back a send that has not begun; of a reply in parts, every part that has not. `keep` writes their words down in the
   * same transaction. @throws AppFailure `too-late`
   */
  undo(id: string, keep: (rows: readonly OutboxRow[]) => void): readonly OutboxRow[];
  /** Does what the agent decided. @throws AppFailure `too-late` where the row has moved on, or what the look met. */
  review(id: string, action: ReviewAction): Promise<OutboxRow>;
};

/**
 * Sends what is in the outbox: FIFO and one at a time per case, cases side by side. Every move is on disk before it is acted
 * on, so that whatever happens to the process, a row that may have been sent is looked for and never sent again by itself.
 */
export function createOutboxEngine(options: OutboxOptions): OutboxEngine {
  const { accountId, stores, clock } = options;
  const deadlines = createDeadlines(clock);
  const moves = createMoves(options, deadlines);
  const busy = new Map<string, Promise<void>>();
  let cancelTimer: Cancel | null = null;
  let running = false;

  function factsOf(row: OutboxRow, rows: readonly OutboxRow[]): SendFacts {
    const { caseId } = row;
    return {
      state: row.state,
      kind: row.kind,
      holdLeft: deadlines.left(`${row.id}:hold`, row.holdUntil, LONGEST_HOLD_MILLISECONDS),
      waitLeft: deadlines.left(waitKey(row.id), row.nextTryAt, LONGEST_WAIT_MILLISECONDS),
      waitsFor: row.waitsFor,
      cleanLooks: row.cleanLooks,
      isBehindAnother:
        caseId !== null && rows.some((other) => other.caseId === caseId && other.sequence < row.sequence && isOnItsWay(other)),
      isBehindLostPart:
        row.partOf !== null &&
        partsOf(stores.desk, row).some((part) => part.sequence < row.sequence && part.state !== 'confirmed'),
      connection: options.connection(),
      isCaseCreating: caseId !== null && findCached(stores.cache, accountId, caseId)?.status === 'CREATING',
    };
  }

  /** Decides about every open row. A disk that refuses a write pauses it; nothing leaves without having been written down. */
  function run(): void {
    cancelTimer?.();
    cancelTimer = null;
    if (!running) return;
    try {
      decide();
    } catch (cause) {
      options.onFailure(cause);
      cancelTimer = clock.after(PAUSE_AFTER_FAILURE_MILLISECONDS, run);
    }
  }

  function decide(): void {
    let soonest = LONGEST_TIMER_MILLISECONDS;
    let isAnyWaiting = false;
    const rows = openSends(stores.desk, accountId);
    for (const row of rows) {
      if (busy.has(row.id)) continue;
      if (row.state === 'sending') {
        // Nobody is sending it: the process, or the disk, gave up in between. Whether it arrived has to be looked for.
        const error = { kind: 'no-answer', why: 'closed' } as const;
        moves.change(row, { state: 'unconfirmed', nextTryAt: clock.now(), error }, 'found in sending');
        isAnyWaiting = true;
        soonest = 0;
        continue;
      }
      const step = nextStep(factsOf(row, rows));
      switch (step.do) {
        case 'nothing':
          break;
        case 'wait':
          isAnyWaiting = true;
          if (step.again !== null) soonest = Math.min(soonest, step.again);
          if (step.waitsFor !== row.waitsFor) moves.change(row, { waitsFor: step.waitsFor });
          break;
        case 'send':
          begin(
            row,
            row.kind === 'reply' ? sendReply(options, moves, deadlines, row, isStillUnsent) : sendCreation(options, moves, row),
          );
          break;
        case 'look':
          begin(row, lookFor(options, moves, deadlines, row));
          break;
        case 'ask':
          moves.ask(row);
          break;
      }
    }
    if (isAnyWaiting) cancelTimer = clock.after(soonest, run);
  }

  function begin(row: OutboxRow, work: Promise<void>): void {
    const task = work.then(
      () => {
        busy.delete(row.id);
        run();
      },
      (cause) => {
        busy.delete(row.id);
        options.onFailure(cause);
        cancelTimer?.();
        cancelTimer = running ? clock.after(PAUSE_AFTER_FAILURE_MILLISECONDS, run) : null;
      },
    );
    busy.set(row.id, task);
  }

  function isStillUnsent(id: string): boolean {
    const row = findSend(stores.desk, id);
    return running && row !== null && isUnsent(row);
  }

  function mustFind(id: string): OutboxRow {
    const row = findSend(stores.desk, id);
    if (row === null || row.accountId !== accountId) throw new AppFailure({ kind: 'no-such-send' });
    return row;
  }

  async function lookAgain(row: OutboxRow): Promise<void> {
    if (row.kind === 'create' || row.caseId === null || row.state !== 'needs-review') throw new AppFailure({ kind: 'too-late' });
    const answer = await options.readNow(row.caseId);
    if (!answer.ok) throw new AppFailure(answer.error);
  }

  return {
    start() {
      running = true;
      run();
    },
    async stop() {
      running = false;
      cancelTimer?.();
      cancelTimer = null;
      await Promise.allSettled([...busy.values()]);
    },
    kick: run,
    onThread(caseId, thread) {
      if (settleFound(options, moves, deadlines, caseId, thread) > 0) run();
    },
    claim: (found) => claimCreated(options, found),
    undo(id, keep) {
      const row = mustFind(id);
      if (!isUnsent(row)) throw new AppFailure({ kind: 'too-late' });
      const rows = partsOf(stores.desk, row).filter(isUnsent);
      transact(stores.desk, () => {
        for (const part of rows) {
          moves.change(part, { state: 'withdrawn', waitsFor: null, nextTryAt: null, settledAt: clock.now() }, 'undone');
        }
        keep(rows);
      });
      run();
      return rows.map((part) => mustFind(part.id));
    },
    async review(id, action) {
      const row = mustFind(id);
      if (row.state !== 'needs-review' && row.state !== 'rejected') throw new AppFailure({ kind: 'too-late' });
      switch (action) {
        case 'discard':
          moves.change(row, { state: 'withdrawn', settledAt: clock.now() }, 'discarded by the agent');
          break;
        case 'send-again':
          moves.change(
            row,
            { state: 'queued', holdUntil: null, nextTryAt: null, error: null, accepted: false },
            'sent again by the agent',
          );
          break;
        case 'look-again':
          await lookAgain(row);
          break;
      }
      run();
      return mustFind(id);
    },
  };
}

function isUnsent(row: OutboxRow): boolean {
  return row.state === 'queued' || row.state === 'retry-wait';
}

function isOnItsWay(row: OutboxRow): boolean {
  return isUnsent(row) || row.state === 'sending' || row.state === 'unconfirmed';
}
