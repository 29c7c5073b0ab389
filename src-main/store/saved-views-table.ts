import { z } from 'zod';
import { CaseGrouping, CaseSort } from '../../src-shared/cases.ts';
import type { SavedView } from '../../src-shared/work.ts';
import { all, type Db, first, run, transact } from './database.ts';

const StoredView = z.object({
  id: z.string(),
  name: z.string(),
  query: z.string(),
  sort: CaseSort,
  grouping: CaseGrouping,
});

const COLUMNS = 'id, name, query, sort, grouping';

export function listSavedViews(desk: Db): SavedView[] {
  return all(desk, StoredView, `SELECT ${COLUMNS} FROM saved_views ORDER BY position, name`);
}

export function findSavedView(desk: Db, id: string): SavedView | null {
  return first(desk, StoredView, `SELECT ${COLUMNS} FROM saved_views WHERE id = ?`, id);
}

/** A new one goes to the end. */
export function putSavedView(desk: Db, view: SavedView): void {
  run(
    desk,
    `INSERT INTO saved_views (id, name, query, sort, grouping, position)
     VALUES (?, ?, ?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM saved_views))
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, query = excluded.query, sort = excluded.sort, grouping = excluded.grouping`,
    view.id,
    view.name,
    view.query,
    view.sort,
    view.grouping,
  );
}

export function removeSavedView(desk: Db, id: string): void {
  run(desk, 'DELETE FROM saved_views WHERE id = ?', id);
}

/** Those named come first, in this order; the others keep theirs. */
export function orderSavedViews(desk: Db, ids: readonly string[]): void {
  transact(desk, () => {
    const rest = listSavedViews(desk)
      .map((view) => view.id)
      .filter((id) => !ids.includes(id));
    for (const [position, id] of [...ids, ...rest].entries()) {
      run(desk, 'UPDATE saved_views SET position = ? WHERE id = ?', position, id);
    }
  });
}
