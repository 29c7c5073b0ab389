import { History, ScrollText } from 'lucide-react';
import { StoredList } from '../accounts/StoredList.tsx';
import { useApp, useDesk } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { runCommand } from '../ui/commands.ts';
import { describeError } from '../ui/describe-error.ts';

const SAYS = {
  nothing: 'A notification says that there is news, and nothing of the case.',
  id: 'A notification names the id of a case, and no word of it.',
  full: 'A notification shows the subject and the newest line: whoever sees your screen can read them.',
} as const;

/** What is stored where, what others may see, and what can be cleared. */
export function PrivacySection({ onNotifications }: { readonly onNotifications: () => void }) {
  const desk = useDesk();
  const content = useApp((state) => state.settings.notifications.content);

  async function clearSearches(): Promise<void> {
    const recent = await desk.bridge.call('searches.recent', {});
    if (!recent.ok) return desk.ui.notify(describeError(recent.error).title, 'bad');
    for (const { text } of recent.value) {
      const reply = await desk.bridge.call('searches.forget', { text });
      if (!reply.ok) return desk.ui.notify(describeError(reply.error).title, 'bad');
    }
    desk.ui.notify(recent.value.length === 0 ? 'There were no recent searches.' : 'Recent searches were cleared.');
  }

  return (
    <>
      <StoredList />
      <p>
        {SAYS[content]}{' '}
        <button type="button" className="text-button" onClick={onNotifications}>
          Change it
        </button>
      </p>
      <p>
        Caseport collects nothing about you, and speaks to nobody but Wise and the addresses that you or your organisation set.
      </p>
      <div className="settings-files">
        <Button icon={History} onClick={() => void clearSearches()}>
          Clear recent searches
        </Button>
        <Button
          icon={ScrollText}
          onClick={() => {
            desk.ui.closeDialog();
            runCommand(desk, 'audit');
          }}
        >
          Audit log of this computer
        </Button>
      </div>
      <p className="field-hint">
        To leave nothing behind: sign out of every account, which removes its secret from the keychain (or says that it could
        not), then let IT remove the profile folder. Where the data can not be opened, starting over is offered on that screen,
        and puts it aside.
      </p>
    </>
  );
}
