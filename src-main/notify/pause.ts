import type { Db } from '../store/database.ts';
import { readValue, writeValue } from '../store/settings-table.ts';

const PAUSED_UNTIL = 'paused-until';

/** Until when the person wants to hear nothing; null where they do. */
export function pausedUntil(desk: Db, now: number): number | null {
  const until = Number(readValue(desk, PAUSED_UNTIL) ?? 0);
  return until > now ? until : null;
}

/** What happens meanwhile is summed up afterwards, as after quiet hours. @param until null: from now on everything is told again */
export function pauseUntil(desk: Db, until: number | null): void {
  writeValue(desk, PAUSED_UNTIL, String(until ?? 0));
}
