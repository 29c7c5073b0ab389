import {
  AlarmClock,
  Inbox as InboxIcon,
  ListChecks,
  type LucideIcon,
  MailOpen,
  PencilLine,
  Search,
  SearchX,
  Sparkles,
} from 'lucide-react';
import type { ListSource, View } from '../../src-shared/cases.ts';
import { whyNotSearched } from '../search/is-search.ts';
import { useApp, useDesk } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { VIEW_NAMES } from '../ui/commands.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { visibleText } from '../ui/visible-text.ts';
import { caseIdOf } from './case-id.ts';

type Words = { readonly icon: LucideIcon; readonly title: string; readonly text: string };

/** Views of what is done here, and not at Wise. */
const OWN_WORDS: Partial<Readonly<Record<View, Words>>> = {
  drafts: { icon: PencilLine, title: 'No drafts', text: 'What you begin to write is kept here until you send it.' },
  unread: {
    icon: MailOpen,
    title: 'Nothing unread',
    text: 'Cases with news from Wise stand here until you have looked at them.',
  },
  snoozed: {
    icon: AlarmClock,
    title: 'Nothing is snoozed',
    text: 'A snoozed case waits here until its time, or until there is news of it.',
  },
  done: { icon: ListChecks, title: 'Nothing is done', text: 'A case that you mark done waits here, until there is news of it.' },
};

/** A list without cases: what that means, and what to do next. */
export function EmptyList({ source }: { readonly source: ListSource }) {
  const desk = useDesk();
  const all = useApp((state) => state.counts?.views.all ?? 0);
  if (source.kind === 'query') {
    const why = whyNotSearched(source.text);
    if (why !== null) {
      return (
        <EmptyState icon={Search} title="Nothing searched yet">
          <p>{why}</p>
        </EmptyState>
      );
    }
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
        <p>
          Nothing that was read from Wise, and nothing written here, fits “<bdi>{visibleText(source.text.slice(0, 60))}</bdi>”.
        </p>
      </EmptyState>
    );
  }
  const own = OWN_WORDS[source.view];
  if (own !== undefined) {
    return (
      <EmptyState icon={own.icon} title={own.title}>
        <p>{own.text}</p>
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
