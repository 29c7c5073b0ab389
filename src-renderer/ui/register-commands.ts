import type { AppError } from '../../src-shared/errors.ts';
import type { Desk } from '../stores/desk.ts';
import type { ThreadFormat } from '../stores/ui-store.ts';
import { describeError } from './describe-error.ts';
import { copyText } from './tell.ts';

/** Takes the case on screen off the list. Nothing of it is deleted, and for a while one press brings it back. */
export async function untrackCase(desk: Desk): Promise<void> {
  const accountId = desk.app.store.getState().activeId;
  const { selectedId: caseId } = desk.inbox.store.getState();
  if (accountId === null || caseId === null) return desk.ui.notify('Open the case first.');
  await desk.drafts.flushAll();
  const reply = await desk.bridge.call('register.untrack', { accountId, caseIds: [caseId] });
  if (!reply.ok) return refused(desk, reply.error);
  if (desk.inbox.store.getState().selectedId === caseId) desk.inbox.select(null);
  desk.ui.show({ pane: 'list' });
  desk.ui.notify(`Case ${caseId} is off the list. Nothing of it was deleted.`, 'good', {
    name: 'Undo',
    run: () => void retrack(desk, accountId, caseId),
  });
}

/** What is on its way must land first; the outbox says where it is. */
function refused(desk: Desk, error: AppError): void {
  const { title, advice } = describeError(error);
  const outbox = { name: 'Outbox', run: () => desk.ui.show({ place: 'outbox', viewsOpen: false }) };
  if (error.kind === 'sends-open') desk.ui.notify(`${title}. ${advice}`, 'bad', outbox);
  else desk.ui.notify(title, 'bad');
}

async function retrack(desk: Desk, accountId: string, caseId: string): Promise<void> {
  const reply = await desk.bridge.call('register.retrack', { accountId, caseIds: [caseId] });
  if (!reply.ok) return desk.ui.notify(describeError(reply.error).title, 'bad');
  desk.ui.notify(`Case ${caseId} is back.`);
  if (desk.app.store.getState().activeId === accountId && desk.inbox.store.getState().selectedId === null) {
    desk.inbox.select(caseId);
    desk.ui.show({ place: 'cases', pane: 'thread' });
  }
}

/** A link that opens the case on any computer where Caseport has it. */
export async function copyLink(desk: Desk): Promise<void> {
  const { selectedId } = desk.inbox.store.getState();
  if (selectedId === null) return desk.ui.notify('Open the case first.');
  await copyText(desk, `caseport://case/${selectedId}`, `Link to case ${selectedId} copied.`);
}

/** Asks what goes along before the case on screen becomes a file, or paper. */
export function saveThread(desk: Desk, format: ThreadFormat): void {
  const { selectedId } = desk.inbox.store.getState();
  if (selectedId === null) desk.ui.notify('Open the case first.');
  else desk.ui.openDialog({ kind: 'save-thread', caseId: selectedId, format });
}

export async function exportCases(desk: Desk, format: 'csv' | 'json'): Promise<void> {
  const accountId = desk.app.store.getState().activeId;
  if (accountId === null) return;
  const reply = await desk.bridge.call('register.export', { accountId, format });
  if (!reply.ok) return desk.ui.notify(describeError(reply.error).title, 'bad');
  if (reply.value.where !== null) desk.ui.notify(`List of cases saved: ${reply.value.where}`);
}
