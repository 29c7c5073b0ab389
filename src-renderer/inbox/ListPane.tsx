import { ArrowDownUp, CloudOff, Inbox as InboxIcon, PencilLine, Search, SearchX, Sparkles } from 'lucide-react';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { type CaseSort, type ListSource, MOST_HITS } from '../../src-shared/cases.ts';
import { UndoToast } from '../composer/UndoToast.tsx';
import { ImportStrip } from '../register/ImportStrip.tsx';
import { useApp, useDesk, useInbox, useNow, useUi } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { VIEW_NAMES } from '../ui/commands.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { formatSince } from '../ui/format-time.ts';
import { ONE_PANE, useMedia } from '../ui/use-media.ts';
import { CaseList } from './CaseList.tsx';
import { caseIdOf } from './case-id.ts';
import './ListPane.css';

const SORTS: readonly { readonly id: CaseSort; readonly name: string }[] = [
  { id: 'newest-activity', name: 'Newest activity' },
  { id: 'oldest-waiting', name: 'Oldest waiting' },
  { id: 'created', name: 'Created' },
];

function titleOfSource(source: ListSource): string {
  return source.kind === 'view' ? VIEW_NAMES[source.view] : 'Search';
}

export function ListPane() {
  const source = useInbox((state) => state.source);
  const total = useInbox((state) => state.total);
  const error = useInbox((state) => state.error);
  const pane = useUi((state) => state.pane);
  const onePane = useMedia(ONE_PANE);
  const desk = useDesk();
  return (
    <section className="list-pane pane" aria-label="List of cases">
      <OfflineNote />
      <header className="list-head">
        <h2 className="list-title">{titleOfSource(source)}</h2>
        <Counts />
        {source.kind === 'view' ? <SortMenu /> : null}
      </header>
      <ImportStrip />
      <Limits source={source} />
      {error === null ? null : (
        <div className="list-error">
          <ErrorNote error={error} action={<Button onClick={() => void desk.inbox.refresh()}>Try again</Button>} />
        </div>
      )}
      {total === null ? <Skeleton /> : total === 0 ? <Nothing source={source} /> : <CaseList total={total} />}
      {onePane && pane === 'thread' ? null : <UndoToast />}
    </section>
  );
}

function Counts() {
  const total = useInbox((state) => state.total);
  const isView = useInbox((state) => state.source.kind === 'view');
  const unread = useApp((state) => state.counts?.unread ?? 0);
  const needsAction = useInbox((state) => state.source.kind === 'view' && state.source.view === 'all');
  if (total === null) return <span className="list-count" />;
  return (
    <span className="list-count numbers">
      {total.toLocaleString('en')}
      {isView && needsAction && unread > 0 ? ` · ${unread.toLocaleString('en')} unread` : ''}
    </span>
  );
}

function SortMenu() {
  const desk = useDesk();
  const sort = useInbox((state) => state.sort);
  const name = SORTS.find((one) => one.id === sort)?.name ?? '';
  return (
    <MenuTrigger>
      <AriaButton className="button button-plain sort-button" aria-label={`Sort: ${name}`}>
        <ArrowDownUp aria-hidden="true" />
        {name}
      </AriaButton>
      <Popover className="menu-popover sort-popover" placement="bottom end">
        <Menu
          className="menu"
          aria-label="Sort"
          selectionMode="single"
          selectedKeys={[sort]}
          onAction={(key) => {
            const chosen = SORTS.find((one) => one.id === key);
            if (chosen !== undefined) desk.inbox.setSort(chosen.id);
          }}
        >
          {SORTS.map((one) => (
            <MenuItem key={one.id} id={one.id} className="menu-item">
              {one.name}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** What a list does not show, it does not claim to be absent. */
function Limits({ source }: { readonly source: ListSource }) {
  const total = useInbox((state) => state.total);
  if (source.kind !== 'query' || total !== MOST_HITS) return null;
  return <p className="list-note">These are the {MOST_HITS} cases with the newest hits. More words find fewer.</p>;
}

function OfflineNote() {
  const sync = useApp((state) => state.sync);
  const now = useNow();
  if (sync?.phase !== 'offline') return null;
  return (
    <p className="list-offline">
      <CloudOff aria-hidden="true" />
      <span>Offline since {formatSince(sync.since, now)}. You see what was here then; replies wait.</span>
    </p>
  );
}

function Skeleton() {
  return (
    <div className="list-skeleton late" role="progressbar" aria-label="Loading cases">
      {[0, 1, 2, 3, 4, 5].map((row) => (
        <div key={row} className="case-row skeleton-row" style={{ position: 'relative' }} />
      ))}
    </div>
  );
}

function Nothing({ source }: { readonly source: ListSource }) {
  const desk = useDesk();
  const all = useApp((state) => state.counts?.views.all ?? 0);
  if (source.kind === 'query') {
    const id = caseIdOf(source.text);
    return (
      <EmptyState
        icon={SearchX}
        title="Nothing found"
        action={
          id === null ? undefined : (
            <Button icon={Search} onClick={() => desk.ui.openDialog({ kind: 'track', text: id })}>
              Track case {id}
            </Button>
          )
        }
      >
        <p>Nothing that was read from Wise, and nothing written here, holds “{source.text.slice(0, 60)}”.</p>
      </EmptyState>
    );
  }
  if (source.view === 'drafts') {
    return (
      <EmptyState icon={PencilLine} title="No drafts">
        <p>What you begin to write is kept here until you send it.</p>
      </EmptyState>
    );
  }
  if (all === 0) {
    return (
      <EmptyState
        icon={InboxIcon}
        title="No cases yet"
        action={
          <>
            <Button look="primary" onClick={() => desk.ui.openDialog({ kind: 'new-case', prefill: null })}>
              Create a case
            </Button>
            <Button onClick={() => desk.ui.openDialog({ kind: 'track', text: '' })}>Track one by id</Button>
            <Button onClick={() => desk.ui.openDialog({ kind: 'add-cases', way: 'paste' })}>Add many</Button>
          </>
        }
      >
        <p>Wise has no list of your cases to fetch, so this list is yours: create a case, or add those that exist.</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={Sparkles}
      title={source.view === 'needs-action' ? 'Nothing waits for you' : `No cases in ${VIEW_NAMES[source.view]}`}
    >
      <p>
        {source.view === 'needs-action' ? 'When Wise needs an answer, the case appears here.' : 'Cases move here by themselves.'}
      </p>
    </EmptyState>
  );
}
