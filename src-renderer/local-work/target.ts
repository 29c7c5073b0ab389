import type { Desk } from '../stores/desk.ts';
import { rowAt } from '../stores/list-rows.ts';
import { countMarks, targetOf } from '../stores/marks.ts';
import type { Aim } from './aim.ts';

/** Null where no case is marked and none is open. */
export function aimOf(desk: Desk): Aim | null {
  const accountId = desk.app.store.getState().activeId;
  if (accountId === null) return null;
  const state = desk.inbox.store.getState();
  const { marks } = desk.marks.store.getState();
  const target = targetOf(marks, state.source);
  const count = countMarks(marks, state.total ?? 0);
  return target !== null && count > 0 ? { accountId, target, count, row: null } : aimOfOpen(desk);
}

/** The case on screen, whatever else is marked: what its own buttons are about. */
export function aimOfOpen(desk: Desk): Aim | null {
  const accountId = desk.app.store.getState().activeId;
  const state = desk.inbox.store.getState();
  if (accountId === null || state.selectedId === null) return null;
  const listed = rowAt(state, state.selectedIndex);
  const opened = desk.thread.store.getState().thread?.row;
  const row = [opened, listed].find((one) => one?.id === state.selectedId) ?? null;
  return { accountId, target: { kind: 'ids', ids: [state.selectedId] }, count: 1, row };
}
