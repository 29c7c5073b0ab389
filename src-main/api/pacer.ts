import type { Cancel, Clock } from '../ports.ts';

/** The published limits, 100 a second and 1,000 a minute, less what the network may bunch together (wise-api.md section 4). */
export const REQUESTS_PER_SECOND = 90;
export const REQUESTS_PER_MINUTE = 900;

const SECOND = 1_000;
const MINUTE = 60_000;

/** Who goes first: what an agent sends, then what an agent looks at, then the rest. */
export type Priority = 'write' | 'visible' | 'background';

const ORDER: readonly Priority[] = ['write', 'visible', 'background'];

/** Opens the circuit after this many failures of the server in a row. */
const FAILURES_TO_OPEN = 5;
/** With the circuit open, one call in this time finds out whether the server is back. */
export const PROBE_MILLISECONDS = 30_000;

export type Pacer = {
  /** Resolves when a call may leave. Rejects never; `stop` resolves all with false. */
  enter(priority: Priority): Promise<boolean>;
  /** The host asked for silence: everything waits, writes too. */
  pauseFor(milliseconds: number): void;
  /** Tells how a call ended, for the circuit breaker. */
  settled(kind: 'well' | 'server-trouble'): void;
  /** Milliseconds until calls go on; 0 where nothing holds them. */
  pausedFor(): number;
  /** What was learnt of the host is void: after wake or a change of network. */
  forgive(): void;
  stop(): void;
};

/**
 * Keeps all calls to one host within the published limits: a sliding window of the last minute, so that no second and no
 * minute anywhere holds more. Also the circuit breaker: a host in trouble gets one probe at a time.
 */
export function createPacer(clock: Clock): Pacer {
  const waiting: Record<Priority, ((entered: boolean) => void)[]> = { write: [], visible: [], background: [] };
  /** Times of the calls of the last minute, oldest first. */
  let recent: number[] = [];
  let pausedUntil = 0;
  let failures = 0;
  let lastProbe = Number.NEGATIVE_INFINITY;
  let cancelTimer: Cancel | null = null;
  let stopped = false;

  function delayUntilNext(now: number): number {
    recent = recent.filter((at) => at > now - MINUTE);
    const fullMinute =
      recent.length >= REQUESTS_PER_MINUTE ? (recent[recent.length - REQUESTS_PER_MINUTE] ?? now) + MINUTE - now : 0;
    const fullSecond =
      recent.length >= REQUESTS_PER_SECOND ? (recent[recent.length - REQUESTS_PER_SECOND] ?? now) + SECOND - now : 0;
    const broken = failures >= FAILURES_TO_OPEN ? lastProbe + PROBE_MILLISECONDS - now : 0;
    return Math.max(0, fullMinute, fullSecond, pausedUntil - now, broken);
  }

  function next(): ((entered: boolean) => void) | undefined {
    for (const priority of ORDER) {
      const first = waiting[priority].shift();
      if (first !== undefined) return first;
    }
    return undefined;
  }

  function isAnyoneWaiting(): boolean {
    return ORDER.some((priority) => waiting[priority].length > 0);
  }

  function drain(): void {
    cancelTimer?.();
    cancelTimer = null;
    while (!stopped && isAnyoneWaiting()) {
      const now = clock.monotonic();
      const delay = delayUntilNext(now);
      if (delay > 0) {
        cancelTimer = clock.after(delay, drain);
        return;
      }
      recent.push(now);
      if (failures >= FAILURES_TO_OPEN) lastProbe = now;
      next()?.(true);
    }
  }

  return {
    enter(priority) {
      if (stopped) return Promise.resolve(false);
      const entered = new Promise<boolean>((resolve) => waiting[priority].push(resolve));
      drain();
      return entered;
    },
    pauseFor(milliseconds) {
      pausedUntil = Math.max(pausedUntil, clock.monotonic() + milliseconds);
      drain();
    },
    settled(kind) {
      if (kind === 'well') {
        failures = 0;
        drain();
        return;
      }
      failures += 1;
      if (failures >= FAILURES_TO_OPEN) lastProbe = clock.monotonic();
    },
    pausedFor() {
      const now = clock.monotonic();
      return Math.max(0, pausedUntil - now, failures >= FAILURES_TO_OPEN ? lastProbe + PROBE_MILLISECONDS - now : 0);
    },
    forgive() {
      failures = 0;
      drain();
    },
    stop() {
      stopped = true;
      cancelTimer?.();
      cancelTimer = null;
      for (const priority of ORDER) for (const resolve of waiting[priority].splice(0)) resolve(false);
    },
  };
}
