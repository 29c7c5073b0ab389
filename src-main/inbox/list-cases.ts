import type { CaseGrouping, CaseSort, CaseWindow, ListSource, SearchHit } from '../../src-shared/cases.ts';
import { MOST_HITS } from '../../src-shared/cases.ts';
import { AppFailure } from '../../src-shared/errors.ts';
import { parseQuery, type Query } from '../../src-shared/query.ts';
import type { WorkTarget } from '../../src-shared/work.ts';
import type { Session } from '../session.ts';
import { countRows, groupOf, type ListQuery, listIds, readGroups, readWindow } from '../store/case-list.ts';
import { type CachedCase, findCached } from '../store/cases-table.ts';
import { readEntry } from '../store/entries-table.ts';
import { authorOfQuery, type Condition, conditionOfQuery, conditionOfView, matchOfWords } from '../store/query-sql.ts';
import { type SearchHit as FoundPart, searchCases } from '../store/search-table.ts';
import type { Stores } from '../store/stores.ts';
import { plainLine } from '../sync/plain-line.ts';
import { toRow } from './assemble-thread.ts';
import { localAges } from './local-ages.ts';

type WindowAsked = {
  readonly accountId: string;
  readonly source: ListSource;
  readonly sort: CaseSort;
  readonly grouping: CaseGrouping;
  readonly start: number;
  readonly count: number;
};

/** What a source of rows comes to: a condition on cases, and words to search for where there are any. */
type Resolved = {
  readonly condition: Condition;
  readonly words: { readonly match: string; readonly author: string | null; readonly query: Query } | null;
};

/** Characters of a hit that are shown before the first word that was found. */
const LEAD = 40;

/**
 * A window of a list, from the local store alone.
 * @param now milliseconds: what `today` and `overdue` are counted from
 * @throws AppFailure `invalid-field` for a search that can not be read
 */
export function listCases(stores: Stores, now: number, asked: WindowAsked): CaseWindow {
  const { accountId, start, count } = asked;
  const { condition, words } = resolve(asked.source, now);
  const query: ListQuery = { accountId, condition, sort: asked.sort, grouping: asked.grouping, ages: localAges(now) };
  if (words !== null) return windowOfHits(stores, query, words, start, count);
  const rows = readWindow(stores.cache, query, start, count);
  return {
    total: countRows(stores.cache, accountId, condition),
    more: false,
    start,
    rows: rows.map((cached) => toRow(stores, accountId, cached)),
    groups: readGroups(stores.cache, query),
    hits: [],
  };
}

/** The cases that something is to be done with, as far as they are in the register. */
export function idsOfTarget(session: Session, accountId: string, target: WorkTarget): string[] {
  const { stores, ports } = session;
  session.runtime(accountId);
  if (target.kind === 'ids') return [...new Set(target.ids)].filter((id) => findCached(stores.cache, accountId, id) !== null);
  const { condition, words } = resolve(target.source, ports.clock.now());
  const except = new Set(target.except);
  const ids =
    words === null
      ? listIds(stores.cache, accountId, condition, 'newest-activity')
      : searchCases(stores.cache, accountId, words.match, { condition, author: words.author }, MOST_HITS).map(
          (hit) => hit.caseId,
        );
  return ids.filter((id) => !except.has(id));
}

/** How many cases a search holds; a search for words stops counting at `MOST_HITS`. */
export function countQuery(session: Session, accountId: string, text: string): { count: number; more: boolean } {
  const { cache } = session.stores;
  const { condition, words } = resolve({ kind: 'query', text }, session.ports.clock.now());
  if (words === null) return { count: countRows(cache, accountId, condition), more: false };
  const found = searchCases(cache, accountId, words.match, { condition, author: words.author }, MOST_HITS);
  return { count: found.length, more: found.length === MOST_HITS };
}

