import { CloudOff, LockKeyhole, LogOut } from 'lucide-react';
import { useApp, useDesk, useNow } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { runCommand } from '../ui/commands.ts';
import { formatSince } from '../ui/format-time.ts';

/** What stands between the list and Wise, what it means for the person's words, and the one thing that helps. */
export function ConnectionNote() {
  const desk = useDesk();
  const sync = useApp((state) => state.sync);
  const accountId = useApp((state) => state.activeId);
  const now = useNow();
  switch (sync?.phase) {
    case 'offline':
      return (
        <div className="list-offline">
          <CloudOff aria-hidden="true" />
          <p>Offline since {formatSince(sync.since, now)}. You see what was here then; replies wait.</p>
        </div>
      );
    case 'signed-out':
      return (
        <div className="list-offline list-stopped">
          <LogOut aria-hidden="true" />
          <p>Signed out of Wise. You see what was read last; what you write waits for your sign-in.</p>
          {accountId === null ? null : (
            <Button onClick={() => desk.ui.openDialog({ kind: 'sign-in', accountId })}>Sign in</Button>
          )}
        </div>
      );
    case 'keychain-locked':
      return (
        <div className="list-offline list-stopped">
          <LockKeyhole aria-hidden="true" />
          <p>The keychain is locked. Unlock it on this computer; what you write waits until then.</p>
          <Button onClick={() => runCommand(desk, 'sync-now')}>Try again</Button>
        </div>
      );
    default:
      return null;
  }
}
