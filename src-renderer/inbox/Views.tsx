import {
  Activity,
  AlarmClock,
  Archive,
  ChartColumn,
  CircleAlert,
  CircleCheck,
  CircleHelp,
  Clock,
  Inbox,
  ListChecks,
  Loader,
  type LucideIcon,
  Mail,
  MessageSquareText,
  PencilLine,
  ScrollText,
  Send,
  Settings,
} from 'lucide-react';
import type { View } from '../../src-shared/cases.ts';
import { SavedViews } from '../saved-views/SavedViews.tsx';
import { useApp, useDesk, useInbox, useUi } from '../stores/hooks.ts';
import { runCommand, showView, VIEW_NAMES } from '../ui/commands.ts';
import './Views.css';

const VIEWS: readonly { readonly view: View; readonly icon: LucideIcon }[] = [
  { view: 'needs-action', icon: CircleAlert },
  { view: 'with-wise', icon: Clock },
  { view: 'creating', icon: Loader },
  { view: 'solved', icon: CircleCheck },
  { view: 'closed', icon: Archive },
  { view: 'other', icon: CircleHelp },
  { view: 'all', icon: Inbox },
];

/** What stands across the statuses, on this computer alone. */
const MINE: readonly { readonly view: View; readonly icon: LucideIcon }[] = [
  { view: 'unread', icon: Mail },
  { view: 'snoozed', icon: AlarmClock },
  { view: 'done', icon: ListChecks },
];

type ItemProps = {
  readonly icon: LucideIcon;
  readonly name: string;
  readonly count?: number | undefined;
  readonly tone?: 'ours' | 'bad' | undefined;
  readonly current: boolean;
  readonly onPress: () => void;
};

function Item({ icon: Icon, name, count, tone, current, onPress }: ItemProps) {
  return (
    <li>
      <button type="button" className="view" aria-current={current ? 'page' : undefined} onClick={onPress}>
        <Icon aria-hidden="true" />
        <span className="view-name">{name}</span>
        {count === undefined ? null : <span className={`view-count numbers ${tone ?? ''}`}>{count.toLocaleString('en')}</span>}
      </button>
    </li>
  );
}

/** Where cases stand, with counts that are queries on the local store. */
export function Views() {
  const desk = useDesk();
  const counts = useApp((state) => state.counts);
  const source = useInbox((state) => state.source);
  const place = useUi((state) => state.place);
  const inCases = place === 'cases';
  const needsReview = counts?.needsReview ?? 0;
  return (
    <nav aria-label="Views" className="views pane">
      <ul className="view-list">
        {VIEWS.filter(({ view }) => view !== 'other' || (counts?.views.other ?? 0) > 0).map(({ view, icon }) => (
          <Item
            key={view}
            icon={icon}
            name={VIEW_NAMES[view]}
            count={counts?.views[view]}
            tone={view === 'needs-action' && (counts?.views[view] ?? 0) > 0 ? 'ours' : undefined}
            current={inCases && source.kind === 'view' && source.view === view}
            onPress={() => showView(desk, view)}
          />
        ))}
      </ul>
      <SavedViews />
      <h2 className="view-heading">Mine</h2>
      <ul className="view-list">
        {MINE.map(({ view, icon }) => (
          <Item
            key={view}
            icon={icon}
            name={VIEW_NAMES[view]}
            count={counts?.views[view]}
            current={inCases && source.kind === 'view' && source.view === view}
            onPress={() => showView(desk, view)}
          />
        ))}
        <Item
          icon={PencilLine}
          name="Drafts"
          count={counts?.views.drafts}
          current={inCases && source.kind === 'view' && source.view === 'drafts'}
          onPress={() => runCommand(desk, 'drafts')}
        />
        <Item
          icon={Send}
          name="Outbox"
          count={counts?.outbox}
          tone={needsReview > 0 ? 'bad' : undefined}
          current={place === 'outbox'}
          onPress={() => runCommand(desk, 'outbox')}
        />
        <Item
          icon={MessageSquareText}
          name="Saved replies"
          current={place === 'replies'}
          onPress={() => runCommand(desk, 'saved-replies')}
        />
      </ul>
      <ul className="view-list view-foot">
        <Item icon={ChartColumn} name="Overview" current={place === 'overview'} onPress={() => runCommand(desk, 'overview')} />
        <Item icon={Activity} name="Status of Wise" current={place === 'status'} onPress={() => runCommand(desk, 'status')} />
        <Item icon={ScrollText} name="Audit log" current={place === 'audit'} onPress={() => runCommand(desk, 'audit')} />
        <Item icon={Settings} name="Settings" current={false} onPress={() => runCommand(desk, 'settings')} />
      </ul>
    </nav>
  );
}
