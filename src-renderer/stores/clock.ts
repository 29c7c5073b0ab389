export type Clock = { subscribe(listener: () => void): () => void; now(): number };

/** The time in steps: runs only while somebody listens and the window can be seen. */
export function createClock(stepMs: number): Clock {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setInterval> | null = null;
  let time = Date.now();

  function tick(): void {
    time = Date.now();
    for (const listener of listeners) listener();
  }

  function arrange(): void {
    const run = listeners.size > 0 && !document.hidden;
    if (run && timer === null) timer = setInterval(tick, stepMs);
    if (!run && timer !== null) {
      clearInterval(timer);
      timer = null;
    }
  }

  function onVisibility(): void {
    if (!document.hidden) tick();
    arrange();
  }

  return {
    subscribe(listener) {
      if (listeners.size === 0) {
        time = Date.now();
        document.addEventListener('visibilitychange', onVisibility);
      }
      listeners.add(listener);
      arrange();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) document.removeEventListener('visibilitychange', onVisibility);
        arrange();
      };
    },
    now: () => time,
  };
}
