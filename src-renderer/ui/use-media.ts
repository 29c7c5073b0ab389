import { useCallback, useSyncExternalStore } from 'react';

/** The window shows one pane at a time. The same width stands in inbox/Inbox.css. */
export const ONE_PANE = '(max-width: 760px)';

export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}
