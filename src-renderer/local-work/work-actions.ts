import type { AppError } from '../../src-shared/errors.ts';
import type { Reply } from '../../src-shared/ipc.ts';
import type { Worked } from '../../src-shared/work.ts';
import type { Desk } from '../stores/desk.ts';
import { describeError } from '../ui/describe-error.ts';
import type { Aim } from './aim.ts';
import { aimOf } from './target.ts';
import { countedCases } from './work-words.ts';

/** What is done with cases on this computer alone. Each says what it did, and offers the way back where there is one. */

/** @param aim left out: what is marked, else the case on screen, as the keys mean it */
function withAim(desk: Desk, act: (aim: Aim) => void, aim: Aim | null = aimOf(desk)): void {
  if (aim === null) desk.ui.notify('Open a case first, or mark some.');
  else act(aim);
}

function refused(desk: Desk, error: AppError): void {
  const { title, advice } = describeError(error);
  const outbox = { name: 'Outbox', run: () => desk.ui.show({ place: 'outbox', viewsOpen: false }) };
  if (error.kind === 'sends-open') desk.ui.notify(`${title}. ${advice}`, 'bad', outbox);
  else desk.ui.notify(title, 'bad');
}

/** @param words of what was done with so many cases, as the beginning of a sentence. */
function told(desk: Desk, reply: Reply<Worked>, words: (cases: string) => string): boolean {
  if (!reply.ok) {
    refused(desk, reply.error);
    return false;
  }
  const { count, undoId, stopped } = reply.value;
  if (undoId === null) {
    desk.ui.notify('Nothing had to be changed.');
    return true;
  }
  const back = { name: 'Undo', run: () => void undo(desk, undoId) };
  const said = words(countedCases(count));
  if (stopped === null) desk.ui.notify(said, 'good', back);
  else desk.ui.notify(`${said} ${stoppedWords(stopped)}`, 'bad', back);
  // What is not done stays marked, with what is: who tries again does only what is missing.
  return stopped === null;
}

function stoppedWords(error: AppError): string {
  return `Then it stopped: ${describeError(error).title}. The others are as they were.`;
}

async function undo(desk: Desk, undoId: string): Promise<void> {
  const reply = await desk.bridge.call('work.undo', { undoId });
  if (!reply.ok) return refused(desk, reply.error);
  const { count, stopped } = reply.value;
  if (stopped !== null) {
    const again = { name: 'Undo the rest', run: () => void undo(desk, undoId) };
    return desk.ui.notify(`Taken back for ${countedCases(count)}. ${stoppedWords(stopped)}`, 'bad', again);
  }
  desk.ui.notify(
    count === 0 ? 'Something newer was done since, so nothing was taken back.' : `Taken back for ${countedCases(count)}.`,
  );
}

/** Marks go with what was done; a single case gives way to the next one, which was named before the list could move. */
function goOn(desk: Desk, aim: Aim, next: { readonly id: string; readonly index: number } | null): void {
  if (aim.row === null) {
    desk.marks.clear();
    return;
  }
  if (desk.inbox.store.getState().selectedId !== aim.row.id) return;
  if (next === null) {
    desk.inbox.select(null);
    desk.ui.show({ pane: 'list' });
  } else desk.inbox.select(next.id, next.index);
}

function nextOf(desk: Desk, aim: Aim): { readonly id: string; readonly index: number } | null {
  const { selectedIndex } = desk.inbox.store.getState();
  for (const by of [1, -1]) {
    const found = desk.inbox.neighbour(by);
    // Its place in the list is where it stands once the one before it has left; the list puts right what it can see.
    if (found !== null && found.row.id !== aim.row?.id)
      return { id: found.row.id, index: by === 1 ? selectedIndex : found.index };
  }
  return null;
}

/** Through with it until there is news; a case that is done already is not, after all. */
export function toggleDone(desk: Desk, of?: Aim | null): void {
  withAim(desk, (aim) => void setDone(desk, aim, aim.row === null ? !isDoneView(desk) : !aim.row.done), of);
}