/** @throws AppFailure `invalid-field` with the sentence that the search box shows */
function resolve(source: ListSource, now: number): Resolved {
  if (source.kind === 'view') return { condition: conditionOfView(source.view), words: null };
  const parsed = parseQuery(source.text, now);
  if (!parsed.ok) throw new AppFailure({ kind: 'invalid-field', field: 'query', message: parsed.error.message });
  const { query } = parsed;
  const match = matchOfWords(query.words);
  const condition = conditionOfQuery(query, now);
  return { condition, words: match === null ? null : { match, author: authorOfQuery(query), query } };
}

function windowOfHits(
  stores: Stores,
  query: ListQuery,
  words: NonNullable<Resolved['words']>,
  start: number,
  count: number,
): CaseWindow {
  const { accountId, condition } = query;
  const found = searchCases(stores.cache, accountId, words.match, { condition, author: words.author }, MOST_HITS);
  const ordered = inOrder(stores, found, query);
  const window = withCases(stores, accountId, ordered.hits.slice(start, start + count));
  return {
    total: found.length,
    more: found.length === MOST_HITS,
    start,
    rows: window.map(({ cached }) => toRow(stores, accountId, cached)),
    groups: ordered.groups,
    hits: window.map(({ hit }) => showHit(stores, accountId, hit, words.query.highlight)),
  };
}

/** The newest hit first is the order of a search; every other order is that of the cases, which have to be read for it. */
function inOrder(
  stores: Stores,
  found: readonly FoundPart[],
  query: ListQuery,
): { readonly hits: readonly FoundPart[]; readonly groups: CaseWindow['groups'] } {
  if (query.sort === 'newest-activity' && query.grouping === 'none') return { hits: found, groups: [] };
  const cases = withCases(stores, query.accountId, found);
  if (query.sort !== 'newest-activity') cases.sort((a, b) => compare(a.cached, b.cached, query.sort));
  const grouped = query.grouping === 'none' ? { cases, groups: [] } : inGroups(cases, query);
  return { hits: grouped.cases.map((one) => one.hit), groups: grouped.groups };
}

function withCases(stores: Stores, accountId: string, hits: readonly FoundPart[]): Found[] {
  return hits.flatMap((hit) => {
    const cached = findCached(stores.cache, accountId, hit.caseId);
    return cached === null ? [] : [{ cached, hit }];
  });
}

type Found = { readonly cached: CachedCase; readonly hit: FoundPart };

function inGroups(cases: readonly Found[], query: ListQuery): { cases: Found[]; groups: CaseWindow['groups'] } {
  const groups = new Map<string, Found[]>();
  for (const one of cases) {
    const key = groupOf(one.cached, query);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return {
    cases: [...groups.values()].flat(),
    groups: [...groups].map(([key, group]) => ({ key, count: group.length })),
  };
}

function compare(a: CachedCase, b: CachedCase, sort: CaseSort): number {
  switch (sort) {
    case 'newest-activity':
      return b.activityAt - a.activityAt;
    case 'oldest-waiting':
      return a.activityAt - b.activityAt;
    case 'created':
      return (b.createdAt ?? 0) - (a.createdAt ?? 0);
    case 'due':
      return (a.dueAt ?? Number.MAX_SAFE_INTEGER) - (b.dueAt ?? Number.MAX_SAFE_INTEGER) || a.activityAt - b.activityAt;
  }
}

function showHit(stores: Stores, accountId: string, hit: FoundPart, highlight: readonly string[]): SearchHit {
  const entry = hit.part === 'case' ? null : readEntry(stores.cache, accountId, hit.caseId, hit.part.slice('entry:'.length));
  return { caseId: hit.caseId, entryId: entry?.id ?? null, line: entry === null ? null : around(entry.body, highlight) };
}

/** The words around the first hit, as one plain line. */
function around(body: string, highlight: readonly string[]): string {
  const low = body.toLowerCase();
  const places = highlight.map((word) => low.indexOf(word.toLowerCase())).filter((at) => at >= 0);
  const at = places.length === 0 ? 0 : Math.min(...places);
  if (at <= LEAD) return plainLine(body);
  const from = body.lastIndexOf(' ', at - LEAD);
  return `…${plainLine(body.slice(Math.max(0, from)))}`;
}
