import type { View } from '../../src-shared/cases.ts';
import type { CommandId } from '../../src-shared/commands.ts';
import type { OutboxItem } from '../../src-shared/outbox.ts';
import { caseFromThread } from '../composer/follow-up.ts';
import { canReply } from '../composer/insert-reply.ts';
import { editNote, editTags } from '../local-work/local-commands.ts';
import { extendMarks, markAll, turnMark } from '../local-work/mark-commands.ts';
import { markUnread, openSnooze, toggleDone } from '../local-work/work-actions.ts';
import type { Desk } from '../stores/desk.ts';
import { heldItem } from '../stores/outbox-store.ts';
import { caseLooksTechnical } from '../support/look-technical.ts';
import { describeError } from './describe-error.ts';
import { focusSoon } from './focus-soon.ts';
import { ON_CASES } from './on-cases.ts';
import { copyLink, exportCases, saveThread, untrackCase } from './register-commands.ts';
import { tellFailure } from './tell.ts';
import { typeSoon } from './type-soon.ts';

export { COMMANDS, type Command } from '../../src-shared/commands.ts';
export { focusSoon } from './focus-soon.ts';

export const VIEW_NAMES: Readonly<Record<View, string>> = {
  'needs-action': 'Needs action',
  'with-wise': 'With Wise',
  creating: 'Creating',
  solved: 'Solved',
  closed: 'Closed',
  other: 'Other',
  snoozed: 'Snoozed',
  done: 'Done',
  unread: 'Unread',
  all: 'All cases',
  drafts: 'Drafts',
};

export function showView(desk: Desk, view: View): void {
  desk.inbox.setSource({ kind: 'view', view });
  desk.ui.show({ place: 'cases', pane: 'list', viewsOpen: false });
}

export function openCase(desk: Desk, id: string, index?: number): void {
  desk.inbox.select(id, index);
  desk.ui.show({ place: 'cases', pane: 'thread', viewsOpen: false });
}

/** Selects the case `by` further; one that was never on screen (`End` in a long list) is asked for. */
export async function step(desk: Desk, by: number): Promise<void> {
  const next = desk.inbox.neighbour(by) ?? (await desk.inbox.askNeighbour(by));
  if (next === null) return;
  desk.inbox.select(next.row.id, next.index);
  desk.ui.show({ place: 'cases' });
}

/** The next case that waits for us, after the one on screen; round to the first at the end. */
export async function nextNeedingAction(desk: Desk): Promise<void> {
  const accountId = desk.app.store.getState().activeId;
  if (accountId === null) return;
  const { selectedId, sort } = desk.inbox.store.getState();
  const reply = await desk.bridge.call('cases.window', {
    accountId,
    source: { kind: 'view', view: 'needs-action' },
    sort,
    grouping: 'none',
    start: 0,
    count: 200,
  });
  if (!reply.ok) return desk.ui.notify(describeError(reply.error).title, 'bad');
  // Who has opened another case meanwhile is where they want to be.
  if (desk.app.store.getState().activeId !== accountId || desk.inbox.store.getState().selectedId !== selectedId) return;
  const { rows } = reply.value;
  const at = rows.findIndex((row) => row.id === selectedId);
  const next = rows[at + 1] ?? rows[0];
  if (next === undefined || next.id === selectedId) return desk.ui.notify('No other case needs action.');
  desk.inbox.setSource({ kind: 'view', view: 'needs-action' });
  openCase(desk, next.id);
}

function whyNothing(desk: Desk): string {
  const open = (desk.outbox.store.getState().items ?? []).map((item) => item.state);
  if (open.some((state) => state === 'queued' || state === 'retry-wait')) {
    return 'There is nothing to undo. What waits in the outbox can be taken back there.';
  }
  if (open.some((state) => state === 'sending' || state === 'unconfirmed')) return 'The reply has left, and can not be undone.';
  return 'There is nothing to undo.';
}

/** Without a reply that can be taken back, the key takes back what the notice on screen tells. */
function undoNotice(desk: Desk): void {
  const { notice } = desk.ui.store.getState();
  if (notice?.action?.name !== 'Undo') desk.ui.notify(whyNothing(desk));
  else {
    desk.ui.dismissNotice();
    notice.action.run();
  }
}

export async function undoSend(desk: Desk, id?: string): Promise<void> {
  const item = heldItem(desk.outbox.store.getState().items, Date.now());
  const target = id ?? item?.id;
  if (target === undefined) return undoNotice(desk);
  await desk.drafts.flushAll();
  const reply = await desk.outbox.undo(target);
  if (!reply.ok) return desk.ui.notify(describeError(reply.error).title, 'bad');
  desk.drafts.putBack(reply.value);
  if (reply.value.kind === 'create') return openTakenBack(desk, reply.value);
  desk.ui.announce('The reply was taken back. It is a draft again.');
  if (reply.value.caseId === null) return;
  openCase(desk, reply.value.caseId);
  focusSoon('[data-focus="reply"]');
}

/** A creation that was taken back is in its form again, as it was; a case that was begun since is asked about there. */
async function openTakenBack(desk: Desk, { accountId, subject, text }: OutboxItem): Promise<void> {
  const kept = await desk.bridge.call('drafts.newCase', { accountId });
  const isDraft = kept.ok && kept.value.draft?.fields.description === text;
  desk.ui.openDialog({ kind: 'new-case', prefill: isDraft ? null : { subject: subject ?? '', description: text } });
  desk.ui.announce('The new case was taken back. It is a draft again.');
}

function openSelected(desk: Desk): void {
  const { selectedId } = desk.inbox.store.getState();
  if (selectedId === null) void step(desk, 1);
  else {
    desk.ui.show({ place: 'cases', pane: 'thread' });
    focusSoon('[data-focus="thread"]');
  }
}

