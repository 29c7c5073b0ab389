import type { View } from '../../src-shared/cases.ts';
import { caseFromThread } from '../composer/follow-up.ts';
import { canReply } from '../composer/insert-reply.ts';
import type { Desk } from '../stores/desk.ts';
import { heldItem } from '../stores/outbox-store.ts';
import { editNote, editTags } from '../work/local-commands.ts';
import { extendMarks, markAll, turnMark } from '../work/mark-commands.ts';
import { markUnread, openSnooze, toggleDone } from '../work/work-actions.ts';
import { describeError } from './describe-error.ts';
import { focusSoon } from './focus-soon.ts';
import type { CommandId } from './keymap.ts';
import { copyLink, exportCases, saveThread, untrackCase } from './register-commands.ts';

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

export type Command = { readonly id: CommandId; readonly title: string; readonly group: 'Case' | 'Go to' | 'Application' };

/** Every command, as the palette and the cheat sheet show it. */
export const COMMANDS: readonly Command[] = [
  { id: 'next-case', title: 'Next case', group: 'Case' },
  { id: 'previous-case', title: 'Previous case', group: 'Case' },
  { id: 'open-case', title: 'Open case', group: 'Case' },
  { id: 'next-needing-action', title: 'Next case that needs action', group: 'Case' },
  { id: 'reply', title: 'Reply', group: 'Case' },
  { id: 'undo-send', title: 'Undo send, or what was done last', group: 'Case' },
  { id: 'done', title: 'Done, or not done after all', group: 'Case' },
  { id: 'snooze', title: 'Snooze', group: 'Case' },
  { id: 'mark-unread', title: 'Mark unread', group: 'Case' },
  { id: 'tags', title: 'Tags', group: 'Case' },
  { id: 'note', title: 'Note', group: 'Case' },
  { id: 'mark', title: 'Mark this case for a group action', group: 'Case' },
  { id: 'mark-down', title: 'Mark down to the next case', group: 'Case' },
  { id: 'mark-up', title: 'Mark up to the previous case', group: 'Case' },
  { id: 'mark-all', title: 'Mark all cases of the list', group: 'Case' },
  { id: 'refresh-case', title: 'Read this case from Wise now', group: 'Case' },
  { id: 'new-case', title: 'New case', group: 'Case' },
  { id: 'case-from-thread', title: 'Create a case from this thread', group: 'Case' },
  { id: 'insert-reply', title: 'Insert saved reply', group: 'Case' },
  { id: 'track-case', title: 'Track case by id', group: 'Case' },
  { id: 'add-cases', title: 'Add cases: paste ids, or a CSV file', group: 'Case' },
  { id: 'find', title: 'Find in this thread', group: 'Case' },
  { id: 'copy-link', title: 'Copy a link to this case', group: 'Case' },
  { id: 'save-markdown', title: 'Save this thread as Markdown', group: 'Case' },
  { id: 'save-html', title: 'Save this thread as HTML', group: 'Case' },
  { id: 'save-pdf', title: 'Save this thread as PDF', group: 'Case' },
  { id: 'print', title: 'Print this thread', group: 'Case' },
  { id: 'untrack', title: 'Take this case off the list', group: 'Case' },
  { id: 'view-needs-action', title: 'Needs action', group: 'Go to' },
  { id: 'view-with-wise', title: 'With Wise', group: 'Go to' },
  { id: 'view-creating', title: 'Creating', group: 'Go to' },
  { id: 'view-solved', title: 'Solved', group: 'Go to' },
  { id: 'view-closed', title: 'Closed', group: 'Go to' },
  { id: 'view-all', title: 'All cases', group: 'Go to' },
  { id: 'view-unread', title: 'Unread', group: 'Go to' },
  { id: 'view-snoozed', title: 'Snoozed', group: 'Go to' },
  { id: 'view-done', title: 'Done', group: 'Go to' },
  { id: 'drafts', title: 'Drafts', group: 'Go to' },
  { id: 'outbox', title: 'Outbox', group: 'Go to' },
  { id: 'saved-replies', title: 'Saved replies', group: 'Go to' },
  { id: 'overview', title: 'Overview', group: 'Go to' },
  { id: 'audit', title: 'Audit log of this computer', group: 'Go to' },
  { id: 'search', title: 'Search cases', group: 'Application' },
  { id: 'palette', title: 'Command palette', group: 'Application' },
  { id: 'sync-now', title: 'Look for news now', group: 'Application' },
  { id: 'connect', title: 'Connect another account', group: 'Application' },
  { id: 'export-csv', title: 'Export the list of cases as CSV', group: 'Application' },
  { id: 'export-json', title: 'Export the list of cases as JSON', group: 'Application' },
  { id: 'backup', title: 'Back up everything', group: 'Application' },
  { id: 'restore', title: 'Restore a backup', group: 'Application' },
  { id: 'settings', title: 'Settings', group: 'Application' },
  { id: 'cheat-sheet', title: 'Keyboard shortcuts', group: 'Application' },
  { id: 'change-keys', title: 'Change keyboard shortcuts', group: 'Application' },
];

