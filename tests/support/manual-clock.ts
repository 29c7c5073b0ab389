import type { Cancel, Clock } from '../../src-main/ports.ts';

type Timer = { readonly at: number; readonly work: () => void; readonly order: number };

/** A clock that moves only when a test moves it. */
export type ManualClock = Clock & {
  /** Runs everything that falls due within `milliseconds`, in order, letting real input and output settle in between. */
  advance(milliseconds: number): Promise<void>;
  /** Moves to the next timer and runs it; without one, moves on a little. */
  step(): Promise<void>;
  /** Moves the wall clock only, as a person or NTP would. */
  jump(milliseconds: number): void;
  timers(): number;
};

/** 20 November 2026, 09:00 UTC. */
export const START = Date.UTC(2026, 10, 20, 9);

const IDLE_STEP_MILLISECONDS = 100;
/** A quarter is exact in binary: differences of times stay exact, as a test needs them. */
const FRACTION = 0.25;

/** @param settle waits until real input and output under way is done, or has clearly come to a halt. */
export function createManualClock(settle: () => Promise<void>): ManualClock {
  let elapsed = 0;
  let skew = 0;
  let count = 0;
  let timers: Timer[] = [];

  function earliest(until: number): Timer | undefined {
    return timers.filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at || a.order - b.order)[0];
  }

  return {
    now: () => START + elapsed + skew,
    // The real one has fractions of a millisecond; what only works with whole ones must show here.
    monotonic: () => elapsed + FRACTION,
    after(milliseconds, work): Cancel {
      count += 1;
      const timer = { at: elapsed + Math.max(0, milliseconds), work, order: count };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    async advance(milliseconds) {
      const until = elapsed + milliseconds;
      await settle();
      for (let timer = earliest(until); timer !== undefined; timer = earliest(until)) {
        const due = timer;
        timers = timers.filter((other) => other !== due);
        elapsed = Math.max(elapsed, due.at);
        due.work();
        await settle();
      }
      elapsed = until;
    },
    async step() {
      await settle();
      const next = earliest(Number.POSITIVE_INFINITY);
      if (next === undefined) {
        elapsed += IDLE_STEP_MILLISECONDS;
        return;
      }
      timers = timers.filter((other) => other !== next);
      elapsed = Math.max(elapsed, next.at);
      next.work();
      await settle();
    },
    jump(milliseconds) {
      skew += milliseconds;
    },
    timers: () => timers.length,
  };
}
