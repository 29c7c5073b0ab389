import { assertNever } from '../../src-shared/errors.ts';
import type { SyncState } from '../../src-shared/sync.ts';
import { formatAge, formatAgo, formatClock, formatSince } from '../ui/format-time.ts';

/** How the connection does, in a few words, never cut: where there is no room, `shortSyncWords`. */
export function syncWords(sync: SyncState | null, now: number): string {
  if (sync === null) return 'Starting…';
  switch (sync.phase) {
    case 'idle':
    case 'syncing':
      return sync.lastReadAt === null
        ? sync.phase === 'syncing'
          ? 'Reading from Wise…'
          : 'Not read yet'
        : `Updated ${formatAgo(sync.lastReadAt, now)}`;
    case 'offline':
      return sync.lastReadAt === null ? 'Offline' : `Offline, as of ${formatSince(sync.lastReadAt, now)}`;
    case 'signed-out':
      return 'Signed out';
    case 'keychain-locked':
      return 'Keychain locked';
    case 'throttled':
      return sync.until === null ? 'Throttled' : `Throttled until ${formatClock(sync.until)}`;
    default:
      return assertNever(sync.phase);
  }
}

/** The same in a window of one pane, where the icon beside it says the phase. */
export function shortSyncWords(sync: SyncState | null, now: number): string {
  if (sync?.lastReadAt == null) return '';
  if (sync.phase === 'offline') return formatSince(sync.lastReadAt, now);
  return sync.phase === 'idle' || sync.phase === 'syncing' ? formatAge(sync.lastReadAt, now) : '';
}
