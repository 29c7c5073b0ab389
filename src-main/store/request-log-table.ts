import { type Db, run } from './database.ts';

/** One call to Wise, without its words: method, path, what came of it, and the ids that support asks for. */
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
};

/** Trace ids are of use to Wise for 10 days (wise-api.md section 4). */
const KEPT_MILLISECONDS = 10 * 24 * 3_600_000;

export function insertRequestRecord(cache: Db, record: RequestRecord): void {
  run(
    cache,
    `INSERT INTO request_log (account_id, at, method, path, status, outcome, duration_ms, bytes_received, trace_id, correlation_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
  );
}

export function forgetOldRequests(cache: Db, now: number): number {
  return run(cache, 'DELETE FROM request_log WHERE at < ?', now - KEPT_MILLISECONDS);
}
