import type { AppError } from '../../src-shared/errors.ts';
import { readRefusal } from './error-shapes.ts';
import { readJson } from './read-json.ts';
import { readRetryAfter } from './retry-after.ts';
import { readTraceId } from './trace-id.ts';
import type { HttpOutcome } from './transport.ts';

/**
 * What an outcome means for a call. `answered` is a success of the API itself. `refused`: the real host said no in its own
 * words, so nothing was applied. `not-sent`: proven. `ambiguous`: everything else.
 */
export type Verdict =
  | { readonly kind: 'answered'; readonly status: number; readonly traceId: string | null }
  | { readonly kind: 'refused'; readonly error: AppError; readonly waitMilliseconds: number | null }
  | { readonly kind: 'not-sent'; readonly error: AppError }
  | { readonly kind: 'ambiguous'; readonly error: AppError };

const REFUSALS: ReadonlySet<number> = new Set([400, 401, 403, 404, 405, 410, 413, 415, 422, 429]);

/** Judges one outcome (reliability-and-security.md section 1; fault rows 21 to 34). @param now wall clock @param host for the person to read */
export function judge(outcome: HttpOutcome, now: number, host: string): Verdict {
  if (outcome.kind === 'not-sent') {
    return { kind: 'not-sent', error: { kind: 'not-reached', why: outcome.why, host, detail: outcome.detail } };
  }
  if (outcome.kind === 'lost') {
    if (outcome.why === 'garbled') return { kind: 'ambiguous', error: { kind: 'unreadable-answer', status: 0, traceId: null } };
    return { kind: 'ambiguous', error: { kind: 'no-answer', why: outcome.why } };
  }
  const { status, headers } = outcome;
  const traceId = readTraceId(headers);
  const parsed = outcome.body.byteLength === 0 ? null : readJson(outcome.body);

  if (status >= 200 && status < 300) {
    const foreign = outcome.body.byteLength > 0 && parsed === null;
    return foreign
      ? { kind: 'ambiguous', error: { kind: 'unreadable-answer', status, traceId } }
      : { kind: 'answered', status, traceId };
  }
  if (status >= 500) return { kind: 'ambiguous', error: { kind: 'server-error', status, traceId } };
  // A refusal counts only in the API's own voice: an empty body or JSON. HTML comes from something in between.
  const isOwnVoice = outcome.body.byteLength === 0 || parsed !== null;
  if (!REFUSALS.has(status) || !isOwnVoice) return { kind: 'ambiguous', error: { kind: 'unreadable-answer', status, traceId } };

  if (status === 429) {
    const wait = readRetryAfter(headers.get('retry-after') ?? null, serverTime(headers) ?? now);
    return { kind: 'refused', error: { kind: 'throttled', until: now + wait, traceId }, waitMilliseconds: wait };
  }
  return { kind: 'refused', error: refusal(status, parsed?.value, traceId), waitMilliseconds: null };
}

/** A date in an answer is meant by the clock of who wrote it, and ours may be hours away. */
function serverTime(headers: ReadonlyMap<string, string>): number | null {
  const at = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(at) ? null : at;
}

function refusal(status: number, body: unknown, traceId: string | null): AppError {
  if (status === 401) return { kind: 'signed-out', traceId };
  if (status === 403) return { kind: 'forbidden', traceId };
  if (status === 404) return { kind: 'not-found', traceId };
  const words = readRefusal(body);
  return { kind: 'refused', status, message: words?.message ?? '', field: words?.field ?? null, traceId };
}
