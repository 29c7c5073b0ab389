import type { RequestBucket, RequestStats } from '../../src-shared/requests.ts';
import type { TimedRequest } from '../store/request-log-table.ts';

const BUCKETS = 24;
const MINUTE = 60_000;
const SHORTEST_BUCKETS = [1, 2, 5, 10, 15, 30, 60, 120, 360, 720, 1_440].map((minutes) => minutes * MINUTE);

/**
 * Errors and latency over time, in some two dozen slices.
 * @param calls within that time, in any order
 * @param cut older ones were left out
 */
export function requestStats(calls: readonly TimedRequest[], since: number, now: number, cut: boolean): RequestStats {
  const wanted = Math.max(MINUTE, now - since) / BUCKETS;
  const bucketMs = SHORTEST_BUCKETS.find((length) => length >= wanted) ?? 1_440 * MINUTE;
  const first = Math.floor(since / bucketMs);
  const last = Math.floor(now / bucketMs);
  const durations = new Map<number, number[]>();
  const failures = new Map<number, number>();
  for (const call of calls) {
    const slot = Math.floor(call.at / bucketMs);
    const list = durations.get(slot) ?? [];
    durations.set(slot, list);
    list.push(call.durationMs);
    if (call.outcome !== 'ok') failures.set(slot, (failures.get(slot) ?? 0) + 1);
  }
  const buckets: RequestBucket[] = [];
  for (let slot = first; slot <= last; slot++) {
    const taken = (durations.get(slot) ?? []).sort((a, b) => a - b);
    buckets.push({
      from: slot * bucketMs,
      calls: taken.length,
      failed: failures.get(slot) ?? 0,
      medianMs: rank(taken, 0.5),
      p90Ms: rank(taken, 0.9),
    });
  }
  return { buckets, bucketMs, cut };
}

/** The nearest rank: a value that was measured, and none between two. */
function rank(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}
