import { useEffect, useRef } from 'react';
import type { ViewCounts } from '../../src-shared/cases.ts';
import { useApp, useDesk } from '../stores/hooks.ts';

/** Says arrivals and troubles once, to those who listen instead of looking. */
export function useAnnouncements(): void {
  const desk = useDesk();
  const counts = useApp((state) => state.counts);
  const phase = useApp((state) => state.sync?.phase);
  const before = useRef<ViewCounts | null>(null);
  const phaseBefore = useRef(phase);

  useEffect(() => {
    const old = before.current;
    before.current = counts;
    if (old === null || counts === null) return;
    if (counts.needsReview > old.needsReview) desk.ui.announce('A reply needs you.');
    else if (counts.unread > old.unread) desk.ui.announce(`News from Wise. ${counts.unread} unread.`);
  }, [desk, counts]);

  useEffect(() => {
    const old = phaseBefore.current;
    phaseBefore.current = phase;
    if (old === phase || phase === undefined || old === undefined) return;
    if (phase === 'offline') desk.ui.announce('Offline. Replies wait.');
    if (old === 'offline' && (phase === 'idle' || phase === 'syncing')) desk.ui.announce('Connected again.');
    if (phase === 'signed-out') desk.ui.announce('Signed out. Sign in again to go on.');
  }, [desk, phase]);
}
