import { z } from 'zod';
import type { View } from './cases.ts';

export type CommandId =
  | 'next-case'
  | 'previous-case'
  | 'open-case'
  | 'reply'
  | 'undo-send'
  | 'done'
  | 'snooze'
  | 'mark-unread'
  | 'tags'
  | 'note'
  | 'mark'
  | 'mark-down'
  | 'mark-up'
  | 'mark-all'
  | 'next-needing-action'
  | 'search'
  | 'palette'
  | 'new-case'
  | 'case-from-thread'
  | 'insert-reply'
  | 'saved-replies'
  | 'track-case'
  | 'cheat-sheet'
  | 'settings'
  | 'diagnostics'
  | 'change-keys'
  | 'sync-now'
  | 'refresh-case'
  | 'outbox'
  | 'drafts'
  | 'connect'
  | 'add-cases'
  | 'untrack'
  | 'copy-link'
  | 'find'
  | 'export-csv'
  | 'export-json'
  | 'save-markdown'
  | 'save-html'
  | 'save-pdf'
  | 'print'
  | 'overview'
  | 'audit'
  | 'status'
  | 'requests'
  | 'support'
  | 'emergency'
  | 'technical'
  | 'backup'
  | 'restore'
  | `view-${Exclude<View, 'drafts'>}`;

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
  { id: 'technical', title: 'This looks technical: ask technical support', group: 'Case' },
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
  { id: 'status', title: 'Status of Wise', group: 'Go to' },
  { id: 'requests', title: 'Request log: calls to Wise', group: 'Go to' },
  { id: 'support', title: 'Technical support', group: 'Go to' },
  { id: 'emergency', title: 'Emergency guide', group: 'Go to' },
  { id: 'search', title: 'Search cases', group: 'Application' },
  { id: 'palette', title: 'Command palette', group: 'Application' },
  { id: 'sync-now', title: 'Look for news now', group: 'Application' },
  { id: 'connect', title: 'Connect another account', group: 'Application' },
  { id: 'export-csv', title: 'Export the list of cases as CSV', group: 'Application' },
  { id: 'export-json', title: 'Export the list of cases as JSON', group: 'Application' },
  { id: 'backup', title: 'Back up everything', group: 'Application' },
  { id: 'restore', title: 'Restore a backup', group: 'Application' },
  { id: 'settings', title: 'Settings', group: 'Application' },
  { id: 'diagnostics', title: 'Diagnostics for IT', group: 'Application' },
  { id: 'cheat-sheet', title: 'Keyboard shortcuts', group: 'Application' },
  { id: 'change-keys', title: 'Change keyboard shortcuts', group: 'Application' },
];

/** The command of this name, or null: for names that come from outside. */
export const CommandName = z.enum(COMMANDS.map((command) => command.id));

export type Binding = { readonly keys: string; readonly command: CommandId };

/** Keys as `nameOfPress` names them; two keys after each other with a space between. `Mod` is Ctrl, or Cmd on a Mac. */
export const BINDINGS: readonly Binding[] = [
  { keys: 'j', command: 'next-case' },
  { keys: 'k', command: 'previous-case' },
  { keys: 'Enter', command: 'open-case' },
  { keys: 'r', command: 'reply' },
  { keys: 'z', command: 'undo-send' },
  { keys: 'n', command: 'next-needing-action' },
  { keys: 'e', command: 'done' },
  { keys: 's', command: 'snooze' },
  { keys: 'u', command: 'mark-unread' },
  { keys: 'l', command: 'tags' },
  { keys: 'm', command: 'note' },
  { keys: 'x', command: 'mark' },
  { keys: 'J', command: 'mark-down' },
  { keys: 'K', command: 'mark-up' },
  { keys: 'Mod+a', command: 'mark-all' },
  { keys: '/', command: 'search' },
  { keys: 'Mod+k', command: 'palette' },
  { keys: 'Mod+f', command: 'find' },
  { keys: 'Mod+p', command: 'print' },
  { keys: 'c', command: 'new-case' },
  { keys: 't', command: 'track-case' },
  { keys: '?', command: 'cheat-sheet' },
  { keys: 'g p', command: 'view-needs-action' },
  { keys: 'g o', command: 'view-with-wise' },
  { keys: 'g s', command: 'view-solved' },
  { keys: 'g c', command: 'view-closed' },
  { keys: 'g a', command: 'view-all' },
  { keys: 'g u', command: 'view-unread' },
  { keys: 'g z', command: 'view-snoozed' },
  { keys: 'g e', command: 'view-done' },
  { keys: 'Mod+j', command: 'insert-reply' },
];
