import { useEffect } from 'react';
import { ConnectDialog } from './accounts/ConnectDialog.tsx';
import { FirstRun } from './accounts/FirstRun.tsx';
import { RemoveAccountDialog } from './accounts/RemoveAccountDialog.tsx';
import { SignInDialog } from './accounts/SignInDialog.tsx';
import { SignOutDialog } from './accounts/SignOutDialog.tsx';
import { StageScreen } from './accounts/StageScreen.tsx';
import { StartOverDialog } from './accounts/StartOverDialog.tsx';
import { StoredWhere } from './accounts/StoredWhere.tsx';
import { BackupDialog } from './backup/BackupDialog.tsx';
import { RestoreDialog } from './backup/RestoreDialog.tsx';
import { NewCaseDialog } from './composer/NewCaseDialog.tsx';
import { SplitDialog } from './composer/SplitDialog.tsx';
import { DiagnosticsDialog } from './diagnostics/DiagnosticsDialog.tsx';
import { CrashedBanner } from './inbox/CrashedBanner.tsx';
import { Inbox } from './inbox/Inbox.tsx';
import { MemoryBanner } from './inbox/MemoryBanner.tsx';
import { RepairedBanner } from './inbox/RepairedBanner.tsx';
import { TrackDialog } from './inbox/TrackDialog.tsx';
import { UpdateBanner } from './inbox/UpdateBanner.tsx';
import { SnoozeDialog } from './local-work/SnoozeDialog.tsx';
import { TagsDialog } from './local-work/TagsDialog.tsx';
import { LinkDialog } from './markdown/LinkDialog.tsx';
import { SaveThreadDialog } from './print/SaveThreadDialog.tsx';
import { AddCasesDialog } from './register/AddCasesDialog.tsx';
import { SaveViewDialog } from './saved-views/SaveViewDialog.tsx';
import { KeysDialog } from './settings/KeysDialog.tsx';
import { SettingsDialog } from './settings/SettingsDialog.tsx';
import { useTheme } from './settings/use-theme.ts';
import type { Desk } from './stores/desk.ts';
import { DeskContext, useApp, useUi } from './stores/hooks.ts';
import type { OpenDialog } from './stores/ui-store.ts';
import { EmergencyGuide } from './support/EmergencyGuide.tsx';
import { Button } from './ui/Button.tsx';
import { CheatSheet } from './ui/CheatSheet.tsx';
import { CommandPalette } from './ui/CommandPalette.tsx';
import { CrashScreen } from './ui/CrashScreen.tsx';
import { ErrorNote } from './ui/ErrorNote.tsx';
import { Notices } from './ui/Notices.tsx';
import { useMenuCommands } from './ui/use-menu-commands.ts';
import { useShortcuts } from './ui/use-shortcuts.ts';
import { visibleText } from './ui/visible-text.ts';
import './App.css';

export function App({ desk }: { readonly desk: Desk }) {
  return (
    <DeskContext value={desk}>
      <CrashScreen>
        <Screen desk={desk} />
      </CrashScreen>
    </DeskContext>
  );
}

function Screen({ desk }: { readonly desk: Desk }) {
  const stage = useApp((state) => state.info?.stage.stage ?? 'opening');
  const accounts = useApp((state) => state.accounts);
  const account = useApp((state) => state.accounts?.find((one) => one.id === state.activeId));
  const memory = useApp((state) => state.info?.persistence === 'memory');
  const error = useApp((state) => (state.info === null || state.accounts === null ? state.error : null));
  const dialog = useUi((state) => state.dialog);
  const place = useUi((state) => state.place);
  useTheme();
  useShortcuts();
  useMenuCommands();

  useEffect(() => {
    document.title = account === undefined ? 'Caseport' : `${visibleText(account.label)} – Caseport`;
  }, [account]);

  return (
    <div className="app">
      {memory && stage === 'ready' ? <MemoryBanner /> : null}
      {stage === 'ready' ? <RepairedBanner /> : null}
      {stage === 'ready' ? <CrashedBanner /> : null}
      {stage === 'ready' ? <UpdateBanner /> : null}
      {error !== null ? (
        <main className="stage">
          <ErrorNote error={error} action={<Button onClick={() => void desk.app.retry()}>Try again</Button>} />
        </main>
      ) : place === 'emergency' && account === undefined ? (
        <main className="emergency-alone">
          <EmergencyGuide />
        </main>
      ) : stage !== 'ready' ? (
        <StageScreen stage={stage} />
      ) : accounts === null ? (
        <StageScreen stage="opening" />
      ) : account === undefined ? (
        <FirstRun />
      ) : (
        <Inbox account={account} />
      )}
      <Notices />
      {dialog === null ? null : <DialogOf dialog={dialog} />}
    </div>
  );
}

function DialogOf({ dialog }: { readonly dialog: OpenDialog }) {
  switch (dialog.kind) {
    case 'palette':
      return <CommandPalette initial={dialog.text} scope={dialog.scope ?? 'all'} />;
    case 'split':
      return <SplitDialog draftKey={dialog.draftKey} largest={dialog.largest} />;
    case 'cheat-sheet':
      return <CheatSheet />;
    case 'new-case':
      return <NewCaseDialog prefill={dialog.prefill} />;
    case 'track':
      return <TrackDialog initial={dialog.text} />;
    case 'settings':
      return <SettingsDialog initial={dialog.section ?? 'general'} />;
    case 'diagnostics':
      return <DiagnosticsDialog />;
    case 'keys':
      return <KeysDialog />;
    case 'connect':
      return <ConnectDialog />;
    case 'sign-in':
      return <SignInDialog accountId={dialog.accountId} />;
    case 'sign-out':
      return <SignOutDialog accountId={dialog.accountId} />;
    case 'remove-account':
      return <RemoveAccountDialog accountId={dialog.accountId} />;
    case 'stored-where':
      return <StoredWhere />;
    case 'start-over':
      return <StartOverDialog />;
    case 'add-cases':
      return <AddCasesDialog initial={dialog.way} />;
    case 'backup':
      return <BackupDialog />;
    case 'restore':
      return <RestoreDialog />;
    case 'snooze':
      return <SnoozeDialog aim={dialog.aim} />;
    case 'tags':
      return <TagsDialog aim={dialog.aim} />;
    case 'save-view':
      return <SaveViewDialog view={dialog.view} />;
    case 'save-thread':
      return <SaveThreadDialog caseId={dialog.caseId} format={dialog.format} />;
    case 'link':
      return <LinkDialog url={dialog.url} text={dialog.text} />;
  }
}
