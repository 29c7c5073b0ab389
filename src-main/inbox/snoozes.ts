import type { Cancel } from '../ports.ts';
import type { Session, Snoozes } from '../session.ts';
import { nextSnoozeEnd, snoozesEnded } from '../store/case-times.ts';
import { applyWork } from './apply-work.ts';

/** The longest wait: the wall clock may be set while we wait. */
const LONGEST_WAIT_MILLISECONDS = 60_000;

/** @param onWoke cases that came back because their time was up, of one account */
export function createSnoozes(session: Session, onWoke: (accountId: string, caseIds: readonly string[]) => void): Snoozes {
  const { clock, log } = session.ports;
  let cancel: Cancel | null = null;
  let isStopped = false;

  async function wake(): Promise<void> {
    const { cache } = session.stores;
    const ended = snoozesEnded(cache, clock.now());
    for (const accountId of new Set(ended.map((one) => one.accountId))) {
      const ids = ended.filter((one) => one.accountId === accountId).map((one) => one.caseId);
      const changes = await applyWork(session, accountId, ids, (work) => ({ ...work, snoozedAt: null, snoozedUntil: null }));
      if (changes.length > 0)
        onWoke(
          accountId,
          changes.map((change) => change.caseId),
        );
    }
    if (isStopped) return;
    const next = nextSnoozeEnd(cache);
    cancel?.();
    cancel = next === null ? null : clock.after(Math.max(50, Math.min(LONGEST_WAIT_MILLISECONDS, next - clock.now())), arm);
  }

  function arm(): void {
    if (isStopped) return;
    wake().catch((cause: unknown) => log.bug(cause, 'snooze'));
  }

  return {
    arm,
    stop() {
      isStopped = true;
      cancel?.();
    },
  };
}