export function showView(desk: Desk, view: View): void {
  desk.inbox.setSource({ kind: 'view', view });
  desk.ui.show({ place: 'cases', pane: 'list', viewsOpen: false });
}

export function openCase(desk: Desk, id: string, index?: number): void {
  desk.inbox.select(id, index);
  desk.ui.show({ place: 'cases', pane: 'thread', viewsOpen: false });
}

function step(desk: Desk, by: number): void {
  const next = desk.inbox.neighbour(by);
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
  const { rows } = reply.value;
  const at = rows.findIndex((row) => row.id === selectedId);
  const next = rows[at + 1] ?? rows[0];
  if (next === undefined || next.id === selectedId) return desk.ui.notify('No other case needs action.');
  desk.inbox.setSource({ kind: 'view', view: 'needs-action' });
  openCase(desk, next.id);
}

/** Without a reply that can be taken back, the key takes back what the notice on screen tells. */
function undoNotice(desk: Desk): void {
  const { notice } = desk.ui.store.getState();
  if (notice?.action?.name !== 'Undo') desk.ui.notify('There is nothing to undo.');
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
  desk.ui.announce('The reply was taken back. It is a draft again.');
  if (reply.value.caseId !== null && reply.value.kind === 'reply') {
    openCase(desk, reply.value.caseId);
    focusSoon('[data-focus="reply"]');
  }
}

function openSelected(desk: Desk): void {
  const { selectedId } = desk.inbox.store.getState();
  if (selectedId === null) step(desk, 1);
  else {
    desk.ui.show({ place: 'cases', pane: 'thread' });
    focusSoon('[data-focus="thread"]');
  }
}

function reply(desk: Desk): void {
  desk.ui.show({ place: 'cases', pane: 'thread' });
  focusSoon('[data-focus="reply"]');
}

function insertSaved(desk: Desk): void {
  if (canReply(desk)) desk.ui.openDialog({ kind: 'palette', text: '', scope: 'replies' });
  else desk.ui.notify('Open a case that takes replies first.');
}

function findInThread(desk: Desk): void {
  if (desk.inbox.store.getState().selectedId === null) desk.ui.notify('Open the case first.');
  else {
    desk.ui.show({ place: 'cases', pane: 'thread', finding: true });
    focusSoon('.find-bar input');
  }
}

function refreshCase(desk: Desk): void {
  const accountId = desk.app.store.getState().activeId;
  const { selectedId } = desk.inbox.store.getState();
  if (accountId !== null && selectedId !== null) void desk.bridge.call('cases.refresh', { accountId, caseId: selectedId });
}

const ACTIONS: Readonly<Record<CommandId, (desk: Desk) => void>> = {
  'next-case': (desk) => step(desk, 1),
  'previous-case': (desk) => step(desk, -1),
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
  connect: (desk) => desk.ui.openDialog({ kind: 'connect' }),
  'sync-now': (desk) => void desk.app.syncNow(),
  'refresh-case': refreshCase,
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
  ACTIONS[id](desk);
}
