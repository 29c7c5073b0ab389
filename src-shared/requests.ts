import { z } from 'zod';
import { Environment } from './accounts.ts';
import { AccountId, Moment } from './ids.ts';

const DAY = 24 * 3_600_000;

/** One call to Wise, without words: what was asked, what came of it, and the ids that support asks for. */
export const RequestRow = z.object({
  id: z.number().int(),
  accountId: AccountId.nullable(),
  environment: Environment.nullable(),
  at: Moment,
  method: z.string(),
  path: z.string(),
  status: z.number().int().nullable(),
  /** `ok`, or the kind of its error. */
  outcome: z.string(),
  durationMs: z.number().int(),
  bytesReceived: z.number().int(),
  traceId: z.string().nullable(),
});
export type RequestRow = z.output<typeof RequestRow>;

export const RequestDetail = RequestRow.extend({
  correlationId: z.string(),
  /** Redacted; null: there was none. */
  requestBody: z.string().nullable(),
  responseBody: z.string().nullable(),
  /** Origin that the call went to; null where it is known no longer. */
  origin: z.string().nullable(),
});
export type RequestDetail = z.output<typeof RequestDetail>;

/** Which calls are looked at; null: all of them. */
export const RequestFilter = z.strictObject({
  failedOnly: z.boolean(),
  /** An outcome: `ok` or the kind of an error. */
  outcome: z.string().max(60).nullable(),
  /** A part of the path. */
  path: z.string().max(200).nullable(),
  since: Moment.nullable(),
  accountId: AccountId.nullable(),
});
export type RequestFilter = z.output<typeof RequestFilter>;

/** A slice of time: how many calls, how many of them failed, how long they took. */
export const RequestBucket = z.object({
  from: Moment,
  calls: z.number().int(),
  failed: z.number().int(),
  medianMs: z.number().nullable(),
  /** Nine of ten took no longer. */
  p90Ms: z.number().nullable(),
});
export type RequestBucket = z.output<typeof RequestBucket>;

export const RequestStats = z.object({
  buckets: z.array(RequestBucket),
  bucketMs: z.number().int(),
  /** True where older calls of that time were left out. */
  cut: z.boolean(),
});
export type RequestStats = z.output<typeof RequestStats>;

/** Wise can look up a trace id for this long (technical support, environments). */
const TRACE_LIFE_PRODUCTION = 10 * DAY;
const TRACE_LIFE_SANDBOX = 7 * DAY;

/** True once Wise can no longer look up the trace id of a call made then. */
export function isTraceStale(at: number, environment: Environment | null, now: number): boolean {
  return now - at > (environment === 'production' ? TRACE_LIFE_PRODUCTION : TRACE_LIFE_SANDBOX);
}

/** A path with its ids taken out: calls of the same kind have the same. */
export function endpointOf(method: string, path: string): string {
  return `${method} ${path.replace(/\?.*$/, '').replace(/\/\d+(?=\/|$)/g, '/{caseId}')}`;
}

/** The case that a path names; null: none. */
export function caseOfPath(path: string): string | null {
  return /^\/v1\/cases\/(\d+)(?:\/|$)/.exec(path)?.[1] ?? null;
}

/**
 * A command line that makes the same call again. Where the token stood is a place to fill in. The log keeps no words, so the body
 * of a write is a file to fill in as well: what the log shows in its place would stand in the real case for good.
 */
export function asCurl(call: Pick<RequestDetail, 'method' | 'path' | 'origin'>): string {
  const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
  const isForm = call.path.endsWith('/oauth/token');
  const method = /^[A-Z]{1,10}$/.test(call.method) ? call.method : 'GET';
  const isWrite = !isForm && method !== 'GET' && method !== 'HEAD';
  const lines = [
    `curl -X ${method} ${quoted(`${call.origin ?? 'https://HOST'}${call.path}`)}`,
    isForm ? `-u ${quoted('CLIENT_ID:CLIENT_SECRET')}` : `-H ${quoted('Authorization: Bearer TOKEN')}`,
    `-H ${quoted('Accept: application/json')}`,
    ...(isForm ? [`-d ${quoted('grant_type=client_credentials')}`] : []),
    // Without that file curl stops before it connects; with --data it would send an empty body.
    ...(isWrite ? [`-H ${quoted('Content-Type: application/json')}`, '--upload-file BODY.json'] : []),
  ];
  const command = lines.join(' \\\n  ');
  // No sign in it that a shell without comments would read as its own.
  return isWrite ? `# The body is not kept. Write it to BODY.json first. This writes into the real case.\n${command}` : command;
}
