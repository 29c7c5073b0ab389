import { useCallback, useEffect, useRef, useState } from 'react';
import type { AppError } from '../../src-shared/errors.ts';
import type { RequestFilter, RequestRow, RequestStats } from '../../src-shared/requests.ts';
import { useDesk } from '../stores/hooks.ts';

const WINDOW = 100;
const DAY = 24 * 3_600_000;

type State = {
  /** Null until the first window is here. */
  readonly total: number | null;
  readonly windows: ReadonlyMap<number, readonly RequestRow[]>;
  readonly stats: RequestStats | null;
  readonly error: AppError | null;
};

const NOTHING: State = { total: null, windows: new Map(), stats: null, error: null };

/** The request log in windows: what is on screen is asked for, and another filter begins anew. */
export function useRequests({ failedOnly, outcome, path, since, accountId }: RequestFilter) {
  const desk = useDesk();
  const [state, setState] = useState(NOTHING);
  const asked = useRef(new Set<number>());
  const round = useRef(0);

  const load = useCallback(
    async (number: number) => {
      if (asked.current.has(number)) return;
      asked.current.add(number);
      const mine = round.current;
      const filter = { failedOnly, outcome, path, since, accountId };
      const reply = await desk.bridge.call('requests.window', { filter, start: number * WINDOW, count: WINDOW });
      if (mine !== round.current) return;
      if (!reply.ok) {
        asked.current.delete(number);
        return setState((old) => ({ ...old, error: reply.error }));
      }
      const { total, rows } = reply.value;
      setState((old) => ({ ...old, total, windows: new Map(old.windows).set(number, rows), error: null }));
    },
    [desk, failedOnly, outcome, path, since, accountId],
  );

  const loadStats = useCallback(async () => {
    const mine = round.current;
    const reply = await desk.bridge.call('requests.stats', { since: since ?? Date.now() - DAY, accountId });
    if (mine === round.current && reply.ok) setState((old) => ({ ...old, stats: reply.value }));
  }, [desk, since, accountId]);

  const refresh = useCallback(() => {
    round.current += 1;
    asked.current = new Set();
    setState((old) => ({ ...NOTHING, stats: old.stats }));
    void load(0);
    void loadStats();
  }, [load, loadStats]);

  useEffect(refresh, [refresh]);

  return {
    total: state.total,
    stats: state.stats,
    error: state.error,
    refresh,
    /** Sees to it that these rows are here, or are on their way. */
    ensure(first: number, last: number): void {
      for (let number = Math.floor(first / WINDOW); number <= Math.floor(last / WINDOW); number++) void load(number);
    },
    rowAt: (index: number): RequestRow | null => state.windows.get(Math.floor(index / WINDOW))?.[index % WINDOW] ?? null,
  };
}
