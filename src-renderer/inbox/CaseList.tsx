import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { CaseRow } from '../../src-shared/cases.ts';
import { markTo, turnByClick } from '../local-work/mark-commands.ts';
import { useHighlight } from '../search/use-highlight.ts';
import { useDesk, useInbox, useMarks, useNow } from '../stores/hooks.ts';
import { rowAt } from '../stores/list-rows.ts';
import { isMixed, sourceKey } from '../stores/list-source.ts';
import { countMarks, isMarked } from '../stores/marks.ts';
import { focusSoon, openCase, step } from '../ui/commands.ts';
import { CaseRowView } from './CaseRowView.tsx';
import { groupName, type ListGroup, layoutOf } from './list-layout.ts';
import './CaseList.css';

const ROW_HEIGHT = 80;
const HEADING_HEIGHT = 30;

/** The cases of the view: only what is on screen exists, and only that is asked for. */
export function CaseList({ total }: { readonly total: number }) {
  const desk = useDesk();
  const state = useInbox((whole) => whole);
  const marks = useMarks((whole) => whole.marks);
  const now = useNow();
  const words = useHighlight();
  const box = useRef<HTMLDivElement>(null);
  const mixed = isMixed(state.source);
  const groupsKey = JSON.stringify(state.groups);
  // Measuring a long list anew takes milliseconds: only where its groups are really others.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `groupsKey` is what is in the groups
  const layout = useMemo(() => layoutOf(state.groups, total), [groupsKey, total]);
  const virtual = useVirtualizer({
    count: layout.length,
    getScrollElement: () => box.current,
    estimateSize: (place) => (layout.itemAt(place).kind === 'heading' ? HEADING_HEIGHT : ROW_HEIGHT),
    overscan: 8,
    // Without a layout (in tests) the first screen is shown.
    initialRect: { width: 384, height: 800 },
  });
  const items = virtual.getVirtualItems().map((item) => ({ ...layout.itemAt(item.index), place: item.index, top: item.start }));
  const shownRows = items.flatMap((item) => (item.kind === 'row' ? [item.index] : []));
  const first = shownRows[0] ?? 0;
  const last = shownRows.at(-1) ?? 0;
  const key = `${sourceKey(state.source)} ${state.sort} ${state.grouping}`;

  // Places change their height where headings come and go.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the layout is what is measured
  useEffect(() => virtual.measure(), [virtual, layout]);

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
    if (selectedId !== seenId.current && selectedIndex >= 0)
      virtual.scrollToIndex(layout.placeOf(selectedIndex), { align: 'auto' });
    seenId.current = selectedId;
  }, [virtual, layout, selectedId, selectedIndex]);

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
    void step(desk, by);
  }

  function onClick(event: MouseEvent, row: CaseRow, index: number): void {
    const onMark = event.target instanceof Element && event.target.closest('[data-mark]') !== null;
    if (event.shiftKey) void markTo(desk, index);
    else if (event.ctrlKey || event.metaKey) turnByClick(desk, row.id);
    else if (onMark) desk.marks.turn(row.id);
    else {
      desk.marks.clear(row.id);
      openCase(desk, row.id, index);
    }
  }

  const marking = countMarks(marks, total) > 0;
  const selectedOnScreen = shownRows.some((index) => rowAt(state, index)?.id === selectedId);

  function rowOf(index: number, top: number): ReactNode {
    const row = rowAt(state, index);
    const place = { transform: `translateY(${top}px)` };
    if (row === null)
      return <div key={`empty-${index}`} role="presentation" className="case-row skeleton-row late" style={place} />;
    const current = row.id === selectedId;
    const marked = isMarked(marks, row.id);
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys
      <div
        key={row.id}
        id={`case-${row.id}`}
        role="option"
        tabIndex={-1}
        aria-selected={marking ? marked : current}
        aria-current={current ? 'true' : undefined}
        aria-setsize={total}
        aria-posinset={index + 1}
        className={['case-row', row.unread ? 'unread' : '', current ? 'current' : '', marked ? 'marked' : ''].join(' ').trim()}
        style={place}
        onClick={(event) => onClick(event, row, index)}
      >
        <CaseRowView row={row} mixed={mixed} now={now} hit={state.hits.get(row.id)} words={words} />
      </div>
    );
  }

  const groups = groupsOf(items);
  return (
    <div
      ref={box}
      className={marking ? 'case-list marking' : 'case-list'}
      role="listbox"
      aria-label="Cases"
      aria-multiselectable="true"
      tabIndex={0}
      data-focus="cases"
      data-shown={state.shown}
      aria-activedescendant={selectedOnScreen && selectedId !== null ? `case-${selectedId}` : undefined}
      onKeyDown={onKeyDown}
      onMouseDown={(event) => {
        // A range is meant, not the text between the two clicks.
        if (event.shiftKey) event.preventDefault();
      }}
    >
      <StickyHeading group={topGroup(layout, virtual.range?.startIndex ?? 0)} />
      <div role="presentation" className="case-space" style={{ height: virtual.getTotalSize() }}>
        {groups.map(({ group, members }) =>
          group === null ? (
            members.map((item) => (item.kind === 'row' ? rowOf(item.index, item.top) : null))
          ) : (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox
            <div key={group.key} role="group" aria-label={headingOf(group)}>
              {members.map((item) =>
                item.kind === 'row' ? (
                  rowOf(item.index, item.top)
                ) : (
                  <div
                    key={`heading-${group.key}`}
                    aria-hidden="true"
                    className="case-heading"
                    style={{ transform: `translateY(${item.top}px)` }}
                  >
                    <Heading group={group} />
                  </div>
                ),
              )}
            </div>
          ),
        )}
      </div>
    </div>
  );
}

type Placed = ReturnType<ReturnType<typeof layoutOf>['itemAt']> & { readonly top: number };

/** Rows that stand together under one heading, as far as they are on screen. */
function groupsOf(
  items: readonly Placed[],
): readonly { readonly group: ListGroup | null; readonly members: readonly Placed[] }[] {
  const groups: { group: ListGroup | null; members: Placed[] }[] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last !== undefined && last.group?.key === item.group?.key) last.members.push(item);
    else groups.push({ group: item.group, members: [item] });
  }
  return groups;
}

function topGroup(layout: ReturnType<typeof layoutOf>, place: number): ListGroup | null {
  if (layout.length === 0) return null;
  const item = layout.itemAt(Math.min(place, layout.length - 1));
  return item.group;
}

const headingOf = (group: ListGroup) => `${groupName(group.key)}, ${group.count.toLocaleString('en')}`;

function Heading({ group }: { readonly group: ListGroup }) {
  return (
    <>
      <span>{groupName(group.key)}</span>
      <span className="numbers">{group.count.toLocaleString('en')}</span>
    </>
  );
}

/** The heading of the rows at the top stays in sight. It takes no room of its own, so that nothing moves. */
function StickyHeading({ group }: { readonly group: ListGroup | null }) {
  if (group === null) return null;
  return (
    <div className="case-sticky" aria-hidden="true">
      <div className="case-heading">
        <Heading group={group} />
      </div>
    </div>
  );
}
