import {
  ArrowLeft,
  CircleAlert,
  CircleCheck,
  CircleHelp,
  CircleSlash,
  Clock,
  CloudOff,
  LoaderCircle,
  Lock,
  RefreshCw,
} from 'lucide-react';
import type { CaseThread } from '../../src-shared/cases.ts';
import { titleOf } from '../inbox/row-words.ts';
import { WorkButtons } from '../local-work/WorkButtons.tsx';
import { useApp, useDesk, useNow } from '../stores/hooks.ts';
import { Banner } from '../ui/Banner.tsx';
import { IconButton } from '../ui/Button.tsx';
import { runCommand } from '../ui/commands.ts';
import { formatAgo, formatShort, formatSince } from '../ui/format-time.ts';
import { StatusChip } from '../ui/StatusChip.tsx';
import { Time } from '../ui/Time.tsx';
import { visibleText } from '../ui/visible-text.ts';
import { CopyId } from './CopyId.tsx';
import { ThreadMenu } from './ThreadMenu.tsx';
import './ThreadHeader.css';

/** Whose move it is, in one line. */
function TurnBanner({ thread }: { readonly thread: CaseThread }) {
  const { status, turn, trouble } = thread.row;
  const asOf = useAsOf(thread);
  if (trouble === 'not-found') {
    return (
      <Banner tone="bad" icon={CircleSlash}>
        Wise no longer has this case. What was read before is kept here.
      </Banner>
    );
  }
  if (trouble === 'forbidden') {
    return (
      <Banner tone="bad" icon={Lock}>
        This account may not read the case any more. What was read before is kept here.
      </Banner>
    );
  }
  if (trouble === 'unreadable') {
    return (
      <Banner tone="bad" icon={CircleAlert}>
        The newest answer of Wise could not be read. You see what was read before.
      </Banner>
    );
  }
  if (status === 'CREATING') {
    return (
      <Banner tone="idle" icon={LoaderCircle} action={asOf}>
        Wise is creating the case. A reply waits until it is open.
      </Banner>
    );
  }
  if (turn === 'ours') {
    return (
      <Banner tone="ours" icon={CircleAlert} action={asOf}>
        Wise is waiting for you. Read the newest comment and reply.
      </Banner>
    );
  }
  if (turn === 'theirs') {
    return (
      <Banner tone="theirs" icon={Clock} action={asOf}>
        Wise is working on this. You may add a comment.
      </Banner>
    );
  }
  if (turn === 'done') {
    return (
      <Banner tone={status === 'SOLVED' ? 'done' : 'idle'} icon={status === 'SOLVED' ? CircleCheck : Lock} action={asOf}>
        {status === 'SOLVED' ? 'Wise considers this solved.' : 'This case is closed for good. Go on in a follow-up case.'}
      </Banner>
    );
  }
  return (
    <Banner tone="idle" icon={CircleHelp} action={asOf}>
      {status === null ? (
        'This case was not read from Wise yet.'
      ) : (
        <>
          Caseport does not know the status <bdi>{visibleText(status)}</bdi>, and shows it as Wise says it.
        </>
      )}
    </Banner>
  );
}

/** The age of what is on screen, where it is not as fresh as it could be. */
function useAsOf(thread: CaseThread) {
  const phase = useApp((state) => state.sync?.phase);
  const now = useNow();
  if (thread.fetchedAt === null) return null;
  if (phase === 'offline') {
    return (
      <span className="as-of">
        <CloudOff aria-hidden="true" /> Offline, as of {formatSince(thread.fetchedAt, now)}
      </span>
    );
  }
  return <span className="as-of">Read {formatAgo(thread.fetchedAt, now)}</span>;
}

export function ThreadHeader({ thread }: { readonly thread: CaseThread }) {
  const desk = useDesk();
  const now = useNow();
  const { row } = thread;
  return (
    <header className="thread-head">
      <div className="thread-title-row">
        <span className="one-pane-only">
          <IconButton icon={ArrowLeft} name="Back to the list" keys="Esc" onClick={() => desk.ui.show({ pane: 'list' })} />
        </span>
        <h2 className="thread-title" dir="auto">
          {titleOf(row)}
        </h2>
        <StatusChip status={row.status} />
        <span className="grow" />
        <IconButton icon={RefreshCw} name="Read this case from Wise now" onClick={() => runCommand(desk, 'refresh-case')} />
        <WorkButtons row={row} />
        <ThreadMenu />
      </div>
      <div className="thread-ids">
        <CopyId name="Case" value={row.id} />
        <CopyId name="External" value={row.externalId} />
        <CopyId name="Transfer" value={thread.transferId} />
        <CopyId name="Profile" value={thread.profileId} />
        <CopyId name="User" value={thread.userId} />
        <span className="thread-opened">
          {row.createdAt === null ? (
            <>
              Tracked <Time at={thread.trackedAt}>{formatShort(thread.trackedAt, now)}</Time>
            </>
          ) : (
            <>
              Opened <Time at={row.createdAt}>{formatShort(row.createdAt, now)}</Time>
            </>
          )}
        </span>
      </div>
      <TurnBanner thread={thread} />
    </header>
  );
}
