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

  function look(): void {
    const { notifications } = readSettings(stores.desk);
    if (notifications.enabled && notifications.remindAfterMinutes !== null) {
      const since = ports.clock.now() - notifications.remindAfterMinutes * MINUTE;
      for (const { accountId, caseId } of casesToRemindOf(stores.cache, since)) remind(accountId, caseId);
    }
    arm();
  }

  function remind(accountId: string, caseId: string): void {
    const tracked = findTracked(stores.desk, accountId, caseId);
    // What was never told was read for the first time here: older than this list, and no news.
    if (tracked?.announced == null || tracked.announced.endsWith(REMINDED)) return;
    setAnnounced(stores.desk, accountId, caseId, `${tracked.announced}|${REMINDED}`);
    session.bell.ring({ kind: 'reminder', accountId, caseId });
  }

  function arm(): void {
    cancel = ports.clock.after(MINUTE, look);
  }

  return {
    start: arm,
    stop: () => cancel?.(),
  };
}
