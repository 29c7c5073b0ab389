import { CloudOff, Hourglass, LockKeyhole, LogOut, RefreshCw } from 'lucide-react';
import { useApp, useDesk, useNow } from '../stores/hooks.ts';
import { IconButton } from '../ui/Button.tsx';
import { runCommand } from '../ui/commands.ts';
import { formatAbsolute } from '../ui/format-time.ts';
import { ONE_PANE, useMedia } from '../ui/use-media.ts';
import { shortSyncWords, syncWords } from './sync-words.ts';

const ICONS = {
  idle: RefreshCw,
  syncing: RefreshCw,
  offline: CloudOff,
  'signed-out': LogOut,
  'keychain-locked': LockKeyhole,
  throttled: Hourglass,
} as const;

/** The age of what is on screen; changes that matter are announced elsewhere, so that this one can tick in silence. */
export function SyncStatus() {
  const desk = useDesk();
  const sync = useApp((state) => state.sync);
  const now = useNow();
  const short = useMedia(ONE_PANE);
  const words = syncWords(sync, now);
  return (
    <div className="sync">
      <IconButton icon={ICONS[sync?.phase ?? 'idle']} name="Look for news now" onClick={() => runCommand(desk, 'sync-now')} />
      <div
        role="status"
        aria-label="Sync state"
        aria-live="off"
        className="sync-words numbers"
        title={sync?.lastReadAt == null ? words : `${words}. Last read from Wise: ${formatAbsolute(sync.lastReadAt)}`}
      >
        {short ? (
          <>
            <span aria-hidden="true">{shortSyncWords(sync, now)}</span>
            <span className="hidden-text">{words}</span>
          </>
        ) : (
          words
        )}
      </div>
    </div>
  );
}
