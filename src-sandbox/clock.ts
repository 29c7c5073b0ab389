/** Time as the sandbox sees it. The application's own `Clock` port fits; tests hand in one that they move by hand. */
export type SandboxClock = {
  /** Milliseconds since 1970 UTC. */
  now(): number;
  /** Runs `work` once after `milliseconds`; the answer cancels it. */
  after(milliseconds: number, work: () => void): () => void;
  /** Of a clock that another process moves: runs what falls due up to `to`. Never goes back. */
  advance?(to: number): void;
};

export function systemClock(): SandboxClock {
  return {
    now: () => Date.now(),
    after(milliseconds, work) {
      const timer = setTimeout(work, milliseconds);
      return () => clearTimeout(timer);
    },
  };
}

/** A clock whose pending timers can all be dropped at once, so that `stop()` leaves none behind. */
export type StoppableClock = SandboxClock & { stop(): void };

export function stoppable(clock: SandboxClock): StoppableClock {
  const pending = new Set<() => void>();
  let stopped = false;
  return {
    now: () => clock.now(),
    after(milliseconds, work) {
      if (stopped) return () => undefined;
      const cancel = clock.after(milliseconds, () => {
        pending.delete(forget);
        work();
      });
      const forget = () => {
        pending.delete(forget);
        cancel();
      };
      pending.add(forget);
      return forget;
    },
    stop() {
      stopped = true;
      for (const forget of [...pending]) forget();
    },
  };
}
