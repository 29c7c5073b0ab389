import { z } from 'zod';
import type { Environment } from '../../src-shared/accounts.ts';
import { RequestDetail, type RequestFilter, RequestRow } from '../../src-shared/requests.ts';
import { all, type Db, first, run } from './database.ts';

/** One call to Wise: method, path, what came of it, the ids that support asks for, and bodies without anybody's words. */
export type RequestRecord = {
  readonly accountId: string | null;
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
  /** `ok`, or the kind of its error. */
  readonly outcome: string;
  readonly durationMilliseconds: number;
  readonly bytesReceived: number;
  readonly traceId: string | null;
  readonly correlationId: string;
  /** Redacted; null: there was none. */
  readonly requestBody: string | null;
  readonly responseBody: string | null;
};

/** A while longer than Wise can look up a trace id (10 days), so that an old one is seen to be stale and not just gone. */
const KEPT_MILLISECONDS = 14 * 24 * 3_600_000;
/** Never more rows than this; what is asked of the log never looks at more either. */
export const MOST_REQUESTS = 100_000;

export function insertRequestRecord(cache: Db, environment: Environment, record: RequestRecord): void {
  run(
    cache,
    `INSERT INTO request_log (account_id, at, method, path, status, outcome, duration_ms, bytes_received, trace_id, correlation_id,
       environment, request_body, response_body)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    record.accountId,
    record.at,
    record.method,
    record.path,
    record.status,
    record.outcome,
    record.durationMilliseconds,
    record.bytesReceived,
    record.traceId,
    record.correlationId,
    environment,
    record.requestBody,
    record.responseBody,
  );
}

/** Lets go of rows that are too old or too many, no more than `batch` at a time. @returns how many went. */
export function trimRequests(cache: Db, now: number, batch: number): number {
  const old = 'SELECT id FROM request_log WHERE at < ? ORDER BY at LIMIT ?';
  const many = 'SELECT id FROM request_log WHERE id <= (SELECT max(id) FROM request_log) - ? ORDER BY id LIMIT ?';
  return (
    run(cache, `DELETE FROM request_log WHERE id IN (${old})`, now - KEPT_MILLISECONDS, batch) +
    run(cache, `DELETE FROM request_log WHERE id IN (${many})`, MOST_REQUESTS, batch)
  );
}

const COLUMNS =
  'id, account_id, environment, at, method, path, status, outcome, duration_ms, bytes_received, trace_id, correlation_id, request_body, response_body';
const Stored = RequestDetail.omit({ origin: true });

/** Conditions of a filter. Those on time and failure alone are answered by an index, whatever the size of the log. */
function conditionsOf(filter: RequestFilter): { readonly where: string; readonly parameters: readonly unknown[] } {
  const parts: (readonly [sql: string, ...parameters: unknown[]])[] = [
    ...(filter.failedOnly ? ([["outcome <> 'ok'"]] as const) : []),
    ...(filter.since === null ? [] : ([['at >= ?', filter.since]] as const)),
    ...(filter.outcome === null ? [] : ([['outcome = ?', filter.outcome]] as const)),
    ...(filter.path === null ? [] : ([['instr(lower(path), lower(?)) > 0', filter.path]] as const)),
    ...(filter.accountId === null ? [] : ([['account_id = ?', filter.accountId]] as const)),
    // Only the newest are looked at: what is older is about to be trimmed.
    ['id > (SELECT max(id) FROM request_log) - ?', MOST_REQUESTS] as const,
  ];
  return { where: parts.map(([sql]) => sql).join(' AND '), parameters: parts.flatMap(([, ...given]) => given) };
}

const Counted = z.object({ n: z.number() });

/** The statement that finds the ids of a window; exported so that a test can ask how it is answered. */
export function windowSql(filter: RequestFilter): { readonly sql: string; readonly parameters: readonly unknown[] } {
  const { where, parameters } = conditionsOf(filter);
  return { sql: `SELECT id FROM request_log WHERE ${where} ORDER BY at DESC, id DESC LIMIT ? OFFSET ?`, parameters };
}

export function countRequests(cache: Db, filter: RequestFilter): number {
  const { where, parameters } = conditionsOf(filter);
  return first(cache, Counted, `SELECT count(*) AS n FROM request_log WHERE ${where}`, ...parameters)?.n ?? 0;
}

/** A window of the log, the newest first. Bodies stay where they are until one call is opened. */
export function readRequestWindow(cache: Db, filter: RequestFilter, start: number, count: number): RequestRow[] {
  const { sql, parameters } = windowSql(filter);
  return all(
    cache,
    RequestRow,
    `SELECT ${COLUMNS.split(', ').slice(0, 11).join(', ')} FROM request_log WHERE id IN (${sql}) ORDER BY at DESC, id DESC`,
    ...parameters,
    count,
    start,
  );
}

export type StoredRequest = z.output<typeof Stored>;

export function findRequest(cache: Db, id: number): StoredRequest | null {
  return first(cache, Stored, `SELECT ${COLUMNS} FROM request_log WHERE id = ?`, id);
}

/** Calls with this trace id, the newest first. */
export function requestsOfTrace(cache: Db, traceId: string, count: number): StoredRequest[] {
  return all(
    cache,
    Stored,
    `SELECT ${COLUMNS} FROM request_log WHERE trace_id = ? AND id > (SELECT max(id) FROM request_log) - ? ORDER BY id DESC LIMIT ?`,
    traceId,
    MOST_REQUESTS,
    count,
  );
}

/** Failed calls to a case, the newest first. */
export function failuresOfCase(cache: Db, accountId: string, caseId: string, count: number): StoredRequest[] {
  return all(
    cache,
    Stored,
    `SELECT ${COLUMNS} FROM request_log INDEXED BY request_log_failed
     WHERE outcome <> 'ok' AND account_id = ? AND (path = ? OR path = ?) ORDER BY at DESC, id DESC LIMIT ?`,
    accountId,
    `/v1/cases/${caseId}`,
    `/v1/cases/${caseId}/comments`,
    count,
  );
}

const Plain = z.object({ at: z.number(), method: z.string(), path: z.string(), outcome: z.string() });
export type PlainRequest = z.output<typeof Plain>;

/** The newest calls of an account, newest first: what the times of an issue are worked out of. */
export function recentRequests(cache: Db, accountId: string | null, count: number): PlainRequest[] {
  return all(
    cache,
    Plain,
    'SELECT at, method, path, outcome FROM request_log WHERE account_id IS ? ORDER BY id DESC LIMIT ?',
    accountId,
    count,
  );
}

const Timed = z.object({ at: z.number(), outcome: z.string(), durationMs: z.number() });
export type TimedRequest = z.output<typeof Timed>;

/** Times of the newest calls since a moment, newest first. */
export function timedRequests(cache: Db, since: number, accountId: string | null, count: number): TimedRequest[] {
  return all(
    cache,
    Timed,
    'SELECT at, outcome, duration_ms FROM request_log WHERE at >= ? AND (? IS NULL OR account_id = ?) ORDER BY at DESC LIMIT ?',
    since,
    accountId,
    accountId,
    count,
  );
}
