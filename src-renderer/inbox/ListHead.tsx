import { Bookmark, BookmarkCheck } from 'lucide-react';
import { BulkBar } from '../local-work/BulkBar.tsx';
import { useOpenView } from '../saved-views/use-open-view.ts';
import { updateView } from '../saved-views/view-actions.ts';
import { useApp, useDesk, useInbox, useMarks } from '../stores/hooks.ts';
import { canBeAsked } from '../stores/list-source.ts';
import { countMarks } from '../stores/marks.ts';
import { IconButton } from '../ui/Button.tsx';
import { VIEW_NAMES } from '../ui/commands.ts';
import { visibleText } from '../ui/visible-text.ts';
import { ArrangeMenu } from './ArrangeMenu.tsx';

/** What the list is, or what can be done with the marked ones of it. */
export function ListHead() {
  const source = useInbox((state) => state.source);
  const marked = useMarks((state) => state.marks);
  const total = useInbox((state) => state.total ?? 0);
  const open = useOpenView();
  const asked = canBeAsked(source);
  if (countMarks(marked, total) > 0) return <BulkBar />;
  return (
    <header className="list-head">
      <h2 className="list-title">
        {source.kind === 'view' ? VIEW_NAMES[source.view] : visibleText(open?.view.name ?? 'Search')}
      </h2>
      {asked ? <Counts /> : <span className="list-count" />}
      {source.kind === 'query' && asked ? <SaveButtons /> : null}
      <ArrangeMenu />
    </header>
  );
}

/** A search can become a view; a view that was changed can be kept as it is now. */
function SaveButtons() {
  const desk = useDesk();
  const open = useOpenView();
  if (open !== null && !open.changed) return null;
  return (
    <>
      {open === null ? null : (
        <IconButton
          icon={BookmarkCheck}
          name={`Keep this as “${visibleText(open.view.name)}”`}
          onClick={() => void updateView(desk, open.view)}
        />
      )}
      <IconButton
        icon={Bookmark}
        name="Save this search as a view…"
        onClick={() => desk.ui.openDialog({ kind: 'save-view', view: null })}
      />
    </>
  );
}

function Counts() {
  const total = useInbox((state) => state.total);
  const more = useInbox((state) => state.more);
  const isAll = useInbox((state) => state.source.kind === 'view' && state.source.view === 'all');
  const unread = useApp((state) => state.counts?.unread ?? 0);
  if (total === null) return <span className="list-count" />;
  return (
    <span className="list-count numbers">
      {total.toLocaleString('en')}
      {more ? '+' : ''}
      {isAll && unread > 0 ? ` · ${unread.toLocaleString('en')} unread` : ''}
    </span>
  );
}
