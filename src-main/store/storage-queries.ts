import { z } from 'zod';
import { type Db, first } from './database.ts';
import { schemaVersion } from './open-database.ts';
import { classifySqliteError } from './sqlite-errors.ts';
import type { Stores } from './stores.ts';

/** What is counted, in the words of the page. Names of tables are ours and not typed. */
const DESK_ROWS = [
  ['Cases on the list', 'tracked_cases'],
  ['Drafts', 'reply_drafts'],
  ['Sends', 'outbox'],
  ['Saved replies', 'saved_replies'],
  ['Saved views', 'saved_views'],
  ['Acts in the audit log', 'audit_log'],
] as const;

const CACHE_ROWS = [
  ['Comments', 'entries'],
  ['Requests in the log', 'request_log'],
] as const;

/** How many rows there are of what a person knows. */
export function countRows({ desk, cache }: Stores): { what: string; count: number }[] {
  return [
    ...DESK_ROWS.map(([what, table]) => ({ what, count: countOf(desk, table) })),
    ...CACHE_ROWS.map(([what, table]) => ({ what, count: countOf(cache, table) })),
  ];
}

function countOf(db: Db, table: string): number {
  return first(db, z.object({ n: z.number() }), `SELECT count(*) AS n FROM ${table}`)?.n ?? 0;
}

/** Pages of a larger file are not all read: it would keep the window waiting. 128 MiB of 4 KiB each. */
const MOST_CHECKED_PAGES = 32_768;

/** A database in one line: the version of its schema, and whether all of its pages can be read. */
export function healthOf(db: Db): string {
  try {
    const pages = z.number().parse(db.pragma('page_count', { simple: true }));
    const check = pages > MOST_CHECKED_PAGES ? 'left out, it is large' : String(db.pragma('quick_check(1)', { simple: true }));
    return `schema ${schemaVersion(db)}, ${pages} pages, quick_check: ${check}`;
  } catch (cause) {
    const why = classifySqliteError(cause);
    if (why === null) throw cause;
    return `can not be read: ${why}`;
  }
}

/** How often the desk was changed; a mirror that knows as much is equal to it. */
export function revisionOf(db: Db): number {
  return first(db, z.object({ n: z.number() }), 'SELECT n FROM revision')?.n ?? 0;
}

const LoggedRequest = z.object({
  at: z.number(),
  method: z.string(),
  path: z.string(),
  status: z.number().nullable(),
  outcome: z.string(),
  duration_ms: z.number(),
  trace_id: z.string().nullable(),
});

/** The newest calls to Wise, without their bodies, as lines of a table. */
export function requestLines(cache: Db, count: number): string[] {
  const rows = cache
    .prepare('SELECT at, method, path, status, outcome, duration_ms, trace_id FROM request_log ORDER BY at DESC, id DESC LIMIT ?')
    .all(count);
  return rows.map((row) => {
    const { at, method, path, status, outcome, duration_ms: took, trace_id: traceId } = LoggedRequest.parse(row);
    return [new Date(at).toISOString(), method, path, status ?? '', outcome, took, traceId ?? ''].map(cell).join(',');
  });
}

function cell(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
