import { MOST_HITS } from '../../src-shared/cases.ts';
import { UndoToast } from '../composer/UndoToast.tsx';
import { ImportStrip } from '../register/ImportStrip.tsx';
import { whyNotSearched } from '../search/is-search.ts';
import { useDesk, useInbox, useUi } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { ONE_PANE, useMedia } from '../ui/use-media.ts';
import { CaseList } from './CaseList.tsx';
import { ConnectionNote } from './ConnectionNote.tsx';
import { EmptyList } from './EmptyList.tsx';
import { ListHead } from './ListHead.tsx';
import './ListPane.css';

export function ListPane() {
  const source = useInbox((state) => state.source);
  const total = useInbox((state) => state.total);
  const error = useInbox((state) => state.error);
  const pane = useUi((state) => state.pane);
  const onePane = useMedia(ONE_PANE);
  const desk = useDesk();
  return (
    <section className="list-pane pane" aria-label="List of cases">
      <ConnectionNote />
      <ListHead />
      <ImportStrip />
      <Limits />
      <NotSearchedYet />
      {error === null ? null : (
        <div className="list-error">
          <ErrorNote error={error} action={<Button onClick={() => void desk.inbox.refresh()}>Try again</Button>} />
        </div>
      )}
      {total === null ? (
        error === null ? (
          <Skeleton />
        ) : null
      ) : total === 0 ? (
        <EmptyList source={source} />
      ) : (
        <CaseList total={total} />
      )}
      {onePane && pane === 'thread' ? null : <UndoToast />}
    </section>
  );
}

/** Over a view: the rows are those of the view, and not of what stands in the search box. */
function NotSearchedYet() {
  const why = useInbox((state) => whyNotSearched(state.unsearched));
  return why === null ? null : <p className="list-note">{why}</p>;
}

/** What a list does not show, it does not claim to be absent. */
function Limits() {
  const more = useInbox((state) => state.more);
  const isSearch = useInbox((state) => state.source.kind === 'query');
  if (!more || !isSearch) return null;
  return <p className="list-note">These are the {MOST_HITS} cases with the newest hits. More words find fewer.</p>;
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
