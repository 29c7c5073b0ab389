import type { CommandId } from '../../src-shared/commands.ts';

/** Commands that do something to the cases on screen, or to the one that is open. Where no case is on screen they do nothing. */
export const ON_CASES: ReadonlySet<CommandId> = new Set<CommandId>([
  'done',
  'snooze',
  'mark-unread',
  'tags',
  'note',
  'mark',
  'mark-down',
  'mark-up',
  'mark-all',
  'refresh-case',
  'untrack',
  'copy-link',
  'case-from-thread',
  'insert-reply',
  'save-markdown',
  'save-html',
  'save-pdf',
  'print',
  'technical',
]);
