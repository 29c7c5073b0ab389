import { z } from 'zod';
import type { CaseSort, View } from '../../src-shared/cases.ts';
import { CachedCase } from './cases-table.ts';
import { all, type Db, first } from './database.ts';

const ORDER: Readonly<Record<CaseSort, string>> = {
  'newest-activity': 'activity_at DESC, case_id DESC',
  'oldest-waiting': 'activity_at ASC, case_id ASC',
  created: 'created_at DESC, case_id DESC',
};

export type WindowQuery = {
  readonly accountId: string;
  readonly view: View;
  readonly sort: CaseSort;
  readonly start: number;
  readonly count: number;
};

/** A window of the list and how long the list is. The inner query walks an index only; full rows are read for the window. */
export function readWindow(cache: Db, query: WindowQuery): { total: number; rows: CachedCase[] } {
  const filter = filterOf(query.view);
  const values = filter.includes('view = ?') ? [query.accountId, query.view] : [query.accountId];
  const total = first(cache, z.object({ n: z.number() }), `SELECT count(*) AS n FROM cases WHERE ${filter}`, ...values)?.n ?? 0;
  const rows = all(
    cache,
    CachedCase,
    `SELECT * FROM cases WHERE rowid IN (SELECT rowid FROM cases WHERE ${filter} ORDER BY ${ORDER[query.sort]} LIMIT ? OFFSET ?) ORDER BY ${ORDER[query.sort]}`,
    ...values,
    query.count,
    query.start,
  );
  return { total, rows };
}

function filterOf(view: View): string {
  if (view === 'all') return 'account_id = ?';
  return view === 'drafts' ? 'account_id = ? AND draft = 1' : 'account_id = ? AND view = ?';
}

/** How many cases each view holds, and how many are unread. */
export function countViews(cache: Db, accountId: string): { views: Record<string, number>; unread: number } {
  const counted = all(
    cache,
    z.object({ view: z.string(), n: z.number(), unread: z.number() }),
    'SELECT view, count(*) AS n, sum(unread) AS unread FROM cases WHERE account_id = ? GROUP BY view',
    accountId,
  );
  return {
    views: Object.fromEntries(counted.map((row) => [row.view, row.n])),
    unread: counted.reduce((sum, row) => sum + row.unread, 0),
  };
}
