import type { SandboxClock } from '../../../../src-sandbox/clock.ts';

/** A clock that only moves when told to. */
export type ManualClock = SandboxClock & {
  /** Moves on, and runs what falls due on the way, in order. */
  advance(milliseconds: number): void;
  set(now: number): void;
  pending(): number;
};

export function manualClock(start: number = Date.UTC(2026, 10, 20, 12, 0, 0)): ManualClock {
  let now = start;
  let timers: { readonly at: number; readonly work: () => void }[] = [];
  return {
    now: () => now,
    after(milliseconds, work) {
      const timer = { at: now + milliseconds, work };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance(milliseconds) {
      const end = now + milliseconds;
      for (;;) {
        const [due] = timers.filter((timer) => timer.at <= end).toSorted((a, b) => a.at - b.at);
        if (due === undefined) break;
        timers = timers.filter((timer) => timer !== due);
        now = due.at;
        due.work();
      }
      now = end;
    },
    set(value) {
      now = value;
    },
    pending: () => timers.length,
  };
}
