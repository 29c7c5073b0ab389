import type { Clock, Random } from '../ports.ts';
import { findCached, type PollRecord } from '../store/cases-table.ts';
import type { Stores } from '../store/stores.ts';
import { MADE_UP_INTERVAL, pollInterval, withJitter } from './next-poll.ts';
import type { Schedule } from './schedule.ts';

/** The wait after a disk that could not say when a case is due again. */
const AFTER_FAILURE_MILLISECONDS = 60_000;
/** An answer to what we wrote is looked for so soon. */
const AFTER_WRITE_MILLISECONDS = 2_000;

export type CaseTurnsOptions = {
  readonly accountId: string;
  readonly stores: Pick<Stores, 'cache'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly schedule: Schedule;
  readonly isVisible: (caseId: string) => boolean;
  readonly onFailure: (cause: unknown) => void;
};

/** Puts cases into the schedule: each has its turn as often as its state asks for. */
export type CaseTurns = {
  /** At the start. */
  fromDisk(record: PollRecord): void;
  /** After its turn. @param isRead false where Wise was too busy to be asked */
  next(caseId: string, isRead: boolean): void;
  /** We wrote to it. */
  noteWrite(caseId: string): void;
  /** It left the register. */
  forget(caseId: string): void;
};

export function createCaseTurns(options: CaseTurnsOptions): CaseTurns {
  const { accountId, stores, clock, random, schedule } = options;
  const wroteAt = new Map<string, number>();

  function intervalOf(record: PollRecord): number | null {
    const now = clock.now();
    const written = wroteAt.get(record.caseId);
    return pollInterval({
      status: record.status,
      isThreadRead: record.entriesFetchedAt !== null,
      visible: options.isVisible(record.caseId),
      sinceActivity: Math.max(0, now - record.activityAt),
      sinceWrite: written === undefined ? null : clock.monotonic() - written,
      isAwaited: record.outbox === 'sending' || record.outbox === 'needs-you',
      failures: record.failures,
      trouble: record.trouble,
    });
  }

  return {
    /** From the age on disk, bounded by the interval, so that a clock that jumped makes neither a storm nor a standstill. */
    fromDisk(record) {
      const interval = record.fetchedAt === null ? 0 : intervalOf(record);
      if (interval === null) return;
      const age = record.fetchedAt === null ? interval : clock.now() - record.fetchedAt;
      const wait = Math.min(interval, Math.max(0, interval - age));
      schedule.put(record.caseId, clock.monotonic() + withJitter(wait, random.fraction()));
    },
    next(caseId, isRead) {
      try {
        const cached = findCached(stores.cache, accountId, caseId);
        if (cached === null) return;
        const inTurn = intervalOf(cached);
        const interval = isRead ? inTurn : Math.min(inTurn ?? MADE_UP_INTERVAL, MADE_UP_INTERVAL);
        if (interval === null) schedule.remove(caseId);
        else schedule.put(caseId, clock.monotonic() + withJitter(interval, random.fraction()));
      } catch (cause) {
        // It was taken out of the schedule to be read; a disk that fails now must not keep it out for good.
        options.onFailure(cause);
        schedule.put(caseId, clock.monotonic() + AFTER_FAILURE_MILLISECONDS);
      }
    },
    noteWrite(caseId) {
      wroteAt.set(caseId, clock.monotonic());
      schedule.bringForward(caseId, clock.monotonic() + AFTER_WRITE_MILLISECONDS);
    },
    forget(caseId) {
      schedule.remove(caseId);
      wroteAt.delete(caseId);
    },
  };
}
