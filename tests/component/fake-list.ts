import {
  type CaseGrouping,
  type CaseRow,
  type CaseSort,
  type CaseWindow,
  type ListSource,
  type View,
  viewOf,
} from '../../src-shared/cases.ts';
import { AppFailure } from '../../src-shared/errors.ts';
import { type Filter, parseQuery, type Query, type Term } from '../../src-shared/query.ts';
import type { FakeCase } from './builders.ts';
import type { World } from './fake-world.ts';

const DAY = 24 * 3_600_000;
const AGES = ['today', 'yesterday', 'week', 'month', 'older'];
const STATUSES = ['PENDING', 'CREATING', 'OPEN', 'SOLVED', 'CLOSED'];

/** What a list asks for. */
export type ListAsk = { readonly source: ListSource; readonly sort: CaseSort; readonly grouping: CaseGrouping };

/** The row of a case with what the world knows beside it. */
export function rowIn(world: World, { row, note }: FakeCase): CaseRow {
  const draft = row.draft || (world.drafts.get(row.id)?.text ?? '') !== '';
  return { ...row, draft, hasNote: row.hasNote || note !== '' };
}

function isIn(row: CaseRow, view: View): boolean {
  if (view === 'all') return true;
  if (view === 'drafts') return row.draft;
  if (view === 'unread') return row.unread;
  if (row.snoozed !== null) return view === 'snoozed';
  return row.done ? view === 'done' : viewOf(row.status) === view;
}

const textOf = ({ row, allEntries, note, description }: FakeCase) =>
  [row.id, row.subject, row.externalId, note, description, ...allEntries.map((entry) => entry.body)].join(' \n ').toLowerCase();

function holdsWord(one: FakeCase, word: Term): boolean {
  return textOf(one).includes(word.text.toLowerCase()) !== word.negated;
}

/** Those that the tests search by; any other one fails the test. */
function holdsFilter(one: FakeCase, row: CaseRow, filter: Filter): boolean {
  switch (filter.kind) {
    case 'status':
      return row.status === filter.status;
    case 'view':
      return isIn(row, filter.view);
    case 'tag':
      return row.tags.some((tag) => tag.toLowerCase() === filter.value.toLowerCase());
    case 'type':
      return one.type?.toLowerCase() === filter.value.toLowerCase();
    case 'subject':
      return (row.subject ?? '').toLowerCase().includes(filter.value.toLowerCase());
    case 'id':
      return row.id.startsWith(filter.value);
    case 'after':
      return row.activityAt >= filter.moment;
    case 'before':
      return row.activityAt < filter.moment;
    case 'is':
      if (filter.what === 'unread') return row.unread;
      if (filter.what === 'done') return row.done;
      if (filter.what === 'overdue') return row.dueAt !== null && row.dueAt < Date.now();
      break;
    case 'has':
      if (filter.what === 'draft') return row.draft;
      if (filter.what === 'note') return one.note !== '' || row.hasNote;
      break;
  }
  throw new Error(`the fake does not know this filter: ${JSON.stringify(filter)}`);
}

function readQuery(text: string): Query {
  const parsed = parseQuery(text, Date.now());
  if (!parsed.ok) throw new AppFailure({ kind: 'invalid-field', field: 'text', message: parsed.error.message });
  return parsed.query;
}

/** The cases of a source, in no order. */
export function casesOf(world: World, source: ListSource): FakeCase[] {
  const all = [...world.cases.values()];
  if (source.kind === 'view') return all.filter((one) => isIn(rowIn(world, one), source.view));
  const { words, filters } = readQuery(source.text);
  return all.filter(
    (one) =>
      words.every((word) => holdsWord(one, word)) &&
      filters.every((filter) => holdsFilter(one, rowIn(world, one), filter) !== filter.negated),
  );
}

function ageOf(row: CaseRow): string {
  const age = Date.now() - row.activityAt;
  return age < DAY ? 'today' : age < 2 * DAY ? 'yesterday' : age < 7 * DAY ? 'week' : age < 30 * DAY ? 'month' : 'older';
}

const groupOf = (row: CaseRow, grouping: CaseGrouping) => (grouping === 'age' ? ageOf(row) : (row.status ?? ''));

function compare(a: CaseRow, b: CaseRow, sort: CaseSort): number {
  if (sort === 'oldest-waiting') return a.activityAt - b.activityAt;
  if (sort === 'created') return (b.createdAt ?? 0) - (a.createdAt ?? 0);
  if (sort === 'due')
    return (a.dueAt ?? Number.POSITIVE_INFINITY) - (b.dueAt ?? Number.POSITIVE_INFINITY) || b.activityAt - a.activityAt;
  return b.activityAt - a.activityAt;
}

/** The rows of a whole list in their order. */
export function rowsOf(world: World, { source, sort, grouping }: ListAsk): CaseRow[] {
  const order = grouping === 'age' ? AGES : STATUSES;
  const rank = (row: CaseRow) => (grouping === 'none' ? 0 : (order.indexOf(groupOf(row, grouping)) + 100) % 100);
  const rows = casesOf(world, source).map((one) => rowIn(world, one));
  return rows.sort((a, b) => rank(a) - rank(b) || compare(a, b, sort));
}

function groupsOf(rows: readonly CaseRow[], grouping: CaseGrouping): CaseWindow['groups'] {
  const groups = new Map<string, number>();
  if (grouping !== 'none')
    for (const row of rows) groups.set(groupOf(row, grouping), (groups.get(groupOf(row, grouping)) ?? 0) + 1);
  return [...groups].map(([key, count]) => ({ key, count }));
}

/** Where the words stand in a case: the newest entry that holds one of them. */
function hitOf(world: World, caseId: string, query: Query): CaseWindow['hits'][number] {
  const wanted = query.highlight.map((word) => word.toLowerCase());
  const entry = world.cases
    .get(caseId)
    ?.allEntries.findLast((one) => wanted.some((word) => one.body.toLowerCase().includes(word)));
  return { caseId, entryId: entry?.id ?? null, line: entry?.body.replace(/[*`]/g, '') ?? null };
}

/** Answers `cases.window` as the core does. */
export function windowOf(world: World, ask: ListAsk & { readonly start: number; readonly count: number }): CaseWindow {
  const all = rowsOf(world, ask);
  const rows = all.slice(ask.start, ask.start + ask.count);
  const query = ask.source.kind === 'query' ? readQuery(ask.source.text) : null;
  const hits = query === null || query.words.length === 0 ? [] : rows.map((row) => hitOf(world, row.id, query));
  return { total: all.length, more: false, start: ask.start, rows, groups: groupsOf(all, ask.grouping), hits };
}

/** How many cases each view holds. */
export function viewCounts(world: World, views: readonly View[]): Record<View, number> {
  const counted = views.map((view) => [view, casesOf(world, { kind: 'view', view }).length] as const);
  return Object.fromEntries(counted) as Record<View, number>; // every view was counted
}
