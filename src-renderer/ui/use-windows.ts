import { useCallback, useEffect, useRef, useState } from 'react';
import type { AppError } from '../../src-shared/errors.ts';
import type { Reply } from '../../src-shared/ipc.ts';

const WINDOW = 100;

type State<T> = {
  /** Null until the first window is here. */
  readonly total: number | null;
  readonly windows: ReadonlyMap<number, readonly T[]>;
  readonly error: AppError | null;
};

/**
 * A long list in windows: what is on screen is asked for, once.
 * @param fetch asks for `count` rows from `start` on; another function (another filter) begins anew
 */
export function useWindows<T>(
  fetch: (start: number, count: number) => Promise<Reply<{ readonly total: number; readonly rows: readonly T[] }>>,
) {
  const [state, setState] = useState<State<T>>({ total: null, windows: new Map(), error: null });
  const asked = useRef(new Set<number>());
  const round = useRef(0);

  const load = useCallback(
    async (number: number) => {
      if (asked.current.has(number)) return;
      asked.current.add(number);
      const mine = round.current;
      const reply = await fetch(number * WINDOW, WINDOW);
      if (mine !== round.current) return;
      if (!reply.ok) {
        asked.current.delete(number);
        return setState((old) => ({ ...old, error: reply.error }));
      }
      const { total, rows } = reply.value;
      setState((old) => ({ total, windows: new Map(old.windows).set(number, rows), error: null }));
    },
    [fetch],
  );

  const refresh = useCallback(() => {
    round.current += 1;
    asked.current = new Set();
    setState({ total: null, windows: new Map(), error: null });
    void load(0);
  }, [load]);

  useEffect(refresh, [refresh]);

  return {
    total: state.total,
    error: state.error,
    refresh,
    /** Sees to it that these rows are here, or are on their way. */
    ensure(first: number, last: number): void {
      for (let number = Math.floor(first / WINDOW); number <= Math.floor(last / WINDOW); number++) void load(number);
    },
    rowAt: (index: number): T | null => state.windows.get(Math.floor(index / WINDOW))?.[index % WINDOW] ?? null,
  };
}
