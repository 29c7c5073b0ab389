import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { OutboxItem, ReviewAction } from '../../src-shared/outbox.ts';
import { describeSend } from '../outbox/describe-send.ts';
import { takeBackRest } from '../outbox/take-back-rest.ts';
import { draftKey } from '../stores/drafts-store.ts';
import { useDesk, useNow } from '../stores/hooks.ts';
import { TechnicalButton } from '../support/TechnicalButton.tsx';
import { Button } from '../ui/Button.tsx';
import { focusSoon } from '../ui/commands.ts';
import { describeError } from '../ui/describe-error.ts';
import { directionOf } from '../ui/direction.ts';
import { visibleText } from '../ui/visible-text.ts';
import { CopyId } from './CopyId.tsx';
import './ReviewCard.css';

/** A send whose fate a person decides. Nothing here happens by itself. */
export function ReviewCard({ item }: { readonly item: OutboxItem }) {
  const desk = useDesk();
  const now = useNow();
  const [running, setRunning] = useState<ReviewAction | null>(null);
  const [isAsking, setAsking] = useState(false);
  const { title, detail } = describeSend(item, now);
  const rejected = item.state === 'rejected';
  // Nothing can be looked for without a list: a second creation is a second case, so that is asked about.
  const isLostCase = item.kind === 'create' && !rejected;

  async function act(action: ReviewAction): Promise<boolean> {
    if (running !== null) return false;
    setRunning(action);
    if (action === 'discard') await takeBackRest(desk, item);
    const reply = await desk.outbox.review(item.id, action);
    setRunning(null);
    if (!reply.ok) desk.ui.notify(describeError(reply.error).title, 'bad');
    else if (action === 'look-again' && reply.value.state === 'needs-review') {
      desk.ui.notify('Looked at Wise just now: the reply is not in the thread.');
    }
    return reply.ok;
  }

  async function copyAndDiscard(): Promise<void> {
    const copied = await desk.bridge.call('clipboard.write', { text: item.text });
    // Words that could not be copied are not thrown away.
    if (!copied.ok) return desk.ui.notify(describeError(copied.error).title, 'bad');
    if (await act('discard')) desk.ui.notify('The text is on the clipboard.');
  }

  async function edit(): Promise<void> {
    if (item.kind === 'create') {
      if (!(await act('discard'))) return;
      return desk.ui.openDialog({ kind: 'new-case', prefill: { subject: item.subject ?? '', description: item.text } });
    }
    if (item.caseId === null) return;
    await takeBackRest(desk, item);
    desk.drafts.prepend(draftKey(item.accountId, item.caseId), item.text);
    await desk.drafts.flush(draftKey(item.accountId, item.caseId));
    await act('discard');
    focusSoon('[data-focus="reply"]');
  }

  function notYet(): void {
    setAsking(false);
    focusSoon(`[data-again="${CSS.escape(item.id)}"]`);
  }

  return (
    <section className="review" aria-label={title}>
      <TriangleAlert aria-hidden="true" />
      <div className="review-inner">
        <h3 className="review-title">{title}</h3>
        <p className="review-detail">{detail}</p>
        {item.subject === null ? null : <p className="review-subject">{visibleText(item.subject)}</p>}
        {isLostCase ? <CopyId name="External" value={item.externalId} /> : null}
        <p className="review-text" dir={directionOf(item.text)}>
          {visibleText(item.text.length > 600 ? `${item.text.slice(0, 600)}…` : item.text)}
        </p>
        <div className="review-actions">
          {rejected ? (
            <Button look="primary" disabled={running !== null} onClick={() => void edit()}>
              Edit as a draft
            </Button>
          ) : isLostCase ? (
            <Button look="primary" onClick={() => desk.ui.openDialog({ kind: 'track', text: '' })}>
              Track the case…
            </Button>
          ) : (
            // Not switched off while it looks: it would lose the focus.
            <Button look="primary" onClick={() => void act('look-again')}>
              {running === 'look-again' ? 'Looking…' : 'Look again'}
            </Button>
          )}
          <Button
            disabled={running !== null}
            data-again={item.id}
            onClick={() => (isLostCase ? setAsking(true) : void act('send-again'))}
          >
            {isLostCase ? 'Create again…' : 'Send again'}
          </Button>
          <Button look="quiet" disabled={running !== null} onClick={() => void copyAndDiscard()}>
            Copy and discard
          </Button>
          <TechnicalButton error={item.error} caseId={item.caseId} />
        </div>
        {isAsking ? (
          <div className="review-actions review-asking" role="alert">
            <p>If the first one arrived, Wise will have two cases, and neither can be closed from here.</p>
            <Button autoFocus onClick={notYet}>
              Not yet
            </Button>
            <Button look="danger" disabled={running !== null} onClick={() => void act('send-again')}>
              Create a second time
            </Button>
          </div>
        ) : null}
      </div>
    </section>
  );
}
