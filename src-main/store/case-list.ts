import { z } from 'zod';
import type { CaseGrouping, CaseSort, CaseWindow } from '../../src-shared/cases.ts';
import { CachedCase } from './cases-table.ts';
import { all, type Db, first } from './database.ts';
import type { Condition } from './query-sql.ts';

const ORDER: Readonly<Record<CaseSort, string>> = {
  'newest-activity': 'activity_at DESC, case_id DESC',
  'oldest-waiting': 'activity_at ASC, case_id ASC',
  created: 'created_at DESC, case_id DESC',
  // Cases without a due time come last, the oldest of them first.
  due: 'coalesce(due_at, 9e15) ASC, activity_at ASC, case_id ASC',
};

/** Begins of local days and weeks, milliseconds, newest first; before the last one everything is older. */
export type Ages = { readonly today: number; readonly yesterday: number; readonly week: number; readonly month: number };

export type ListQuery = {
  readonly accountId: string;
  readonly condition: Condition;
  readonly sort: CaseSort;
  readonly grouping: CaseGrouping;
  readonly ages: Ages;
};

/** A window of the list. The inner query walks an index only where one serves; full rows are read for the window alone. */
export function readWindow(cache: Db, query: ListQuery, start: number, count: number): CachedCase[] {
  const order = orderOf(query);
  return all(
    cache,
    CachedCase,
    `SELECT * FROM cases WHERE rowid IN (SELECT rowid FROM cases WHERE account_id = ? AND ${query.condition.sql}
       ORDER BY ${order} LIMIT ? OFFSET ?) ORDER BY ${order}`,
    query.accountId,
    ...query.condition.values,
    count,
    start,
  );
}

/** How many rows the whole list has. */
export function countRows(cache: Db, accountId: string, condition: Condition): number {
  const sql = `SELECT count(*) AS n FROM cases WHERE account_id = ? AND ${condition.sql}`;
  return first(cache, z.object({ n: z.number() }), sql, accountId, ...condition.values)?.n ?? 0;
}

/** Ids of the whole list, in its order, for what is done with all of it. */
export function listIds(cache: Db, accountId: string, condition: Condition, sort: CaseSort): string[] {
  return all(
    cache,
    z.object({ caseId: z.string() }),
    `SELECT case_id FROM cases WHERE account_id = ? AND ${condition.sql} ORDER BY ${ORDER[sort]}`,
    accountId,
    ...condition.values,
  ).map((row) => row.caseId);
}

/** The groups of the whole list in their order, with how many rows each has. */
export function readGroups(cache: Db, query: ListQuery): CaseWindow['groups'] {
  if (query.grouping === 'none') return [];
  const rank = rankOf(query);
  const key = query.grouping === 'age' ? rank : `coalesce(status, '')`;
  const rows = all(
    cache,
    z.object({ key: z.union([z.string(), z.number()]), n: z.number() }),
    `SELECT ${key} AS key, count(*) AS n FROM cases WHERE account_id = ? AND ${query.condition.sql} GROUP BY 1 ORDER BY min(${rank}), 1`,
    query.accountId,
    ...query.condition.values,
  );
  return rows.map((row) => ({ key: nameOfGroup(row.key, query), count: row.n }));
}

/** The group in which a row stands, as `readGroups` names it. */
export function groupOf(row: CachedCase, query: ListQuery): string {
  return query.grouping === 'age' ? ageOf(row.activityAt, query.ages) : (row.status ?? '');
}

const AGE_NAMES = ['today', 'yesterday', 'week', 'month', 'older'] as const;

function ageOf(activityAt: number, ages: Ages): string {
  const limits = [ages.today, ages.yesterday, ages.week, ages.month];
  const at = limits.findIndex((limit) => activityAt >= limit);
  return AGE_NAMES[at < 0 ? 4 : at] ?? 'older';
}

function nameOfGroup(key: string | number, query: ListQuery): string {
  if (typeof key === 'string') return key;
  const index = query.sort === 'oldest-waiting' ? 4 - key : key;
  return AGE_NAMES[index] ?? 'older';
}

/** Groups stand one after the other, so their rank is what a list is sorted by first. */
function orderOf(query: ListQuery): string {
  if (query.grouping === 'none') return ORDER[query.sort];
  if (query.grouping === 'status') return `${rankOf(query)}, coalesce(status, ''), ${ORDER[query.sort]}`;
  // The newest first, or the oldest first, is in the order of ages already: an index serves it.
  const isByAge = query.sort === 'newest-activity' || query.sort === 'oldest-waiting';
  return isByAge ? ORDER[query.sort] : `${rankOf(query)}, ${ORDER[query.sort]}`;
}

/** Numbers of our own go into the statement as they are: the same text means the same prepared statement for a day. */
function rankOf({ grouping, sort, ages }: ListQuery): string {
  if (grouping === 'status') {
    return `CASE status WHEN 'PENDING' THEN 0 WHEN 'WAITING_CUSTOMER_INPUT' THEN 1 WHEN 'CREATING' THEN 2 WHEN 'OPEN' THEN 3
      WHEN 'IN_REVIEW' THEN 4 WHEN 'SOLVED' THEN 5 WHEN 'CLOSED' THEN 7 WHEN 'RESOLVED' THEN 8 WHEN 'FAILED' THEN 9 ELSE 6 END`;
  }
  const [today, yesterday, week, month] = [ages.today, ages.yesterday, ages.week, ages.month].map(Math.trunc);
  const rank = `CASE WHEN activity_at >= ${today} THEN 0 WHEN activity_at >= ${yesterday} THEN 1 WHEN activity_at >= ${week} THEN 2
    WHEN activity_at >= ${month} THEN 3 ELSE 4 END`;
  return sort === 'oldest-waiting' ? `4 - (${rank})` : rank;
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
