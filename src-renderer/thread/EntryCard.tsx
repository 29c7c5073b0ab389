import { CheckCheck, Copy, History, Quote, Unlink } from 'lucide-react';
import { memo, type ReactNode, useEffect, useMemo, useState } from 'react';
import type { Entry } from '../../src-shared/cases.ts';
import { authorName } from '../inbox/row-words.ts';
import { Markdown } from '../markdown/Markdown.tsx';
import { draftKey } from '../stores/drafts-store.ts';
import { useDesk, useNow, useUi } from '../stores/hooks.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { focusSoon } from '../ui/commands.ts';
import { directionOf } from '../ui/direction.ts';
import { dayKey, formatAgo, formatClock } from '../ui/format-time.ts';
import { Time } from '../ui/Time.tsx';
import { copyText } from '../ui/tell.ts';
import { quote } from './thread-items.ts';
import './EntryCard.css';

/** Longer entries fold: by letters, or by lines. */
const FOLD_LETTERS = 1_500;
const FOLD_LINES = 25;
/** What a folded entry needs of its text to fill its place. */
const SHOWN_FOLDED = 3_000;

export function isLong(body: string): boolean {
  return body.length > FOLD_LETTERS || body.split('\n', FOLD_LINES + 1).length > FOLD_LINES;
}

/** Whether words stand in a text, whatever the marks of Markdown between them. */
export function holdsWords(body: string, words: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[*_`~\\]/g, '');
  return words !== '' && plain(body).includes(plain(words));
}

function sideOf(entry: Entry): string {
  if (entry.ours) return 'you';
  if (entry.author === 'WISE_AGENT') return 'wise';
  return entry.author === 'PARTNER' ? 'partner' : 'other';
}

function nameOf(entry: Entry): string {
  return entry.ours ? 'You' : authorName(entry.author);
}

function When({ at }: { readonly at: number | null }) {
  const now = useNow();
  if (at === null) return <span title="Wise sent a time that could not be read">no time</span>;
  const today = dayKey(at) === dayKey(now);
  return <Time at={at}>{today ? `Today ${formatClock(at)} · ${formatAgo(at, now)}` : formatClock(at)}</Time>;
}

export const EntryCard = memo(function EntryCard({ entry, opensCase }: { readonly entry: Entry; readonly opensCase: boolean }) {
  return (
    <Card
      side={sideOf(entry)}
      id={entry.id}
      body={entry.body}
      name={nameOf(entry)}
      head={
        <>
          {!entry.ours && entry.author === 'PARTNER' ? <span className="entry-note">Your organisation</span> : null}
          <span className="entry-when numbers">
            <When at={entry.createdAt} />
            {opensCase ? ' · opened the case' : ''}
          </span>
          {entry.changed ? (
            <span className="entry-flag" title="Its text was another one before">
              <History aria-hidden="true" /> Changed
            </span>
          ) : null}
          {entry.gone ? (
            <span className="entry-flag" title="Wise no longer lists it; it is kept here">
              <Unlink aria-hidden="true" /> No longer at Wise
            </span>
          ) : null}
        </>
      }
      end={
        entry.ours && !entry.gone ? (
          <span className="entry-seen">
            <CheckCheck aria-hidden="true" /> Seen at Wise
          </span>
        ) : null
      }
    />
  );
});

/** What we wrote when the case was created here. */
export function OpeningCard({ text, at }: { readonly text: string; readonly at: number }) {
  return (
    <Card
      side="you"
      id="opening"
      body={text}
      name="You"
      head={
        <span className="entry-when numbers">
          <When at={at} /> · opened the case
        </span>
      }
      end={null}
    />
  );
}

type CardProps = {
  readonly side: string;
  readonly id: string;
  readonly name: string;
  readonly body: string;
  readonly head: ReactNode;
  readonly end: ReactNode;
};

function Card({ side, id, name, body, head, end }: CardProps) {
  const desk = useDesk();
  const long = isLong(body);
  const [wanted, setWanted] = useState(!long);
  const findText = useUi((state) => (state.finding ? state.findText : ''));
  // What is looked for is never behind a fold.
  const holds = useMemo(() => long && holdsWords(body, findText), [long, body, findText]);
  const open = wanted || holds;
  // It stays open when the search is over: the reader is in the middle of it.
  useEffect(() => {
    if (holds) setWanted(true);
  }, [holds]);

  function quoteIt(): void {
    const { thread } = desk.thread.store.getState();
    if (thread === null || thread.capabilities.reply === 'no') return;
    desk.drafts.append(draftKey(thread.accountId, thread.row.id), quote(body));
    focusSoon('[data-focus="reply"]');
  }

  return (
    <article className={`entry entry-${side}`} aria-label={`${name} wrote`}>
      <header className="entry-head">
        <strong className="entry-author" dir="auto">
          {name}
        </strong>
        {head}
        <span className="grow" />
        <span className="entry-actions">
          <IconButton icon={Quote} name="Quote in reply" onClick={quoteIt} />
          <IconButton icon={Copy} name="Copy entry" onClick={() => void copyText(desk, body, 'Copied.')} />
        </span>
        {end}
      </header>
      <div className={open ? 'entry-body' : 'entry-body folded'} dir={directionOf(body)}>
        <Markdown id={open ? id : `${id} folded`} text={open ? body : body.slice(0, SHOWN_FOLDED)} />
      </div>
      {long ? (
        <Button look="quiet" aria-expanded={open} disabled={holds} onClick={() => setWanted(!wanted)}>
          {open ? 'Show less' : `Show all ${body.length.toLocaleString('en')} characters`}
        </Button>
      ) : null}
    </article>
  );
}
