import type { SearchResult } from '../../src-shared/cases.ts';
import type { Session } from '../session.ts';
import { findCached } from '../store/cases-table.ts';
import { readEntry } from '../store/entries-table.ts';
import { searchCases } from '../store/search-table.ts';
import { plainLine } from '../sync/plain-line.ts';
import { toRow } from './assemble-thread.ts';

/** Characters of a hit that are shown before the first word that was found. */
const LEAD = 40;

/** Full-text search over everything that is cached: what we sent, what was answered, and ids. Needs no network. */
export function searchInbox(session: Session, accountId: string, text: string, count: number): SearchResult[] {
  const { stores } = session;
  session.runtime(accountId);
  return searchCases(stores.cache, accountId, text, count).flatMap((hit) => {
    const cached = findCached(stores.cache, accountId, hit.caseId);
    if (cached === null) return [];
    const entry = hit.part === 'case' ? null : readEntry(stores.cache, accountId, hit.caseId, hit.part.slice('entry:'.length));
    return [
      {
        row: toRow(stores, accountId, cached),
        entryId: entry?.id ?? null,
        line: entry === null ? null : around(entry.body, text),
      },
    ];
  });
}

/** The words around the first hit, as one plain line. */
function around(body: string, typed: string): string {
  const word = typed.match(/[\p{L}\p{N}]+/u)?.[0] ?? '';
  const at = body.toLowerCase().indexOf(word.toLowerCase());
  if (at <= LEAD) return plainLine(body);
  const from = body.lastIndexOf(' ', at - LEAD);
  return `…${plainLine(body.slice(Math.max(0, from)))}`;
}
