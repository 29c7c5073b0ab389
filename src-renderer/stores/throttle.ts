export type Throttled = { (): void; stop(): void };

/** Runs `work` at once, then at most once in `everyMs` however often it is asked for. What was asked last is never lost. */
export function throttle(everyMs: number, work: () => void): Throttled {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let again = false;

  function ask(): void {
    if (timer !== null) {
      again = true;
      return;
    }
    timer = setTimeout(() => {
      timer = null;
      if (!again) return;
      again = false;
      ask();
    }, everyMs);
    work();
  }

  function stop(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    again = false;
  }

  return Object.assign(ask, { stop });
}
