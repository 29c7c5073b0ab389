import { endpointOf } from '../../src-shared/requests.ts';
import type { IssueSpan } from '../../src-shared/support.ts';
import type { PlainRequest } from '../store/request-log-table.ts';

/**
 * When an issue was seen: the run of failures around the newest call that was picked. It begins after the last success before,
 * but never after the first call that was picked, and ends with the last failure before the next success.
 * @param recent calls of the same account, newest first
 * @param picked the failing calls that the request is about
 */
export function issueSpan(
  recent: readonly PlainRequest[],
  picked: readonly Pick<PlainRequest, 'at' | 'method' | 'path'>[],
): IssueSpan | null {
  if (picked.length === 0) return null;
  const endpoints = new Set(picked.map((call) => endpointOf(call.method, call.path)));
  const calls = recent.filter((call) => endpoints.has(endpointOf(call.method, call.path))).sort((a, b) => a.at - b.at);
  const earliest = Math.min(...picked.map((call) => call.at));
  const latest = Math.max(...picked.map((call) => call.at));
  const lastGood = calls.findLast((call) => call.outcome === 'ok' && call.at < earliest)?.at ?? Number.NEGATIVE_INFINITY;
  const nextGood = calls.find((call) => call.outcome === 'ok' && call.at > latest)?.at ?? Number.POSITIVE_INFINITY;
  const failures = calls.filter((call) => call.outcome !== 'ok' && call.at > lastGood && call.at < nextGood);
  const from = Math.min(earliest, failures[0]?.at ?? earliest);
  const until = Math.max(latest, failures.at(-1)?.at ?? latest);
  const within = calls.filter((call) => call.at >= from && call.at <= until);
  const failed = within.filter((call) => call.outcome !== 'ok').length;
  // What was picked may be older than the calls that were looked at.
  const least = picked.length;
  return {
    from,
    until,
    ongoing: nextGood === Number.POSITIVE_INFINITY,
    failed: Math.max(failed, least),
    calls: Math.max(within.length, least),
  };
}
