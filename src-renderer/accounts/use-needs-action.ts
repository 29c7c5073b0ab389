import { useEffect, useState } from 'react';
import { coalesce } from '../stores/coalesce.ts';
import { useDesk } from '../stores/hooks.ts';

const NOTHING: ReadonlyMap<string, number> = new Map();

/** How many cases of each account need action, by the account's id: counted while somebody looks, and anew whenever a case changes. */
export function useNeedsAction(isLooking: boolean): ReadonlyMap<string, number> {
  const { bridge } = useDesk();
  const [counts, setCounts] = useState(NOTHING);
  useEffect(() => {
    if (!isLooking) return;
    let isOver = false;
    const load = coalesce(async () => {
      const reply = await bridge.call('accounts.needsAction', {});
      // Without an answer the numbers stay as they were: they are beside the point of the menu.
      if (reply.ok && !isOver) setCounts(new Map(reply.value.map(({ accountId, count }) => [accountId, count])));
    });
    const undo = [bridge.on('cases.changed', () => void load()), bridge.on('accounts.changed', () => void load())];
    void load();
    return () => {
      isOver = true;
      for (const end of undo) end();
    };
  }, [bridge, isLooking]);
  return counts;
}
