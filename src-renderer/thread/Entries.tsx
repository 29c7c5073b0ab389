import { ChevronUp, MessageSquareText } from 'lucide-react';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { useDesk, useNow, useSeen, useThread } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { formatDay } from '../ui/format-time.ts';
import { EntryCard, OpeningCard } from './EntryCard.tsx';
import { SendCard } from './SendCard.tsx';
import { StatusLine } from './StatusLine.tsx';
import { type ThreadItem, threadItems } from './thread-items.ts';
import './Entries.css';

const SEEN_AFTER_MS = 700;
const NEAR_END = 80;

/** The entries in reading order, the newest in view, and kept in view while they take their final height. */
export function Entries() {
  const desk = useDesk();
  const state = useThread((whole) => whole);
  const box = useRef<HTMLDivElement>(null);
  const inside = useRef<HTMLOListElement>(null);
  const pinned = useRef(true);
  const { thread, entries, olderEntries, readUpTo, loadingOlder, olderError } = state;
  const items = useMemo(
    () => (thread === null ? [] : threadItems(thread, entries, olderEntries, readUpTo)),
    [thread, entries, olderEntries, readUpTo],
  );

  const markRead = useCallback(() => void desk.thread.markRead(), [desk]);
  useSeen(thread === null ? null : `${thread.row.id} ${entries.at(-1)?.id ?? ''}`, SEEN_AFTER_MS, markRead);

  useLayoutEffect(() => {
    const scroller = box.current;
    const list = inside.current;
    if (scroller === null || list === null) return;
    const toEnd = () => {
      if (pinned.current) scroller.scrollTop = scroller.scrollHeight;
    };
    toEnd();
    if (typeof ResizeObserver === 'undefined') return;
    const watch = new ResizeObserver(toEnd);
    watch.observe(list);
    watch.observe(scroller);
    return () => watch.disconnect();
  }, []);

  // Older entries are added above: what is read stays where it is.
  const firstId = entries[0]?.id;
  const before = useRef({ firstId, height: 0 });
  useLayoutEffect(() => {
    const scroller = box.current;
    if (scroller === null) return;
    const old = before.current;
    if (old.firstId !== undefined && old.firstId !== firstId && !pinned.current)
      scroller.scrollTop += scroller.scrollHeight - old.height;
    before.current = { firstId, height: scroller.scrollHeight };
  });

  // What was just sent is always brought into view.
  const sends = items.filter((item) => item.kind === 'send').length;
  const sendsBefore = useRef(sends);
  useEffect(() => {
    if (sends > sendsBefore.current && box.current !== null) box.current.scrollTop = box.current.scrollHeight;
    sendsBefore.current = sends;
  }, [sends]);

  function onScroll(): void {
    const scroller = box.current;
    if (scroller !== null) pinned.current = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END;
  }

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
    <section ref={box} className="entries" onScroll={onScroll} tabIndex={0} aria-label="Entries">
      {olderEntries === 0 ? null : (
        <div className="entries-older">
          {olderError === null ? null : <ErrorNote error={olderError} />}
          <Button icon={ChevronUp} disabled={loadingOlder} onClick={() => void desk.thread.loadOlder()}>
            {loadingOlder ? 'Loading…' : `Show older entries (${olderEntries.toLocaleString('en')})`}
          </Button>
        </div>
      )}
      <ol ref={inside} className="entries-list" data-find>
        {items.map((item) => (
          <Item key={item.key} item={item} />
        ))}
      </ol>
    </section>
  );
}

/** A line for each day; the only thing here that changes with the time alone. */
function Day({ at }: { readonly at: number }) {
  const now = useNow();
  return (
    <li className="rule">
      <span>{formatDay(at, now)}</span>
    </li>
  );
}

function Item({ item }: { readonly item: ThreadItem }) {
  switch (item.kind) {
    case 'day':
      return <Day at={item.at} />;
    case 'new':
      return (
        <li className="rule rule-new">
          <span>New</span>
        </li>
      );
    case 'opening':
      return (
        <li>
          <OpeningCard text={item.text} at={item.at} />
        </li>
      );
    case 'entry':
      return (
        <li>
          <EntryCard entry={item.entry} opensCase={item.opensCase} />
        </li>
      );
    case 'status':
      return (
        <li>
          <StatusLine change={item.change} />
        </li>
      );
    case 'message':
      return (
        <li className="creating-message">
          <MessageSquareText aria-hidden="true" />
          <p>
            <strong>Wise:</strong> {item.text}
          </p>
        </li>
      );
    case 'send':
      return (
        <li>
          <SendCard item={item.item} />
        </li>
      );
  }
}
