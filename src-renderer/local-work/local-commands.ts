import type { Desk } from '../stores/desk.ts';
import { typeSoon } from '../ui/type-soon.ts';
import { aimOf } from './target.ts';

/** Tags of the marked cases in a dialog, those of the case on screen in its own place. */
export function editTags(desk: Desk): void {
  const aim = aimOf(desk);
  if (aim === null) desk.ui.notify('Open a case first, or mark some.');
  else if (aim.row === null) desk.ui.openDialog({ kind: 'tags', aim });
  else {
    desk.ui.show({ place: 'cases', pane: 'thread', editing: 'tags' });
    typeSoon('.local-strip .tag-input input');
  }
}

/** The note of the case on screen. */
export function editNote(desk: Desk): void {
  if (desk.inbox.store.getState().selectedId === null) desk.ui.notify('Open the case first.');
  else {
    desk.ui.show({ place: 'cases', pane: 'thread', editing: 'note' });
    typeSoon('.note-panel textarea');
  }
}
