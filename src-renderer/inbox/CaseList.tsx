import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useDesk, useInbox, useNow } from '../stores/hooks.ts';
import { rowAt } from '../stores/inbox-store.ts';
import { isMixed, sourceKey } from '../stores/list-source.ts';
import { focusSoon, openCase } from '../ui/commands.ts';
import { CaseRowView } from './CaseRowView.tsx';
import './CaseList.css';

const ROW_HEIGHT = 80;

/** The cases of the view: only what is on screen exists, and only that is asked for. */
export function CaseList({ total }: { readonly total: number }) {
  const desk = useDesk();
  const state = useInbox((whole) => whole);
  const now = useNow();
  const box = useRef<HTMLDivElement>(null);
  const mixed = isMixed(state.source);
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    // Without a layout (in tests) the first screen is shown.
    initialRect: { width: 384, height: 800 },
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const key = `${sourceKey(state.source)} ${state.sort}`;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list (`key`) needs its windows too
  useEffect(() => desk.inbox.ensure(first, last), [desk, first, last, key]);

  // Another list begins at its top.
  const shownKey = useRef(key);
  useEffect(() => {
    if (shownKey.current !== key) box.current?.scrollTo({ top: 0 });
    shownKey.current = key;
  }, [key]);

  // The selected row stays in sight when keys move it, not when news do.
  const { selectedId, selectedIndex } = state;
  const seenId = useRef(selectedId);
  useEffect(() => {
    if (selectedId !== seenId.current && selectedIndex >= 0) virtual.scrollToIndex(selectedIndex, { align: 'auto' });
    seenId.current = selectedId;
  }, [virtual, selectedId, selectedIndex]);

  function onKeyDown(event: KeyboardEvent): void {
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8, Home: -total, End: total }[event.key];
    if (by === undefined) {
      if ((event.key === 'Enter' || event.key === ' ') && selectedId !== null) {
        event.preventDefault();
        desk.ui.show({ pane: 'thread' });
        focusSoon('[data-focus="thread"]');
      }
      return;
    }
    event.preventDefault();
    const next = desk.inbox.neighbour(by);
    if (next !== null) desk.inbox.select(next.row.id, next.index);
  }

  const selectedOnScreen = items.some((item) => rowAt(state, item.index)?.id === selectedId);
  return (
    <div
      ref={box}
      className="case-list"
      role="listbox"
      aria-label="Cases"
      tabIndex={0}
      data-focus="cases"
      aria-activedescendant={selectedOnScreen && selectedId !== null ? `case-${selectedId}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className="case-space" style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rowAt(state, item.index);
          const place = { transform: `translateY(${item.start}px)` };
          if (row === null)
            return <div key={`empty-${item.index}`} role="presentation" className="case-row skeleton-row late" style={place} />;
          const selected = row.id === selectedId;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys
            <div
              key={row.id}
              id={`case-${row.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={selected}
              aria-setsize={total}
              aria-posinset={item.index + 1}
              className={row.unread ? 'case-row unread' : 'case-row'}
              style={place}
              onClick={() => openCase(desk, row.id, item.index)}
            >
              <CaseRowView row={row} mixed={mixed} now={now} hit={state.hits.get(row.id)} />
            </div>
          );
        })}
      </div>
    </div>
  );
}
