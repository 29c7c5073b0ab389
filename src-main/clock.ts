import type { Clock } from './ports.ts';

/** Longer waits overflow Node's timer and would fire at once. */
const LONGEST_TIMER_MILLISECONDS = 2_147_483_647;

/** The computer's own clock. */
export function createClock(): Clock {
  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    after(milliseconds, work) {
      const timer = setTimeout(work, Math.min(Math.max(0, milliseconds), LONGEST_TIMER_MILLISECONDS));
      return () => clearTimeout(timer);
    },
  };
}
