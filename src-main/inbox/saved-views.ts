import { AppFailure } from '../../src-shared/errors.ts';
import { parseQuery } from '../../src-shared/query.ts';
import { type CountedView, MAX_SAVED_VIEWS, type SavedView } from '../../src-shared/work.ts';
import { audit } from '../audit/audit.ts';
import type { Session } from '../session.ts';
import { findSavedView, listSavedViews, orderSavedViews, putSavedView, removeSavedView } from '../store/saved-views-table.ts';
import { countQuery } from './list-cases.ts';

/** Saved views with how many cases of the account each holds. One that can no longer be read holds none. */
export function countSavedViews(session: Session, accountId: string): CountedView[] {
  const now = session.ports.clock.now();
  return listSavedViews(session.stores.desk).map((view) => {
    if (!parseQuery(view.query, now).ok) return { ...view, count: 0, more: false };
    return { ...view, ...countQuery(session, accountId, view.query) };
  });
}

/** @throws AppFailure `invalid-field` */
export function saveView(session: Session, view: SavedView): void {
  const { stores, ports, announcer } = session;
  const parsed = parseQuery(view.query, ports.clock.now());
  if (!parsed.ok) throw new AppFailure({ kind: 'invalid-field', field: 'query', message: parsed.error.message });
  const others = listSavedViews(stores.desk).filter((known) => known.id !== view.id);
  if (others.some((known) => known.name.toLowerCase() === view.name.toLowerCase())) {
    throw new AppFailure({ kind: 'invalid-field', field: 'name', message: 'Another saved view has this name.' });
  }
  if (others.length >= MAX_SAVED_VIEWS) {
    throw new AppFailure({
      kind: 'invalid-field',
      field: 'name',
      message: `There can be ${MAX_SAVED_VIEWS} saved views. Delete one first.`,
    });
  }
  const isNew = findSavedView(stores.desk, view.id) === null;
  putSavedView(stores.desk, view);
  audit(session, { action: 'saved-view-changed', id: view.id, change: isNew ? 'added' : 'changed' });
  announcer.now('views.changed', {});
}

/** @returns what was removed, so that it can be saved again */
export function removeView(session: Session, id: string): SavedView | null {
  const removed = findSavedView(session.stores.desk, id);
  if (removed === null) return null;
  removeSavedView(session.stores.desk, id);
  audit(session, { action: 'saved-view-changed', id, change: 'removed' });
  session.announcer.now('views.changed', {});
  return removed;
}

export function orderViews(session: Session, ids: readonly string[]): void {
  orderSavedViews(session.stores.desk, ids);
  session.announcer.now('views.changed', {});
}
