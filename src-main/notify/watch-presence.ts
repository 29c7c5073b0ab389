import { countNeedsAction } from '../inbox/counts.ts';
import type { Cancel, PresenceState } from '../ports.ts';
import type { Session } from '../session.ts';
import { listAccounts } from '../store/accounts-table.ts';
import { countOpenSends } from '../store/outbox-table.ts';

const GATHER_MILLISECONDS = 250;

/** Keeps the number of cases that need action, and what stands in the way, where the desktop shows it. */
export type PresenceWatch = { changed(): void; stop(): void };

/** What the desktop is to show: queries on the local store, and the state of each connection. */
export function presenceOf(session: Session): PresenceState {
  const { desk } = session.stores;
  const accounts = listAccounts(desk);
  const phases = accounts.map((account) => session.phaseOf(account.id));
  const needsReview = accounts.some((account) => countOpenSends(desk, account.id).needsReview > 0);
  const isDown = (phase: string) => accounts.length > 0 && phases.some((one) => one === phase);
  return {
    needsAction: countNeedsAction(session.stores).reduce((sum, { count }) => sum + count, 0),
    state: needsReview
      ? 'needs-review'
      : isDown('signed-out') || isDown('keychain-locked')
        ? 'signed-out'
        : isDown('offline')
          ? 'offline'
          : 'ok',
  };
}

export function watchPresence(session: Session): PresenceWatch {
  const { ports } = session;
  let cancel: Cancel | null = null;
  let shown = '';
  let isStopped = false;
  return {
    changed() {
      if (isStopped) return;
      cancel ??= ports.clock.after(GATHER_MILLISECONDS, () => {
        cancel = null;
        try {
          const state = presenceOf(session);
          const key = JSON.stringify(state);
          if (key !== shown) ports.presence.show(state);
          shown = key;
        } catch (cause) {
          // A store that can not be read just now has its own stage; the number stays as it was.
          ports.log.bug(cause, 'presence');
        }
      });
    },
    stop() {
      isStopped = true;
      cancel?.();
      ports.presence.show({ needsAction: 0, state: 'ok' });
    },
  };
}
