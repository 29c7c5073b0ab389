import { Bell } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PolicyReport } from '../../src-shared/policy.ts';
import type { Section } from '../../src-shared/settings-catalogue.ts';
import { useDesk } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { runCommand } from '../ui/commands.ts';
import { describeError } from '../ui/describe-error.ts';
import { AccountsSection } from './AccountsSection.tsx';
import { NetworkSection } from './NetworkSection.tsx';
import { PrivacySection } from './PrivacySection.tsx';
import { StorageSection } from './StorageSection.tsx';

/** What a section holds beside its settings, in words: the search finds it by them. */
export const BESIDE: Readonly<Partial<Record<Section, string>>> = {
  notifications: 'show a test notification',
  team: 'saved replies',
  accounts: 'accounts connect another sign in sign out remove account delete',
  network: 'proxy certificates host of each account authority tls',
  storage: 'back up restore backup size of the databases files rows retention closed threads',
  privacy: 'what is stored where keychain recent searches clear audit log start over wipe',
  support: 'status of wise request log technical support emergency guide',
  about: 'version licences libraries links updates diagnostics',
};

type BesideProps = {
  readonly section: Section;
  readonly policy: PolicyReport;
  readonly onSection: (section: Section) => void;
};

/** What a section holds beside its settings. */
export function BesideSettings({ section, policy, onSection }: BesideProps): ReactNode {
  switch (section) {
    case 'notifications':
      return <TestNotice />;
    case 'team':
      return <Links links={[{ command: 'saved-replies', name: 'Saved replies' }]} />;
    case 'accounts':
      return <AccountsSection />;
    case 'network':
      return <NetworkSection policy={policy} />;
    case 'storage':
      return <StorageSection policy={policy} />;
    case 'privacy':
      return <PrivacySection onNotifications={() => onSection('notifications')} />;
    case 'support':
      return (
        <Links
          links={[
            { command: 'status', name: 'Status of Wise' },
            { command: 'requests', name: 'Request log' },
            { command: 'support', name: 'Technical support' },
            { command: 'emergency', name: 'Emergency guide' },
          ]}
        />
      );
    default:
      return null;
  }
}

type Command = Parameters<typeof runCommand>[1];

/** Places of the window that belong to a section. */
function Links({ links }: { readonly links: readonly { readonly command: Command; readonly name: string }[] }) {
  const desk = useDesk();
  return (
    <div className="settings-files">
      {links.map(({ command, name }) => (
        <Button
          key={command}
          onClick={() => {
            desk.ui.closeDialog();
            runCommand(desk, command);
          }}
        >
          {name}
        </Button>
      ))}
    </div>
  );
}

function TestNotice() {
  const desk = useDesk();
  async function show(): Promise<void> {
    const reply = await desk.bridge.call('notifications.test', {});
    if (!reply.ok) desk.ui.notify(describeError(reply.error).title, 'bad');
    else if (reply.value.shown) desk.ui.notify('The system took a test notification.');
    else
      desk.ui.notify(`The system shows no notifications${reply.value.detail === null ? '' : `: ${reply.value.detail}`}.`, 'bad');
  }
  return (
    <div>
      <Button icon={Bell} onClick={() => void show()}>
        Show a test notification
      </Button>
    </div>
  );
}