function reply(desk: Desk): void {
  desk.ui.show({ place: 'cases', pane: 'thread' });
  const isReading = () => {
    const { caseId, thread, error } = desk.thread.store.getState();
    return caseId !== null && thread === null && error === null;
  };
  typeSoon('[data-focus="reply"]', isReading);
}

function insertSaved(desk: Desk): void {
  if (canReply(desk)) desk.ui.openDialog({ kind: 'palette', text: '', scope: 'replies' });
  else desk.ui.notify('Open a case that takes replies first.');
}

function findInThread(desk: Desk): void {
  if (desk.inbox.store.getState().selectedId === null) desk.ui.notify('Open the case first.');
  else {
    desk.ui.show({ place: 'cases', pane: 'thread', finding: true });
    typeSoon('.find-bar input');
  }
}

async function refreshCase(desk: Desk): Promise<void> {
  const accountId = desk.app.store.getState().activeId;
  const { selectedId: caseId } = desk.inbox.store.getState();
  if (accountId === null || caseId === null) return desk.ui.notify('Open the case first.');
  tellFailure(desk, await desk.bridge.call('cases.refresh', { accountId, caseId }));
}

async function syncNow(desk: Desk): Promise<void> {
  const reply = await desk.app.syncNow();
  if (reply !== null) tellFailure(desk, reply);
}

const ACTIONS: Readonly<Record<CommandId, (desk: Desk) => void>> = {
  'next-case': (desk) => void step(desk, 1),
  'previous-case': (desk) => void step(desk, -1),
  'open-case': openSelected,
  reply,
  'undo-send': (desk) => void undoSend(desk),
  done: toggleDone,
  snooze: openSnooze,
  'mark-unread': markUnread,
  tags: editTags,
  note: editNote,
  mark: turnMark,
  'mark-down': (desk) => extendMarks(desk, 1),
  'mark-up': (desk) => extendMarks(desk, -1),
  'mark-all': markAll,
  'next-needing-action': (desk) => void nextNeedingAction(desk),
  // At once, so that a fast second key lands in the field and is no command.
  search: () => document.querySelector<HTMLElement>('[data-focus="search"]')?.focus(),
  palette: (desk) => desk.ui.openDialog({ kind: 'palette', text: '' }),
  'new-case': (desk) => desk.ui.openDialog({ kind: 'new-case', prefill: null }),
  'case-from-thread': caseFromThread,
  'insert-reply': insertSaved,
  'saved-replies': (desk) => desk.ui.show({ place: 'replies', viewsOpen: false }),
  'track-case': (desk) => desk.ui.openDialog({ kind: 'track', text: '' }),
  'cheat-sheet': (desk) => desk.ui.openDialog({ kind: 'cheat-sheet' }),
  'change-keys': (desk) => desk.ui.openDialog({ kind: 'keys' }),
  settings: (desk) => desk.ui.openDialog({ kind: 'settings' }),
  diagnostics: (desk) => desk.ui.openDialog({ kind: 'diagnostics' }),
  connect: (desk) => desk.ui.openDialog({ kind: 'connect' }),
  'sync-now': (desk) => void syncNow(desk),
  'refresh-case': (desk) => void refreshCase(desk),
  'add-cases': (desk) => desk.ui.openDialog({ kind: 'add-cases', way: 'paste' }),
  untrack: (desk) => void untrackCase(desk),
  find: findInThread,
  'copy-link': (desk) => void copyLink(desk),
  'export-csv': (desk) => void exportCases(desk, 'csv'),
  'export-json': (desk) => void exportCases(desk, 'json'),
  'save-markdown': (desk) => saveThread(desk, 'markdown'),
  'save-html': (desk) => saveThread(desk, 'html'),
  'save-pdf': (desk) => saveThread(desk, 'pdf'),
  print: (desk) => saveThread(desk, 'print'),
  overview: (desk) => desk.ui.show({ place: 'overview', viewsOpen: false }),
  audit: (desk) => desk.ui.show({ place: 'audit', viewsOpen: false }),
  status: (desk) => desk.ui.show({ place: 'status', viewsOpen: false }),
  requests: (desk) => desk.ui.show({ place: 'requests', viewsOpen: false }),
  support: (desk) => desk.ui.show({ place: 'support', viewsOpen: false }),
  emergency: (desk) => desk.ui.show({ place: 'emergency', viewsOpen: false }),
  technical: (desk) => void caseLooksTechnical(desk),
  backup: (desk) => desk.ui.openDialog({ kind: 'backup' }),
  restore: (desk) => desk.ui.openDialog({ kind: 'restore' }),
  outbox: (desk) => desk.ui.show({ place: 'outbox', viewsOpen: false }),
  drafts: (desk) => showView(desk, 'drafts'),
  'view-needs-action': (desk) => showView(desk, 'needs-action'),
  'view-with-wise': (desk) => showView(desk, 'with-wise'),
  'view-creating': (desk) => showView(desk, 'creating'),
  'view-solved': (desk) => showView(desk, 'solved'),
  'view-closed': (desk) => showView(desk, 'closed'),
  'view-other': (desk) => showView(desk, 'other'),
  'view-all': (desk) => showView(desk, 'all'),
  'view-unread': (desk) => showView(desk, 'unread'),
  'view-snoozed': (desk) => showView(desk, 'snoozed'),
  'view-done': (desk) => showView(desk, 'done'),
};

export function runCommand(desk: Desk, id: CommandId): void {
  // A case that was open before the overview or the outbox is not what somebody means who can not see it.
  if (ON_CASES.has(id) && desk.ui.store.getState().place !== 'cases') {
    desk.ui.notify('No case is on screen here. Go back to the cases first (Esc).');
  } else ACTIONS[id](desk);
}
