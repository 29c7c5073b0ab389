import { useCallback, useEffect, useRef, useState } from 'react';
import type { RequestFilter, RequestRow, RequestStats } from '../../src-shared/requests.ts';
import { useDesk } from '../stores/hooks.ts';
import { useWindows } from '../ui/use-windows.ts';

const DAY = 24 * 3_600_000;

/** The request log in windows, and its numbers over time; another filter begins anew. */
export function useRequests({ failedOnly, outcome, path, since, accountId }: RequestFilter) {
  const desk = useDesk();
  const [stats, setStats] = useState<RequestStats | null>(null);
  const round = useRef(0);
  const fetch = useCallback(
    (start: number, count: number) => {
      const filter = { failedOnly, outcome, path, since, accountId };
      return desk.bridge.call('requests.window', { filter, start, count });
    },
    [desk, failedOnly, outcome, path, since, accountId],
  );
  const windows = useWindows<RequestRow>(fetch);

  const loadStats = useCallback(async () => {
    const mine = ++round.current;
    const reply = await desk.bridge.call('requests.stats', { since: since ?? Date.now() - DAY, accountId });
    // Those of before stay until the new ones are here.
    if (mine === round.current && reply.ok) setStats(reply.value);
  }, [desk, since, accountId]);
  useEffect(() => void loadStats(), [loadStats]);

  return {
    ...windows,
    stats,
    refresh(): void {
      windows.refresh();
      void loadStats();
    },
  };
}
