import { z } from 'zod';
import { all, type Db, first } from './database.ts';

/** What of a case depends on the clock alone. */

const Key = z.object({ accountId: z.string(), caseId: z.string() });

/** Cases whose snooze is over. @param now milliseconds */
export function snoozesEnded(cache: Db, now: number): { accountId: string; caseId: string }[] {
  return all(cache, Key, 'SELECT account_id, case_id FROM cases WHERE snoozed_until IS NOT NULL AND snoozed_until <= ?', now);
}

/** When the next snooze is over; null where none has an end. */
export function nextSnoozeEnd(cache: Db): number | null {
  return (
    first(
      cache,
      z.object({ at: z.number().nullable() }),
      'SELECT min(snoozed_until) AS at FROM cases WHERE snoozed_until IS NOT NULL',
    )?.at ?? null
  );
}

/** Cases that need action since a moment or longer, and that nobody has read to the end. @param since milliseconds */
export function casesToRemindOf(cache: Db, since: number): { accountId: string; caseId: string; activityAt: number }[] {
  return all(
    cache,
    Key.extend({ activityAt: z.number() }),
    `SELECT account_id, case_id, activity_at FROM cases WHERE unread = 1 AND view = 'needs-action' AND status_since <= ?`,
    since,
  );
}
