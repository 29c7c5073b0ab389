/** Sliding windows for each client: a second and a minute (wise-api.md section 4). */
export type RateLimit = {
  /** Null when the call may pass; else for how many whole seconds the client has to wait. */
  take(client: string, now: number, limits: RateLimits): number | null;
};

export type RateLimits = { readonly requestsPerSecond: number; readonly requestsPerMinute: number };

const SECOND = 1_000;
const MINUTE = 60_000;

export function createRateLimit(): RateLimit {
  const calls = new Map<string, number[]>();
  return {
    take(client, now, limits) {
      const known = calls.get(client) ?? [];
      const wait = Math.max(
        waitFor(known, limits.requestsPerMinute, MINUTE, now),
        waitFor(known, limits.requestsPerSecond, SECOND, now),
      );
      if (wait > 0) return Math.ceil(wait / SECOND);
      known.push(now);
      // Only as many as the bigger window asks about; dropped in bulk, because a long run makes very many calls.
      const needed = Math.max(limits.requestsPerMinute, limits.requestsPerSecond);
      calls.set(client, known.length > 2 * needed ? known.slice(-needed) : known);
      return null;
    },
  };
}

/** The window is full when the call that is `limit` calls back still lies inside it. */
function waitFor(calls: readonly number[], limit: number, window: number, now: number): number {
  const oldest = calls.at(-limit);
  // A call of the future is left over from before the clock was set back.
  if (oldest === undefined || oldest > now) return 0;
  return Math.max(0, oldest + window - now);
}
