import { useCallback, useEffect, useRef } from 'react';

/** Tells whether the screen that asked is still there when the answer comes: who has left it is not taken anywhere. */
export function useIsShown(): () => boolean {
  const shown = useRef(false);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  return useCallback(() => shown.current, []);
}
