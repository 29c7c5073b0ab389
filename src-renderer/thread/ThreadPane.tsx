import { MailOpen, Unplug } from 'lucide-react';
import { Composer } from '../composer/Composer.tsx';
import { UndoToast } from '../composer/UndoToast.tsx';
import { LocalStrip } from '../local-work/LocalStrip.tsx';
import { SearchMarks } from '../search/SearchMarks.tsx';
import { useDesk, useThread } from '../stores/hooks.ts';
import { TechnicalButton } from '../support/TechnicalButton.tsx';
import { Button } from '../ui/Button.tsx';
import { describeError } from '../ui/describe-error.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { useKeysOf } from '../ui/use-keys.ts';
import { ONE_PANE, useMedia } from '../ui/use-media.ts';
import { Entries } from './Entries.tsx';
import { FindBar } from './FindBar.tsx';
import { ReviewCard } from './ReviewCard.tsx';
import { ThreadHeader } from './ThreadHeader.tsx';
import { needsPerson } from './thread-items.ts';
import './ThreadPane.css';

/** The case on screen: header, entries, and what can be said. */
export function ThreadPane() {
  const caseId = useThread((state) => state.caseId);
  const thread = useThread((state) => state.thread);
  const onePane = useMedia(ONE_PANE);
  const nextKey = useKeysOf('next-case');
  return (
    <section className="thread-pane pane" aria-label="Thread" data-focus="thread" tabIndex={-1}>
      {caseId === null ? (
        <EmptyState icon={MailOpen} title="No case is open">
          <p>{nextKey === null ? 'Choose one from the list.' : `Choose one from the list, or press ${nextKey}.`}</p>
        </EmptyState>
      ) : thread === null ? (
        <Waiting />
      ) : (
        <>
          <ThreadHeader thread={thread} />
          <LocalStrip key={`local ${thread.row.id}`} thread={thread} />
          <NotRefreshed />
          <FindBar key={`find ${thread.row.id}`} />
          <Entries key={thread.row.id} />
          <SearchMarks key={`marks ${thread.row.id}`} />
          <footer className="thread-foot">
            {thread.sends.filter(needsPerson).map((item) => (
              <ReviewCard key={item.id} item={item} />
            ))}
            <Composer thread={thread} />
            {onePane ? <UndoToast /> : null}
          </footer>
        </>
      )}
    </section>
  );
}

/** The newest of the case could not be read from the store: what was read before is still there, and may be old. */
function NotRefreshed() {
  const desk = useDesk();
  const error = useThread((state) => state.error);
  if (error === null) return null;
  return (
    <div className="thread-error">
      <ErrorNote error={error} action={<Button onClick={() => void desk.thread.refresh()}>Try again</Button>} />
    </div>
  );
}

function Waiting() {
  const desk = useDesk();
  const caseId = useThread((state) => state.caseId);
  const error = useThread((state) => state.error);
  if (error !== null) {
    const { title, advice } = describeError(error);
    return (
      <EmptyState
        icon={Unplug}
        title={title}
        action={
          error.kind === 'no-such-case' ? (
            <Button look="primary" onClick={() => desk.ui.openDialog({ kind: 'track', text: caseId ?? '' })}>
              Track case {caseId}
            </Button>
          ) : (
            <>
              <Button onClick={() => void desk.thread.refresh()}>Try again</Button>
              <TechnicalButton error={error} caseId={caseId} />
            </>
          )
        }
      >
        <p>{advice}</p>
      </EmptyState>
    );
  }
  return (
    <div className="thread-skeleton late" role="progressbar" aria-label="Loading the case">
      <span className="bone bone-title" />
      <span className="bone bone-line" />
      <span className="bone bone-card" />
      <span className="bone bone-card" />
    </div>
  );
}
