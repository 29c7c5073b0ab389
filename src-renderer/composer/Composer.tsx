import { CornerDownRight, Info, Send } from 'lucide-react';
import type { CaseThread } from '../../src-shared/cases.ts';
import { draftKey } from '../stores/drafts-store.ts';
import { useDesk, useDrafts } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Editor } from './Editor.tsx';
import { caseFromThread } from './follow-up.ts';
import './Composer.css';

/** Where a reply is written. What may be done with it, the case says. */
export function Composer({ thread }: { readonly thread: CaseThread }) {
  const key = draftKey(thread.accountId, thread.row.id);
  const draft = useDrafts((state) => state.drafts.get(key));
  const { reply } = thread.capabilities;
  if (reply === 'no') return <FollowUp text={draft?.text ?? ''} />;
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
      <Editor key={key} draft={draft} draftKey={key} thread={thread} />
    </div>
  );
}

/** A closed case takes no reply: what was begun is kept, and goes into the next case. */
function FollowUp({ text }: { readonly text: string }) {
  const desk = useDesk();
  return (
    <div className="follow-up">
      <p>
        <strong>This case is closed.</strong> Wise takes no more comments here.
        {text === '' ? '' : ' Your draft is kept, and goes into the new case.'}
      </p>
      <Button look="primary" icon={text === '' ? CornerDownRight : Send} onClick={() => caseFromThread(desk)}>
        Create follow-up case
      </Button>
    </div>
  );
}
