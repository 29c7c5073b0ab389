import { Hash, PanelLeft, Plus } from 'lucide-react';
import type { AccountSummary } from '../../src-shared/accounts.ts';
import { AccountMenu, environmentTone } from '../accounts/AccountMenu.tsx';
import { SearchBox } from '../search/SearchBox.tsx';
import { useDesk } from '../stores/hooks.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { useKeysOf, withKeys } from '../ui/use-keys.ts';
import { SyncStatus } from './SyncStatus.tsx';
import './TopBar.css';

export function TopBar({ account }: { readonly account: AccountSummary }) {
  const desk = useDesk();
  const trackKey = useKeysOf('track-case');
  const newKey = useKeysOf('new-case');
  return (
    <header className={`top-bar top-bar-${environmentTone(account.environment)}`}>
      <div className="top-left">
        <span className="narrow-only">
          <IconButton
            icon={PanelLeft}
            name="Show the views"
            onClick={() => desk.ui.show({ viewsOpen: !desk.ui.store.getState().viewsOpen })}
          />
        </span>
        <AccountMenu account={account} />
      </div>
      <SearchBox />
      <div className="top-right">
        <SyncStatus />
        <Button
          icon={Hash}
          aria-label="Track case"
          title={withKeys('Track case', trackKey)}
          onClick={() => desk.ui.openDialog({ kind: 'track', text: '' })}
        >
          <span className="top-word">Track case</span>
        </Button>
        <Button
          look="primary"
          icon={Plus}
          aria-label="New case"
          title={withKeys('New case', newKey)}
          onClick={() => desk.ui.openDialog({ kind: 'new-case', prefill: null })}
        >
          <span className="top-word">New case</span>
        </Button>
      </div>
    </header>
  );
}
