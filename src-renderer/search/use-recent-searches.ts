import { useCallback, useState } from 'react';
import { useDesk } from '../stores/hooks.ts';
import { tellFailure } from '../ui/tell.ts';

/** What was searched for lately on this computer. Where it can not be read, there is none: nothing depends on it. */
export function useRecentSearches() {
  const desk = useDesk();
  const [recent, setRecent] = useState<readonly string[]>([]);

  const load = useCallback(async () => {
    const reply = await desk.bridge.call('searches.recent', {});
    if (reply.ok) setRecent(reply.value.map((one) => one.text));
  }, [desk]);

  const remember = useCallback((text: string) => void desk.bridge.call('searches.remember', { text }), [desk]);

  const clear = useCallback(async () => {
    const reply = await desk.bridge.call('searches.forget', { text: null });
    if (tellFailure(desk, reply)) setRecent([]);
  }, [desk]);

  return { recent, load, remember, clear };
}
