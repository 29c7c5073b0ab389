import { Hash, PanelLeft, Plus, Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useState } from 'react';
import type { AccountSummary } from '../../src-shared/accounts.ts';
import { AccountMenu, environmentTone } from '../accounts/AccountMenu.tsx';
import { useDesk, useInbox } from '../stores/hooks.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { focusSoon } from '../ui/commands.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { SyncStatus } from './SyncStatus.tsx';
import './TopBar.css';

const SEARCH_AFTER_MS = 180;

/** Searches everything that is cached while one types; leaving it empty gives the view back. */
function SearchBox() {
  const desk = useDesk();
  const query = useInbox((state) => (state.source.kind === 'query' ? state.source.text : ''));
  const [text, setText] = useState(query);

  useEffect(() => setText(query), [query]);
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === query) return;
    const timer = setTimeout(() => search(wanted), SEARCH_AFTER_MS);
    return () => clearTimeout(timer);
  });

  function search(wanted: string): void {
    desk.inbox.setSource(wanted === '' ? { kind: 'view', view: 'needs-action' } : { kind: 'query', text: wanted });
    desk.ui.show({ place: 'cases', pane: 'list' });
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Enter' || event.key === 'ArrowDown') {
      event.preventDefault();
      if (text.trim() !== '' && text.trim() !== query) search(text.trim());
      focusSoon('[data-focus="cases"]');
    } else if (event.key === 'Escape' && text !== '') {
      event.preventDefault();
      setText('');
    }
  }

  return (
    <search className="search">
      <Search aria-hidden="true" />
      <input
        type="search"
        data-focus="search"
        aria-label="Search cases"
        placeholder="Search cases"
        maxLength={500}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {text === '' ? <Kbd keys="/" /> : null}
    </search>
  );
}

export function TopBar({ account }: { readonly account: AccountSummary }) {
  const desk = useDesk();
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
          title="Track case (t)"
          onClick={() => desk.ui.openDialog({ kind: 'track', text: '' })}
        >
          <span className="top-word">Track case</span>
        </Button>
        <Button
          look="primary"
          icon={Plus}
          aria-label="New case"
          title="New case (c)"
          onClick={() => desk.ui.openDialog({ kind: 'new-case', prefill: null })}
        >
          <span className="top-word">New case</span>
        </Button>
      </div>
    </header>
  );
}
