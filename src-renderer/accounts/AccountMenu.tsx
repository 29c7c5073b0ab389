import { Building2, Check, ChevronDown } from 'lucide-react';
import { useState } from 'react';
import {
  Button as AriaButton,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
} from 'react-aria-components';
import type { AccountSummary, Environment } from '../../src-shared/accounts.ts';
import { useApp, useDesk } from '../stores/hooks.ts';
import { runCommand } from '../ui/commands.ts';
import { tellFailure } from '../ui/tell.ts';
import { useNeedsAction } from './use-needs-action.ts';
import './AccountMenu.css';

const ENVIRONMENT: Readonly<Record<Environment, { readonly word: string; readonly tone: string }>> = {
  production: { word: 'PRODUCTION', tone: 'bad' },
  sandbox: { word: 'SANDBOX', tone: 'ours' },
  demo: { word: 'DEMO', tone: 'demo' },
  development: { word: 'DEVELOPMENT', tone: 'theirs' },
};

/** What goes into files and comes out of them. */
const FILE_COMMANDS = [
  { id: 'add-cases', name: 'Add many cases…' },
  { id: 'export-csv', name: 'Export the list as CSV…' },
  { id: 'export-json', name: 'Export the list as JSON…' },
  { id: 'backup', name: 'Back up everything…' },
  { id: 'restore', name: 'Restore a backup…' },
] as const;

function isCommand(key: string): key is (typeof FILE_COMMANDS)[number]['id'] {
  return FILE_COMMANDS.some(({ id }) => id === key);
}

/** Production and everything else can never be mistaken for each other: a word and a colour. */
export function EnvironmentBadge({ environment }: { readonly environment: Environment }) {
  const { word, tone } = ENVIRONMENT[environment];
  return <span className={`chip chip-${tone} environment-badge`}>{word}</span>;
}

export function environmentTone(environment: Environment): string {
  return ENVIRONMENT[environment].tone;
}

function whereOf(account: AccountSummary): string {
  if (account.state === 'ready') return account.host;
  return account.secretLeft ? 'Signed out; its secret may still be in the keychain' : 'Signed out';
}

function NeedsActionCount({ count }: { readonly count: number }) {
  if (count === 0) return null;
  const words = count === 1 ? 'one case needs action' : `${count.toLocaleString('en')} cases need action`;
  return (
    <span className="menu-count" role="img" aria-label={words} title={words}>
      {count.toLocaleString('en')}
    </span>
  );
}

export function AccountMenu({ account }: { readonly account: AccountSummary }) {
  const desk = useDesk();
  const accounts = useApp((state) => state.accounts ?? []);
  const [open, setOpen] = useState(false);
  const needsAction = useNeedsAction(open);
  const hasDemo = accounts.some((one) => one.environment === 'demo');

  function act(key: string): void {
    if (key === 'connect') desk.ui.openDialog({ kind: 'connect' });
    else if (key === 'demo') void desk.app.startDemo().then((reply) => tellFailure(desk, reply));
    else if (key === 'sign-out') desk.ui.openDialog({ kind: 'sign-out', accountId: account.id });
    else if (key === 'remove') desk.ui.openDialog({ kind: 'remove-account', accountId: account.id });
    else if (key === 'sign-in') desk.ui.openDialog({ kind: 'sign-in', accountId: account.id });
    else if (isCommand(key)) runCommand(desk, key);
    else if (key === 'stored') desk.ui.openDialog({ kind: 'stored-where' });
    else if (key !== account.id) void activate(key);
  }

  async function activate(accountId: string): Promise<void> {
    await desk.drafts.flushAll();
    tellFailure(desk, await desk.app.activate(accountId));
  }

  return (
    <MenuTrigger onOpenChange={setOpen}>
      <AriaButton className="account-button" aria-label={`Account: ${account.label}, ${account.environment}`}>
        <Building2 aria-hidden="true" />
        <span className="account-label">{account.label}</span>
        <EnvironmentBadge environment={account.environment} />
        <ChevronDown aria-hidden="true" className="account-chevron" />
      </AriaButton>
      <Popover className="menu-popover" placement="bottom start">
        <Menu className="menu" aria-label="Account" onAction={(key) => act(String(key))}>
          <MenuSection className="menu-section">
            <Header className="menu-header">Accounts on this computer</Header>
            {accounts.map((one) => (
              <MenuItem key={one.id} id={one.id} textValue={one.label} className="menu-item">
                <span className="menu-check">{one.id === account.id ? <Check aria-label="Shown" /> : null}</span>
                <span className="menu-text">
                  {one.label}
                  <span className="menu-sub">{whereOf(one)}</span>
                </span>
                <NeedsActionCount count={needsAction.get(one.id) ?? 0} />
                <EnvironmentBadge environment={one.environment} />
              </MenuItem>
            ))}
          </MenuSection>
          <Separator className="menu-separator" />
          <MenuItem id="connect" className="menu-item menu-plain">
            Connect another account…
          </MenuItem>
          {hasDemo ? null : (
            <MenuItem id="demo" className="menu-item menu-plain">
              Try the demo
            </MenuItem>
          )}
          {account.environment === 'demo' ? null : account.state === 'signed-out' ? (
            <MenuItem id="sign-in" className="menu-item menu-plain">
              Sign in again…
            </MenuItem>
          ) : (
            <MenuItem id="sign-out" className="menu-item menu-plain">
              Sign out…
            </MenuItem>
          )}
          {account.secretLeft ? (
            <MenuItem id="sign-out" className="menu-item menu-plain">
              Remove its secret…
            </MenuItem>
          ) : null}
          <MenuItem id="remove" className="menu-item menu-plain">
            Remove account…
          </MenuItem>
          <Separator className="menu-separator" />
          {FILE_COMMANDS.map(({ id, name }) => (
            <MenuItem key={id} id={id} className="menu-item menu-plain">
              {name}
            </MenuItem>
          ))}
          <Separator className="menu-separator" />
          <MenuItem id="stored" className="menu-item menu-plain">
            What is stored where
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
