import type { Cancel } from '../ports.ts';
import type { Session } from '../session.ts';
import { casesToRemindOf } from '../store/case-times.ts';
import { findTracked, setAnnounced } from '../store/register-table.ts';
import { readSettings } from '../store/settings-table.ts';

const MINUTE = 60_000;
const REMINDED = 'reminded';

export type Reminders = { start(): void; stop(): void };

/** Tells again of cases that need action and that nobody opened, once for each time that they came to need it. */
export function createReminders(session: Session): Reminders {
  const { stores, ports } = session;
  let cancel: Cancel | null = null;
  /** Cases that were looked at and have not moved since: a large register is not read through every minute. */
  let seen = new Set<string>();

  function look(): void {
    const { notifications } = readSettings(stores.desk);
    if (!notifications.enabled || notifications.remindAfterMinutes === null) return;
    const since = ports.clock.now() - notifications.remindAfterMinutes * MINUTE;
    const now = new Set<string>();
    for (const { accountId, caseId, activityAt } of casesToRemindOf(stores.cache, since)) {
      const key = `${accountId} ${caseId} ${activityAt}`;
      now.add(key);
      if (!seen.has(key)) remind(accountId, caseId);
    }
    seen = now;
  }

  function remind(accountId: string, caseId: string): void {
    const tracked = findTracked(stores.desk, accountId, caseId);
    // What was never told was read for the first time here: older than this list, and no news.
    if (tracked?.announced == null || tracked.announced.endsWith(REMINDED)) return;
    setAnnounced(stores.desk, accountId, caseId, `${tracked.announced}|${REMINDED}`);
    session.bell.ring({ kind: 'reminder', accountId, caseId });
  }

  function arm(): void {
    cancel = ports.clock.after(MINUTE, () => {
      arm();
      try {
        look();
      } catch (cause) {
        // A disk that refuses must not take the process with it: the next minute looks again.
        ports.log.bug(cause, 'reminders');
      }
    });
  }

  return {
    start: arm,
    stop: () => cancel?.(),
  };
}