/** In the view of what is done, marked cases are taken up again. */
function isDoneView(desk: Desk): boolean {
  const { source } = desk.inbox.store.getState();
  return source.kind === 'view' && source.view === 'done';
}

export async function setDone(desk: Desk, aim: Aim, done: boolean): Promise<void> {
  const next = nextOf(desk, aim);
  const reply = await desk.bridge.call('work.done', { accountId: aim.accountId, target: aim.target, done });
  const words = done
    ? (cases: string) => `Done with ${cases}, until there is news.`
    : (cases: string) => `Not done with ${cases}.`;
  if (told(desk, reply, words) && done) goOn(desk, aim, next);
}

export function openSnooze(desk: Desk, of?: Aim | null): void {
  withAim(desk, (aim) => desk.ui.openDialog({ kind: 'snooze', aim }), of);
}

/** @param until null: until Wise answers. @param when the same in words. */
export async function snooze(desk: Desk, aim: Aim, until: number | null, when: string): Promise<void> {
  const next = nextOf(desk, aim);
  const reply = await desk.bridge.call('work.snooze', { accountId: aim.accountId, target: aim.target, until });
  if (told(desk, reply, (cases) => `Snoozed ${cases} ${when}. News end it.`)) goOn(desk, aim, next);
}

export async function wake(desk: Desk, aim: Aim): Promise<void> {
  const reply = await desk.bridge.call('work.unsnooze', { accountId: aim.accountId, target: aim.target });
  if (told(desk, reply, (cases) => `Back from the snooze: ${cases}.`) && aim.row === null) desk.marks.clear();
}

/** Unread again. The case is closed, for what is on screen counts as read. */
export function markUnread(desk: Desk, of?: Aim | null): void {
  const mark = async (aim: Aim) => {
    const { selectedIndex } = desk.inbox.store.getState();
    if (aim.row !== null) {
      desk.inbox.select(null, selectedIndex);
      desk.ui.show({ pane: 'list' });
    }
    const { accountId, target } = aim;
    const reply = await desk.bridge.call('work.setUnread', { accountId, target, unread: true });
    if (told(desk, reply, (cases) => `Unread: ${cases}.`) && aim.row === null) desk.marks.clear();
  };
  withAim(desk, (aim) => void mark(aim), of);
}

export async function markRead(desk: Desk, aim: Aim): Promise<void> {
  const { accountId, target } = aim;
  const reply = await desk.bridge.call('work.setUnread', { accountId, target, unread: false });
  if (told(desk, reply, (cases) => `Read: ${cases}.`)) desk.marks.clear();
}

export async function changeTags(desk: Desk, aim: Aim, add: readonly string[], remove: readonly string[]): Promise<boolean> {
  const { accountId, target } = aim;
  const reply = await desk.bridge.call('work.tag', { accountId, target, add: [...add], remove: [...remove] });
  return told(desk, reply, (cases) => `Tags of ${cases} changed.`);
}

export async function refreshCases(desk: Desk, aim: Aim): Promise<void> {
  const { accountId, target } = aim;
  const reply = await desk.bridge.call('work.refresh', { accountId, target });
  if (!reply.ok) return refused(desk, reply.error);
  desk.ui.notify(`Reading ${countedCases(reply.value.count)} from Wise, as fast as Wise allows.`);
}

export async function exportTarget(desk: Desk, aim: Aim): Promise<void> {
  const { accountId, target } = aim;
  const reply = await desk.bridge.call('work.export', { accountId, target });
  if (!reply.ok) return refused(desk, reply.error);
  if (reply.value.where !== null) desk.ui.notify(`${countedCases(aim.count)} saved: ${reply.value.where}`);
}

export async function untrackTarget(desk: Desk, aim: Aim): Promise<void> {
  const { accountId, target } = aim;
  await desk.drafts.flushAll();
  const reply = await desk.bridge.call('work.untrack', { accountId, target });
  if (told(desk, reply, (cases) => `Off the list: ${cases}. Nothing was deleted.`)) desk.marks.clear();
}
