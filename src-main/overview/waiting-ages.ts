import { AGE_BUCKETS, type AgeBucket } from '../../src-shared/overview.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** In which bucket a wait lies. One that lies ahead of us, because a clock is wrong, counts as the shortest. */
export function bucketOf(waitedMilliseconds: number): AgeBucket {
  if (waitedMilliseconds < 4 * HOUR) return 'under-4h';
  if (waitedMilliseconds < DAY) return 'under-1d';
  if (waitedMilliseconds < 3 * DAY) return 'under-3d';
  if (waitedMilliseconds < 7 * DAY) return 'under-7d';
  return 'over-7d';
}

/** How many of the cases wait how long. */
export function countByAge(since: readonly number[], now: number): { bucket: AgeBucket; cases: number }[] {
  const counts = new Map<AgeBucket, number>();
  for (const moment of since) {
    const bucket = bucketOf(now - moment);
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  }
  return AGE_BUCKETS.map((bucket) => ({ bucket, cases: counts.get(bucket) ?? 0 }));
}
