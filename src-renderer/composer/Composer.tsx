import { CornerDownRight, Info, Send } from 'lucide-react';
import type { CaseThread } from '../../src-shared/cases.ts';
import { titleOf } from '../inbox/row-words.ts';
import { draftKey } from '../stores/drafts-store.ts';
import { useDesk, useDrafts } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Editor } from './Editor.tsx';
import './Composer.css';

/** Where a reply is written. What may be done with it, the case says. */
export function Composer({ thread }: { readonly thread: CaseThread }) {
  const key = draftKey(thread.accountId, thread.row.id);
  const draft = useDrafts((state) => state.drafts.get(key));
  const { reply } = thread.capabilities;
  if (reply === 'no') return <FollowUp thread={thread} text={draft?.text ?? ''} />;
  if (draft === undefined) return null;
  return (
    <div className="composer-box">
      {reply === 'reopens' ? (
        <p className="composer-note">
          <Info aria-hidden="true" /> The case is solved. A reply may reopen it.
        </p>
      ) : null}
      {reply === 'waits' ? (
        <p className="composer-note">
          <Info aria-hidden="true" /> The case is being created. Your reply waits here until it is open.
        </p>
      ) : null}
      <Editor key={key} draft={draft} draftKey={key} largest={thread.capabilities.maxReplyLength} />
    </div>
  );
}

/** A closed case takes no reply: what was begun is kept, and goes into the next case. */
function FollowUp({ thread, text }: { readonly thread: CaseThread; readonly text: string }) {
  const desk = useDesk();
  const { row } = thread;
  const reference = `Follow-up to case ${row.id}${row.externalId === null ? '' : ` (${row.externalId})`}.`;
  return (
    <div className="follow-up">
      <p>
        <strong>This case is closed.</strong> Wise takes no more comments here.
        {text === '' ? '' : ' Your draft is kept, and goes into the new case.'}
      </p>
      <Button
        look="primary"
        icon={text === '' ? CornerDownRight : Send}
        onClick={() =>
          desk.ui.openDialog({
            kind: 'new-case',
            prefill: {
              subject: row.subject === null ? `Follow-up to case ${row.id}` : `Follow-up: ${titleOf(row)}`.slice(0, 255),
              description: text === '' ? `${reference}\n\n` : `${reference}\n\n${text}`,
              userId: thread.userId ?? '',
              transferId: thread.transferId ?? '',
              profileId: thread.profileId ?? '',
            },
          })
        }
      >
        Create follow-up case
      </Button>
    </div>
  );
}
