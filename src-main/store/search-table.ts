import { z } from 'zod';
import { all, type Db, first, run } from './database.ts';

/** Matches that are looked at, newest first: ranking all of a common word would take a second (architecture.md "Data at rest"). */
const LOOKED_AT = 2_000;
/** The first look takes in this many matches for each case that is wanted. */
const FIRST_LOOK_TIMES = 4;

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

/**
 * Turns what a person types into a query of FTS5: every word must be there, the last may still be growing. Nothing typed is an
 * operator of FTS5.
 * @returns null where nothing in it can be searched for.
 */
export function toMatch(typed: string): string | null {
  const words = typed.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return null;
  return words.map((word, index) => `"${word}"${index === words.length - 1 ? '*' : ''}`).join(' ');
}

/** Cases in which the words stand, the one with the newest hit first. */
export function searchCases(cache: Db, accountId: string, typed: string, count: number): SearchHit[] {
  const match = toMatch(typed);
  if (match === null) return [];
  // Most searches are answered by the newest few; only those whose hits share cases have to look further.
  const nearest = newestHits(cache, accountId, match, count * FIRST_LOOK_TIMES, count);
  return nearest.length >= count ? nearest : newestHits(cache, accountId, match, LOOKED_AT, count);
}

function newestHits(cache: Db, accountId: string, match: string, lookedAt: number, count: number): SearchHit[] {
  const rows = all(
    cache,
    z.object({ caseId: z.string(), part: z.string() }),
    `SELECT case_id, part FROM search_documents
     WHERE account_id = ? AND id IN (SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rowid DESC LIMIT ?)
     ORDER BY id DESC`,
    accountId,
    match,
    lookedAt,
  );
  const hits = new Map<string, SearchHit>();
  for (const row of rows) {
    if (hits.size >= count) break;
    if (!hits.has(row.caseId)) hits.set(row.caseId, { caseId: row.caseId, part: readPart(row.part) });
  }
  return [...hits.values()];
}

function readPart(text: string): SearchPart {
  return text.startsWith('entry:') ? `entry:${text.slice('entry:'.length)}` : 'case';
}
