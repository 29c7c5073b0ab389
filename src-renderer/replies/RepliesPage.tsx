import { ArrowLeft, FileDown, MessageSquareText, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useDesk, useReplies } from '../stores/hooks.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { describeError } from '../ui/describe-error.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { ImportReplies } from './ImportReplies.tsx';
import { ReplyEditor } from './ReplyEditor.tsx';
import { ReplyList } from './ReplyList.tsx';
import { SharedReply } from './SharedReply.tsx';
import './replies.css';

/** Saved replies: found by folder and words, written with what they will look like beside, carried as files. */
export function RepliesPage() {
  const desk = useDesk();
  const replies = useReplies((state) => state.replies);
  const error = useReplies((state) => state.error);
  const open = useReplies((state) => state.open);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    void desk.replies.load();
    // Leaving the page keeps what can be kept; what can not stays in the editor until one comes back.
    return () => void desk.replies.flush();
  }, [desk]);

  async function save(): Promise<void> {
    await desk.replies.flush();
    const reply = await desk.bridge.call('replies.export', {});
    if (!reply.ok) desk.ui.notify(describeError(reply.error).title, 'bad');
    else if (reply.value.where !== null) desk.ui.notify(`Saved replies are in ${reply.value.where}`);
  }

  const none = replies !== null && replies.length === 0;
  return (
    <section className="replies pane" aria-label="Saved replies" data-editing={open === null ? 'no' : 'yes'}>
      <header className="list-head replies-head">
        <IconButton icon={ArrowLeft} name="Back to the cases" keys="Esc" onClick={() => desk.ui.show({ place: 'cases' })} />
        <h2 className="list-title">Saved replies</h2>
        <span className="list-count numbers">{replies === null || none ? '' : replies.length.toLocaleString('en')}</span>
        <ImportReplies onProblem={setProblem} />
        <Button look="quiet" icon={FileDown} disabled={replies === null || none} onClick={() => void save()}>
          Export
        </Button>
        <Button look="primary" icon={Plus} onClick={() => void desk.replies.openNew({ folder: open?.folder ?? '' })}>
          New reply
        </Button>
      </header>
      {problem === null ? null : (
        <p className="replies-problem field-error" role="alert">
          {problem}
        </p>
      )}
      {error === null ? null : (
        <div className="replies-problem">
          <ErrorNote error={error} action={<Button onClick={() => void desk.replies.load()}>Try again</Button>} />
        </div>
      )}
      {none && open === null ? (
        <EmptyState
          icon={MessageSquareText}
          title="No saved replies yet"
          action={
            <Button look="primary" icon={Plus} onClick={() => void desk.replies.openNew()}>
              Write the first one
            </Button>
          }
        >
          <p>
            What you write again and again, with the ids of the case filled in. In a reply, type <kbd className="kbd">/</kbd> at
            the beginning of a line.
          </p>
        </EmptyState>
      ) : (
        <div className="replies-columns">
          <ReplyList replies={replies ?? []} openId={open?.id ?? null} />
          {open === null ? (
            <div className="replies-nothing">
              <p className="muted">Choose a reply to read or change it.</p>
            </div>
          ) : open.organisation === true ? (
            <SharedReply key={open.id} open={open} />
          ) : (
            <ReplyEditor key={open.id} open={open} />
          )}
        </div>
      )}
    </section>
  );
}
