import type { SandboxClock } from './clock.ts';

type Timer = { readonly at: number; readonly order: number; readonly work: () => void };

/** A clock that stands still until `advance` moves it, so that another process decides what time it is here. */
export function handClock(start: number): SandboxClock & { advance(to: number): void } {
  let now = start;
  let count = 0;
  let timers: Timer[] = [];

  function takeNext(until: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of timers) {
      if (timer.at > until) continue;
      if (first === undefined || timer.at < first.at || (timer.at === first.at && timer.order < first.order)) first = timer;
    }
    if (first !== undefined) timers = timers.filter((timer) => timer !== first);
    return first;
  }

  return {
    now: () => now,
    after(milliseconds, work) {
      count += 1;
      const timer = { at: now + Math.max(0, milliseconds), order: count, work };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance(to) {
      for (let timer = takeNext(to); timer !== undefined; timer = takeNext(to)) {
        now = Math.max(now, timer.at);
        timer.work();
      }
      now = Math.max(now, to);
    },
  };
}
