import type { Clock } from '../../../src-main/ports.ts';

/** Timers that fall due this close together run in one step: asking the other process to follow costs a round trip. */
const STEP_MILLISECONDS = 50;
const IDLE_STEP_MILLISECONDS = 500;
/** The real monotonic clock knows fractions, and whoever forgets that must fail here too. */
const FRACTION = 0.375;

type Timer = { readonly at: number; readonly order: number; readonly work: () => void };

export type BenchClock = Clock & {
  /** Lets real input and output settle, moves everybody to the next timer, runs what is due. */
  step(): Promise<void>;
  /** Steps for so long. */
  advance(milliseconds: number): Promise<void>;
  /** Steps until the work is done. */
  drive<T>(work: Promise<T>): Promise<T>;
  /** Moves the wall clock only. */
  jump(milliseconds: number): void;
  timers(): number;
};

export type BenchClockOptions = {
  readonly start: number;
  /** Waits until what is on the wire has come to rest. */
  readonly settle: () => Promise<void>;
  /** Moves the server's clock first, so that what lands by then has landed when our timers run. */
  readonly follow: (wall: number) => Promise<void>;
};

/** Simulated time for a core and for a sandbox in another process. The server's clock goes ahead of ours, never behind. */
export function createBenchClock(options: BenchClockOptions): BenchClock {
  let elapsed = 0;
  let skew = 0;
  let count = 0;
  let timers: Timer[] = [];

  function nextAt(): number | null {
    return timers.length === 0 ? null : timers.reduce((least, timer) => Math.min(least, timer.at), Number.POSITIVE_INFINITY);
  }

  function runDue(until: number): void {
    for (;;) {
      const due = timers.filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at || a.order - b.order)[0];
      if (due === undefined) return;
      timers = timers.filter((timer) => timer !== due);
      elapsed = Math.max(elapsed, due.at);
      due.work();
    }
  }

  async function stepTo(limit: number): Promise<void> {
    await options.settle();
    const next = nextAt();
    const target = Math.min(
      limit,
      next === null ? elapsed + IDLE_STEP_MILLISECONDS : Math.max(elapsed, next) + STEP_MILLISECONDS,
    );
    await options.follow(options.start + target);
    runDue(target);
    elapsed = Math.max(elapsed, target);
    await options.settle();
  }

  const clock: BenchClock = {
    now: () => Math.round(options.start + elapsed + skew),
    monotonic: () => elapsed + FRACTION,
    after(milliseconds, work) {
      count += 1;
      const timer = { at: elapsed + Math.max(0, milliseconds), order: count, work };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    step: () => stepTo(Number.POSITIVE_INFINITY),
    async advance(milliseconds) {
      const until = elapsed + milliseconds;
      while (elapsed < until) await stepTo(until);
    },
    async drive(work) {
      let over = false;
      const done = () => {
        over = true;
      };
      work.then(done, done);
      await options.settle();
      while (!over) await clock.step();
      return work;
    },
    jump(milliseconds) {
      skew += milliseconds;
    },
    timers: () => timers.length,
  };
  return clock;
}
