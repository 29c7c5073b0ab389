/** Sliding windows for each client: a second and a minute (wise-api.md section 4). */
export type RateLimit = {
  /** Null when the call may pass; else for how many whole seconds the client has to wait. */
  take(client: string, now: number, limits: RateLimits): number | null;
};

export type RateLimits = { readonly requestsPerSecond: number; readonly requestsPerMinute: number };

export function createRateLimit(): RateLimit {
  const calls = new Map<string, number[]>();
  return {
    take(client, now, limits) {
      const recent = (calls.get(client) ?? []).filter((at) => at > now - 60_000 && at <= now);
      calls.set(client, recent);
      const lastSecond = recent.filter((at) => at > now - 1_000);
      const waits = [
        waitFor(recent, limits.requestsPerMinute, 60_000, now),
        waitFor(lastSecond, limits.requestsPerSecond, 1_000, now),
      ];
      const longest = Math.max(...waits);
      if (longest > 0) return Math.max(1, Math.ceil(longest / 1_000));
      recent.push(now);
      return null;
    },
  };
}

function waitFor(calls: readonly number[], limit: number, window: number, now: number): number {
  const oldestThatCounts = calls.at(-limit);
  return oldestThatCounts === undefined ? 0 : oldestThatCounts + window - now;
}
