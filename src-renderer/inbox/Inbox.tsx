import { type CSSProperties, useEffect } from 'react';
import type { AccountSummary } from '../../src-shared/accounts.ts';
import { AuditView } from '../audit/AuditView.tsx';
import { OutboxView } from '../outbox/OutboxView.tsx';
import { OverviewView } from '../overview/OverviewView.tsx';
import { RepliesPage } from '../replies/RepliesPage.tsx';
import { useDesk, useInbox, useUi } from '../stores/hooks.ts';
import { StatusBanner } from '../support/StatusBanner.tsx';
import { SupportPlace } from '../support/SupportPlace.tsx';
import { ThreadPane } from '../thread/ThreadPane.tsx';
import { ListPane } from './ListPane.tsx';
import { DEFAULT_WIDTHS, LIST_RANGE, usePaneWidths, VIEWS_RANGE } from './pane-widths.ts';
import { Splitter } from './Splitter.tsx';
import { TopBar } from './TopBar.tsx';
import { useAnnouncements } from './use-announcements.ts';
import { Views } from './Views.tsx';
import './Inbox.css';

/** Tells the main process what is on screen: it is read more often and not announced. */
function useShowing(accountId: string): void {
  const desk = useDesk();
  const caseId = useInbox((state) => state.selectedId);
  useEffect(() => {
    const tell = () =>
      void desk.bridge.call('cases.showing', { accountId, caseId, focused: document.hasFocus() && !document.hidden });
    tell();
    window.addEventListener('focus', tell);
    window.addEventListener('blur', tell);
    document.addEventListener('visibilitychange', tell);
    return () => {
      window.removeEventListener('focus', tell);
      window.removeEventListener('blur', tell);
      document.removeEventListener('visibilitychange', tell);
    };
  }, [desk, accountId, caseId]);
}

/** The three panes. Narrow windows show two, then one; which one, `pane` says. */
export function Inbox({ account }: { readonly account: AccountSummary }) {
  const desk = useDesk();
  const [widths, changeWidths] = usePaneWidths();
  const place = useUi((state) => state.place);
  const pane = useUi((state) => state.pane);
  const viewsOpen = useUi((state) => state.viewsOpen);
  useShowing(account.id);
  useAnnouncements();

  // Custom properties are not in the type of a style.
  const sizes = { '--views': `${widths.views}px`, '--list': `${widths.list}px` } as CSSProperties;
  return (
    <div className="inbox" data-pane={pane} data-place={place} data-views={viewsOpen ? 'open' : 'closed'} style={sizes}>
      <TopBar account={account} />
      <StatusBanner />
      <div className="panes">
        <Views />
        {viewsOpen ? (
          <button
            type="button"
            className="views-scrim"
            aria-label="Close the views"
            onClick={() => desk.ui.show({ viewsOpen: false })}
          />
        ) : null}
        <main className="desk">
          <Splitter
            name="Width of the views"
            value={widths.views}
            range={VIEWS_RANGE}
            standard={DEFAULT_WIDTHS.views}
            onChange={(views) => changeWidths({ views })}
          />
          {place === 'outbox' ? (
            <OutboxView />
          ) : place === 'overview' ? (
            <OverviewView key={account.id} accountId={account.id} />
          ) : place === 'audit' ? (
            <AuditView />
          ) : place === 'replies' ? (
            <RepliesPage />
          ) : place !== 'cases' ? (
            <SupportPlace place={place} />
          ) : (
            <>
              <ListPane />
              <Splitter
                name="Width of the list"
                value={widths.list}
                range={LIST_RANGE}
                standard={DEFAULT_WIDTHS.list}
                onChange={(list) => changeWidths({ list })}
              />
              <ThreadPane />
            </>
          )}
        </main>
      </div>
    </div>
  );
}
