import { ArrowLeft, CheckCheck, Clock, LoaderCircle, Send, TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import type { OutboxItem } from '../../src-shared/outbox.ts';
import { UndoToast } from '../composer/UndoToast.tsx';
import { useApp, useDesk, useNow, useOutbox } from '../stores/hooks.ts';
import { ReviewCard } from '../thread/ReviewCard.tsx';
import { needsPerson } from '../thread/thread-items.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { openCase } from '../ui/commands.ts';
import { directionOf } from '../ui/direction.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { formatAgo } from '../ui/format-time.ts';
import { Time } from '../ui/Time.tsx';
import { visibleText } from '../ui/visible-text.ts';
import { describeSend } from './describe-send.ts';
import { isHeld, TakeBackButton } from './TakeBackButton.tsx';
import './OutboxView.css';

/** Everything that was sent and is not settled, why it waits, and the last that were settled. */
export function OutboxView() {
  const desk = useDesk();
  const items = useOutbox((state) => state.items);
  const error = useOutbox((state) => state.error);
  const signedOut = useApp((state) => state.accounts?.find((one) => one.id === state.activeId)?.state === 'signed-out');
  useEffect(() => void desk.outbox.refresh(), [desk]);
  const open = (items ?? []).filter((item) => item.state !== 'confirmed' && item.state !== 'withdrawn');
  const settled = (items ?? []).filter((item) => item.state === 'confirmed' || item.state === 'withdrawn');
  return (
    <section className="outbox pane" aria-label="Outbox">
      <header className="list-head outbox-head">
        <IconButton icon={ArrowLeft} name="Back to the cases" keys="Esc" onClick={() => desk.ui.show({ place: 'cases' })} />
        <h2 className="list-title">Outbox</h2>
        <span className="list-count numbers">{open.length === 0 ? '' : open.length}</span>
      </header>
      <div className="outbox-scroll" data-focus="outbox" tabIndex={-1}>
        {error === null ? null : (
          <ErrorNote error={error} action={<Button onClick={() => void desk.outbox.refresh()}>Try again</Button>} />
        )}
        {signedOut && open.length > 0 ? (
          <p className="outbox-note">Nothing leaves while this account is signed out. Everything is kept.</p>
        ) : null}
        {items !== null && open.length === 0 ? (
          <div className="outbox-empty">
            <EmptyState icon={Send} title="Nothing waits">
              <p>What you send stands here until it was seen at Wise.</p>
            </EmptyState>
          </div>
        ) : null}
        <ul className="outbox-list" aria-label="Not settled">
          {open.map((item) => (
            <li key={item.id}>{needsPerson(item) ? <Doubtful item={item} /> : <Row item={item} />}</li>
          ))}
        </ul>
        {settled.length === 0 ? null : (
          <>
            <h3 className="outbox-settled">Settled</h3>
            <ul className="outbox-list" aria-label="Settled">
              {settled.map((item) => (
                <li key={item.id}>
                  <Row item={item} />
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <UndoToast />
    </section>
  );
}

function Target({ item }: { readonly item: OutboxItem }) {
  const desk = useDesk();
  const { caseId, part } = item;
  const subject = visibleText(item.subject ?? '');
  if (caseId === null) return <strong className="outbox-target">New case: {subject}</strong>;
  return (
    <button type="button" className="text-button outbox-target" onClick={() => openCase(desk, caseId)}>
      {item.kind === 'create'
        ? `New case ${caseId}: ${subject}`
        : `Reply to ${caseId}${part === null ? '' : `, part ${part.number} of ${part.of}`}`}
    </button>
  );
}

function Doubtful({ item }: { readonly item: OutboxItem }) {
  return (
    <div className="outbox-doubtful">
      <Target item={item} />
      <ReviewCard item={item} />
    </div>
  );
}

function Row({ item }: { readonly item: OutboxItem }) {
  const now = useNow(isHeld(item) ? 'fast' : 'slow');
  const { title, detail, tone } = describeSend(item, now);
  const Icon = tone === 'good' ? CheckCheck : tone === 'moving' ? LoaderCircle : tone === 'bad' ? TriangleAlert : Clock;
  return (
    <article className="outbox-row" aria-label={`${title}: ${visibleText(item.text.slice(0, 60))}`}>
      <header className="outbox-row-head">
        <Target item={item} />
        <span className={`outbox-state outbox-${tone} numbers`}>
          <Icon aria-hidden="true" className={tone === 'moving' ? 'spin' : undefined} /> {title}
        </span>
        <span className="grow" />
        <span className="muted numbers">
          <Time at={item.createdAt}>{formatAgo(item.createdAt, now)}</Time>
          {item.attempts > 1 ? ` · ${item.attempts} tries` : ''}
        </span>
        <TakeBackButton item={item} now={now} />
      </header>
      <p className="outbox-text" dir={directionOf(item.text)}>
        {visibleText(item.text.slice(0, 400))}
      </p>
      {detail === null ? null : <p className="send-detail">{detail}</p>}
    </article>
  );
}
