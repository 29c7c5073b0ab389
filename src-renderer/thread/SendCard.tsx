import { CheckCheck, Clock, LoaderCircle } from 'lucide-react';
import type { OutboxItem } from '../../src-shared/outbox.ts';
import { Markdown } from '../markdown/Markdown.tsx';
import { describeSend } from '../outbox/describe-send.ts';
import { isHeld, TakeBackButton } from '../outbox/TakeBackButton.tsx';
import { useNow } from '../stores/hooks.ts';
import { directionOf } from '../ui/direction.ts';
import './EntryCard.css';
import './SendCard.css';

/** A reply on its way, with its true state. */
export function SendCard({ item }: { readonly item: OutboxItem }) {
  const now = useNow(isHeld(item) ? 'fast' : 'slow');
  const { title, detail, tone } = describeSend(item, now);
  const Icon = tone === 'good' ? CheckCheck : tone === 'moving' ? LoaderCircle : Clock;
  return (
    <article className={`entry entry-you send send-${tone}`} aria-label="You wrote, on its way">
      <header className="entry-head">
        <strong className="entry-author">You</strong>
        {item.part === null ? null : `Part ${item.part.number} of ${item.part.of}`}
        <span className="grow" />
        <span className="send-state numbers">
          <Icon aria-hidden="true" className={tone === 'moving' ? 'spin' : undefined} />
          {title}
        </span>
        <TakeBackButton item={item} now={now} />
      </header>
      <div className="entry-body" dir={directionOf(item.text)}>
        <Markdown id={`send-${item.id}`} text={item.text} />
      </div>
      {detail === null ? null : <p className="send-detail">{detail}</p>}
    </article>
  );
}
