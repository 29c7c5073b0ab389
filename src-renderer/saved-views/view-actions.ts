import type { AppError } from '../../src-shared/errors.ts';
import type { CountedView, SavedView } from '../../src-shared/work.ts';
import type { Desk } from '../stores/desk.ts';
import { describeError } from '../ui/describe-error.ts';

/** What is done with saved views as a whole; each says what went wrong. */

function refused(desk: Desk, error: AppError): void {
  desk.ui.notify(describeError(error).title, 'bad');
}

/** A view without what belongs to an account. */
export function plainView({ id, name, query, sort, grouping }: SavedView): SavedView {
  return { id, name, query, sort, grouping };
}

export function openView(desk: Desk, view: CountedView): void {
  desk.views.setOpen(view.id);
  desk.inbox.setArranged({ kind: 'query', text: view.query }, view);
  desk.ui.show({ place: 'cases', pane: 'list', viewsOpen: false });
}

/** Takes a view away; its cases are untouched, and for a while one press brings it back where it was. */
export async function removeView(desk: Desk, id: string): Promise<void> {
  const order = (desk.views.store.getState().views ?? []).map((view) => view.id);
  const reply = await desk.views.remove(id);
  if (!reply.ok) return refused(desk, reply.error);
  const { removed } = reply.value;
  if (removed === null) return;
  const wasOpen = desk.views.store.getState().openId === id;
  if (wasOpen) desk.views.setOpen(null);
  desk.ui.notify(`The view “${removed.name}” is gone. Its cases are where they were.`, 'good', {
    name: 'Undo',
    run: () => void bringBack(desk, plainView(removed), order, wasOpen),
  });
}

async function bringBack(desk: Desk, view: SavedView, order: readonly string[], wasOpen: boolean): Promise<void> {
  const saved = await desk.views.save(view);
  if (!saved.ok) return refused(desk, saved.error);
  const ordered = await desk.views.order(order);
  if (!ordered.ok) return refused(desk, ordered.error);
  if (wasOpen) desk.views.setOpen(view.id);
  desk.ui.notify(`The view “${view.name}” is back.`);
}

export async function moveView(desk: Desk, id: string, by: -1 | 1): Promise<void> {
  const reply = await desk.views.move(id, by);
  if (reply !== null && !reply.ok) refused(desk, reply.error);
}

/** Keeps what is on screen as the view that was opened. */
export async function updateView(desk: Desk, view: SavedView): Promise<void> {
  const { source, sort, grouping } = desk.inbox.store.getState();
  if (source.kind !== 'query') return;
  const before = plainView(view);
  const reply = await desk.views.save({ ...before, query: source.text.trim(), sort, grouping });
  if (!reply.ok) return refused(desk, reply.error);
  desk.ui.notify(`The view “${view.name}” is changed.`, 'good', {
    name: 'Undo',
    run: () => void desk.views.save(before).then((undone) => (undone.ok ? undefined : refused(desk, undone.error))),
  });
}
