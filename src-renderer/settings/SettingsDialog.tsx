import { useDesk } from '../stores/hooks.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { AppearanceSection } from './AppearanceSection.tsx';
import { DataSection } from './DataSection.tsx';
import { NotificationsSection } from './NotificationsSection.tsx';
import { SendingSection } from './SendingSection.tsx';
import { TeamSection } from './TeamSection.tsx';
import { useChangeSettings } from './use-change-settings.ts';
import './settings.css';

/** Each change is kept at once; there is nothing to save. */
export function SettingsDialog() {
  const desk = useDesk();
  const { change, error } = useChangeSettings();
  return (
    <Dialog title="Settings" size="large" onClose={() => desk.ui.closeDialog()}>
      <div className="dialog-body">
        {error === null ? null : <ErrorNote error={error} />}
        <AppearanceSection change={change} />
        <SendingSection change={change} />
        <NotificationsSection change={change} />
        <TeamSection change={change} />
        <DataSection />
      </div>
    </Dialog>
  );
}
