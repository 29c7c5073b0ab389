import type { RequestRecord } from '../store/request-log-table.ts';
import type { Verdict } from './judge.ts';
import { readJson } from './read-json.ts';
import { redactExchange, type WireBody } from './redact-body.ts';
import { readTraceId } from './trace-id.ts';
import type { HttpOutcome, HttpRequest } from './transport.ts';

export type Exchange = {
  readonly shape: Pick<HttpRequest, 'method' | 'path' | 'body'>;
  /** Content type of what was sent. */
  readonly type: string;
  readonly outcome: HttpOutcome;
  readonly verdict: Verdict;
  /** What stood in the headers of the request. */
  readonly secrets: readonly string[];
};

/** What the request log keeps of an exchange: no header, and of the bodies only what is known to be harmless. */
export function describeExchange({
  shape,
  type,
  outcome,
  verdict,
  secrets,
}: Exchange): Omit<RequestRecord, 'accountId' | 'at' | 'durationMilliseconds' | 'correlationId'> {
  const answered = outcome.kind === 'answered' ? outcome : null;
  const { request, response } = redactExchange({
    request: shape.body === null ? null : wireBody(new TextEncoder().encode(shape.body), type),
    response:
      answered === null || answered.body.byteLength === 0
        ? null
        : wireBody(answered.body, answered.headers.get('content-type') ?? ''),
    isError: verdict.kind !== 'answered',
    secrets,
  });
  return {
    method: shape.method,
    path: shape.path,
    status: answered?.status ?? null,
    outcome: verdict.kind === 'answered' ? 'ok' : verdict.error.kind,
    bytesReceived: answered?.bytesReceived ?? 0,
    traceId: answered === null ? null : readTraceId(answered.headers),
    requestBody: request,
    responseBody: response,
  };
}

/** The largest answer that is looked into for the log; a larger one is named by its size. */
const LARGEST_LOOKED_INTO = 1_000_000;

function wireBody(bytes: Uint8Array, contentType: string): WireBody {
  return { bytes: bytes.byteLength, contentType, json: bytes.byteLength > LARGEST_LOOKED_INTO ? null : readJson(bytes) };
}
