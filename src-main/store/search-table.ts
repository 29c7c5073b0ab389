import { z } from 'zod';
import { type Db, eachText, first, run } from './database.ts';
import type { Condition } from './query-sql.ts';

/** No look beyond this: all matches of a common word would take a second (architecture.md "Data at rest"). */
const MOST_LOOKED_AT = 100_000;

/** The part of a case that a text belongs to: what we know of the case itself, or one entry. */
export type SearchPart = 'case' | `entry:${string}`;

export type SearchHit = { readonly caseId: string; readonly part: SearchPart };

/** Makes a text findable, in place of what was there of the same part. */
export function indexText(cache: Db, accountId: string, caseId: string, part: SearchPart, text: string): void {
  const known = first(
    cache,
    z.object({ id: z.number() }),
    'SELECT id FROM search_documents WHERE account_id = ? AND case_id = ? AND part = ?',
    accountId,
    caseId,
    part,
  );
  if (known !== null) {
    run(cache, 'DELETE FROM search_index WHERE rowid = ?', known.id);
    run(cache, 'DELETE FROM search_documents WHERE id = ?', known.id);
  }
  // A fresh, higher id: the order of ids is the order of news.
  run(cache, 'INSERT INTO search_documents (account_id, case_id, part) VALUES (?, ?, ?)', accountId, caseId, part);
  const id = first(cache, z.object({ id: z.number() }), 'SELECT max(id) AS id FROM search_documents')?.id;
  run(cache, 'INSERT INTO search_index (rowid, text) VALUES (?, ?)', id, text);
}

/** Which hits count: of which cases, and in entries of which author (a pattern of LIKE; null: anybody, and the case itself). */
type Only = { readonly condition: Condition; readonly author: string | null };

/**
 * Cases in which the words stand, the one with the newest hit first. The index gives its matches from the newest on, and no
 * more of them are looked at than it takes to find `count` cases.
 * @param match a query of FTS5, see query-sql.ts
 */
export function searchCases(
  cache: Db,
  accountId: string,
  match: string,
  { condition, author }: Only,
  count: number,
): SearchHit[] {
  const hits = new Map<string, SearchHit>();
  const checked = new Map<string, boolean>();
  const passes = (caseId: string) => {
    const known = checked.get(caseId);
    if (known !== undefined) return known;
    const sql = `SELECT 1 AS found FROM cases WHERE account_id = ? AND case_id = ? AND ${condition.sql}`;
    const isIn = first(cache, Found, sql, accountId, caseId, ...condition.values) !== null;
    checked.set(caseId, isIn);
    return isIn;
  };
  let lookedAt = 0;
  eachText(
    cache,
    (hit) => {
      lookedAt += 1;
      // Ids are digits, so the first space ends them.
      const end = hit.indexOf(' ');
      const caseId = hit.slice(0, end);
      if (!hits.has(caseId) && passes(caseId)) hits.set(caseId, { caseId, part: readPart(hit.slice(end + 1)) });
      return hits.size < count && lookedAt < MOST_LOOKED_AT;
    },
    author === null ? FROM_NEWEST : `${FROM_NEWEST_PLACE} ${BY_AUTHOR} ${NEWEST_FIRST}`,
    ...(author === null ? [match, accountId] : [match, accountId, author]),
  );
  return [...hits.values()];
}

const Found = z.object({ found: z.number() });

// CROSS JOIN keeps the order of the two: the index leads, so that nothing has to be sorted.
const FROM_NEWEST_PLACE = `SELECT d.case_id || ' ' || d.part AS hit FROM search_index s CROSS JOIN search_documents d ON d.id = s.rowid
  WHERE s.search_index MATCH ? AND d.account_id = ?`;
const BY_AUTHOR = `AND EXISTS (SELECT 1 FROM entries e WHERE e.account_id = d.account_id AND e.case_id = d.case_id
  AND e.entry_id = substr(d.part, 7) AND e.author LIKE ? ESCAPE '\\')`;
const NEWEST_FIRST = 'ORDER BY s.rowid DESC';
const FROM_NEWEST = `${FROM_NEWEST_PLACE} ${NEWEST_FIRST}`;

function readPart(text: string): SearchPart {
  return text.startsWith('entry:') ? `entry:${text.slice('entry:'.length)}` : 'case';
}
