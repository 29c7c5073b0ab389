import { type Ref, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { CaseThread, Entry } from '../../src-shared/cases.ts';
import { threadFacts } from '../../src-shared/thread-facts.ts';
import { authorName, titleOf } from '../inbox/row-words.ts';
import { directionOf } from '../ui/direction.ts';
import { formatAbsolute, formatDay, isoTime } from '../ui/format-time.ts';
import { visibleText } from '../ui/visible-text.ts';
import type { PrintedItem } from './load-thread.ts';
import './print.css';
import './print-document.css';

export type Printed = {
  readonly thread: CaseThread;
  readonly items: readonly PrintedItem[];
  readonly account: string;
  readonly withNote: boolean;
  readonly savedAt: number;
};

const utc = (moment: number) => `${isoTime(moment).slice(0, 19).replace('T', ' ')} UTC`;
const both = (moment: number | null) => (moment === null ? 'no readable time' : `${formatAbsolute(moment)} · ${utc(moment)}`);

/** A thread on paper: mounted beside the window, seen by the printer alone, and the source of the file as HTML. */
export function PrintDocument({ printed, ref }: { readonly printed: Printed; readonly ref: Ref<HTMLDivElement> }) {
  return createPortal(
    <div ref={ref} className="print-document" lang="en" aria-hidden="true">
      <Head printed={printed} />
      {printed.items.map((one) => (
        <Item key={one.item.key} printed={one} />
      ))}
    </div>,
    document.body,
  );
}

function Head({ printed }: { readonly printed: Printed }) {
  const { thread, account, savedAt, withNote } = printed;
  const { row } = thread;
  const facts = threadFacts(thread, { account, savedAt, opened: both, moment: both });
  if (withNote && row.tags.length > 0) facts.push(['Local tags', row.tags.join(', ')]);
  return (
    <header>
      <h1 dir="auto">{titleOf(row)}</h1>
      <table className="printed-facts">
        <tbody>
          {facts.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td dir="auto">{visibleText(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {withNote && thread.note !== '' ? (
        <section className="printed-note">
          <h2>Local note (never sent to Wise)</h2>
          <p dir={directionOf(thread.note)}>{visibleText(thread.note)}</p>
        </section>
      ) : null}
    </header>
  );
}

function whoWrote(entry: Entry): string {
  if (entry.ours) return 'You (this workstation)';
  return entry.author === 'PARTNER' ? 'Partner (your organisation)' : authorName(entry.author);
}

function Item({ printed: { item, nodes } }: { readonly printed: PrintedItem }) {
  switch (item.kind) {
    case 'day':
      // Far from any today, so that the day stands with its year: paper is read later.
      return <p className="printed-day">{formatDay(item.at, 0)}</p>;
    case 'status':
      return (
        <p className="printed-status">
          Status <bdi>{visibleText(item.change.from ?? '')}</bdi> → <bdi>{visibleText(item.change.to)}</bdi>, seen by this
          workstation {both(item.change.seenAt)}
        </p>
      );
    case 'message':
      return <p className="printed-status">Wise: {visibleText(item.text)}</p>;
    case 'opening':
      return <Words head={`You (this workstation) · ${both(item.at)} · opened the case`} text={item.text} nodes={nodes} />;
    case 'entry': {
      const { entry } = item;
      const flags = [
        item.opensCase ? 'opened the case' : null,
        entry.gone ? 'no longer at Wise' : null,
        entry.changed ? 'its text was another one before' : null,
      ];
      const head = [whoWrote(entry), both(entry.createdAt), ...flags].filter((part) => part !== null).join(' · ');
      return <Words head={head} text={entry.body} nodes={nodes} />;
    }
    case 'new':
    case 'send':
      return null;
  }
}

type WordsProps = { readonly head: string; readonly text: string; readonly nodes: DocumentFragment | null };

function Words({ head, text, nodes }: WordsProps) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // A copy, because an effect may run twice and a fragment empties itself.
    if (nodes !== null) box.current?.replaceChildren(nodes.cloneNode(true));
  }, [nodes]);
  return (
    <article className="printed-entry">
      <h2 className="printed-head">{head}</h2>
      <div ref={box} className="printed-body" dir={directionOf(text)} />
    </article>
  );
}
