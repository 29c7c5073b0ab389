import { useCallback, useEffect, useRef, useState } from 'react';
import type { AppError } from '../../src-shared/errors.ts';
import type { Overview, OverviewDays } from '../../src-shared/overview.ts';
import { useDesk } from '../stores/hooks.ts';

type State = { readonly overview: Overview | null; readonly error: AppError | null; readonly counting: boolean };

/** Counts when it is first shown, for another range, and when asked to; leaving ends a count that is under way. */
export function useOverview(accountId: string, days: OverviewDays) {
  const desk = useDesk();
  const [state, setState] = useState<State>({ overview: null, error: null, counting: true });
  const round = useRef(0);

  const read = useCallback(async () => {
    round.current += 1;
    const mine = round.current;
    setState((old) => ({ overview: old.overview?.days === days ? old.overview : null, error: null, counting: true }));
    const reply = await desk.bridge.call('overview.read', { accountId, days });
    if (mine !== round.current) return;
    if (reply.ok) setState({ overview: reply.value, error: null, counting: false });
    else setState((old) => ({ ...old, error: reply.error, counting: false }));
  }, [desk, accountId, days]);

  useEffect(() => {
    void read();
    return () => {
      round.current += 1;
      void desk.bridge.call('overview.cancel', {});
    };
  }, [desk, read]);

  return { ...state, read };
}
