import { useCallback, useEffect, useRef, useState } from 'react';
import type { AuditFilter, AuditRow } from '../../src-shared/audit.ts';
import type { AppError } from '../../src-shared/errors.ts';
import { useDesk } from '../stores/hooks.ts';

const WINDOW = 100;

type State = {
  /** Null until the first window is here. */
  readonly total: number | null;
  readonly windows: ReadonlyMap<number, readonly AuditRow[]>;
  readonly error: AppError | null;
};

const NOTHING: State = { total: null, windows: new Map(), error: null };

/** The audit log in windows: what is on screen is asked for, and another filter begins anew. */
export function useAudit({ action, caseId }: AuditFilter) {
  const desk = useDesk();
  const [state, setState] = useState(NOTHING);
  const asked = useRef(new Set<number>());
  const round = useRef(0);

  const load = useCallback(
    async (number: number) => {
      if (asked.current.has(number)) return;
      asked.current.add(number);
      const mine = round.current;
      const reply = await desk.bridge.call('audit.window', {
        filter: { action, caseId },
        start: number * WINDOW,
        count: WINDOW,
      });
      if (mine !== round.current) return;
      if (!reply.ok) {
        asked.current.delete(number);
        return setState((old) => ({ ...old, error: reply.error }));
      }
      const { total, rows } = reply.value;
      setState((old) => ({ total, windows: new Map(old.windows).set(number, rows), error: null }));
    },
    [desk, action, caseId],
  );

  const refresh = useCallback(() => {
    round.current += 1;
    asked.current = new Set();
    setState(NOTHING);
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
    rowAt: (index: number): AuditRow | null => state.windows.get(Math.floor(index / WINDOW))?.[index % WINDOW] ?? null,
  };
}
