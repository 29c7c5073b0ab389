import { closesAt, type SupportRequest } from '../../src-shared/support.ts';
import { NO_ACCOUNT } from '../notify/news.ts';
import type { Cancel } from '../ports.ts';
import type { Session } from '../session.ts';
import { runningSupportRequests, setSupportReminded } from '../store/support-table.ts';

const HOUR = 3_600_000;
const LOOK_EVERY_MILLISECONDS = 60_000;
/** Hours before the end at which the person is reminded. */
const REMINDED_AT_HOURS = [24, 4] as const;

/**
 * Whether a reminder of the 72 hours is due now. Of several that fell due while the computer slept, one is told.
 * @param remindedAt the last reminder about this reply of Wise; null: none
 * @returns whole hours that are left; null: nothing is due
 */
export function hoursToTell(
  request: Pick<SupportRequest, 'state' | 'wiseRepliedAt'>,
  remindedAt: number | null,
  now: number,
): number | null {
  const end = closesAt(request);
  if (end === null || now >= end) return null;
  const isDue = REMINDED_AT_HOURS.some((hours) => {
    const due = end - hours * HOUR;
    return now >= due && (remindedAt === null || remindedAt < due);
  });
  return isDue ? Math.max(1, Math.ceil((end - now) / HOUR)) : null;
}

/** Reminds of requests that the e-mail desk closes soon. */
export function createClosingReminders(session: Session): { start(): void; stop(): void } {
  const { stores, ports, bell, announcer } = session;
  let cancel: Cancel | null = null;

  function look(): void {
    const now = ports.clock.now();
    for (const request of runningSupportRequests(stores.desk)) {
      const hoursLeft = hoursToTell(request, request.remindedAt, now);
      if (hoursLeft === null) continue;
      setSupportReminded(stores.desk, request.id, now);
      bell.ring({ kind: 'support-closing', accountId: request.accountId ?? NO_ACCOUNT, requestId: request.id, hoursLeft });
      announcer.now('support.changed', {});
    }
  }

  function arm(): void {
    cancel = ports.clock.after(LOOK_EVERY_MILLISECONDS, () => {
      arm();
      try {
        look();
      } catch (cause) {
        // A disk that refuses must not take the process with it: the next minute looks again.
        ports.log.bug(cause, 'closing-reminders');
      }
    });
  }

  return { start: arm, stop: () => cancel?.() };
}
