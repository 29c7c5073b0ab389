import { useEffect, useState } from 'react';
import { useApp, useDesk } from '../stores/hooks.ts';

/** Tags in use, the most used first; asked for once a screen wants them and after each change of cases. */
export function useKnownTags(wanted: boolean): readonly string[] {
  const desk = useDesk();
  const accountId = useApp((state) => state.activeId);
  const [tags, setTags] = useState<readonly string[]>([]);
  useEffect(() => {
    if (!wanted || accountId === null) return;
    let gone = false;
    async function load(account: string): Promise<void> {
      const reply = await desk.bridge.call('work.tags', { accountId: account });
      // Without them one can still type: nothing is said about it.
      if (reply.ok && !gone) setTags(reply.value.map((one) => one.tag));
    }
    void load(accountId);
    const end = desk.bridge.on('cases.changed', (event) => {
      if (event.accountId === accountId) void load(accountId);
    });
    return () => {
      gone = true;
      end();
    };
  }, [desk, accountId, wanted]);
  return tags;
}
