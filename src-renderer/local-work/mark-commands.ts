import type { Desk } from '../stores/desk.ts';
import { isMarked } from '../stores/marks.ts';

/** How cases are marked by keys and clicks. The case on screen counts as the first of them. */

/** True while any case is marked. */
export function hasMarks(desk: Desk): boolean {
  const { marks } = desk.marks.store.getState();
  return marks.kind === 'all' || marks.ids.size > 0;
}

function selectStep(desk: Desk, by: 1 | -1): string | null {
  const next = desk.inbox.neighbour(by);
  if (next === null) return null;
  desk.inbox.select(next.row.id, next.index);
  desk.ui.show({ place: 'cases' });
  return next.row.id;
}

/** Turns the mark of the case on screen; with none there, of the first one. */
export function turnMark(desk: Desk): void {
  const id = desk.inbox.store.getState().selectedId ?? selectStep(desk, 1);
  if (id !== null) desk.marks.turn(id);
}

/** Goes one on and marks both. Going back over marked cases takes their marks away again. */
export function extendMarks(desk: Desk, by: 1 | -1): void {
  const from = desk.inbox.store.getState().selectedId;
  const to = selectStep(desk, by);
  if (to === null || to === from) return;
  const { marks } = desk.marks.store.getState();
  if (from !== null && isMarked(marks, to) && isMarked(marks, from)) desk.marks.turn(from);
  else desk.marks.add(from === null ? [to] : [from, to]);
}

export function markAll(desk: Desk): void {
  if ((desk.inbox.store.getState().total ?? 0) > 0) desk.marks.all();
}

/** A click with Ctrl or Cmd. */
export function turnByClick(desk: Desk, id: string): void {
  const { selectedId } = desk.inbox.store.getState();
  if (!hasMarks(desk) && selectedId !== null && selectedId !== id) desk.marks.add([selectedId]);
  desk.marks.turn(id);
}

/** A click with Shift: everything from where the range begins. */
export async function markTo(desk: Desk, index: number): Promise<void> {
  const state = desk.inbox.store.getState();
  const { anchorId } = desk.marks.store.getState();
  const begin =
    (anchorId === null ? null : desk.inbox.numberOf(anchorId)) ?? (state.selectedIndex >= 0 ? state.selectedIndex : index);
  desk.marks.add(await desk.inbox.idsBetween(begin, index));
}
