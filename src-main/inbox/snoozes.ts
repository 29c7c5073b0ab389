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
    let hasFailed = false;
    for (const accountId of new Set(ended.map((one) => one.accountId))) {
      const ids = ended.filter((one) => one.accountId === accountId).map((one) => one.caseId);
      try {
        await wakeCases(accountId, ids);
      } catch (cause) {
        // An account that could not be opened, say, must not keep the cases of the others asleep.
        hasFailed = true;
        if (!isStopped) log.bug(cause, 'snooze');
      }
    }
    if (isStopped) return;
    const next = nextSnoozeEnd(cache);
    if (next === null) cancel?.();
    else wait(hasFailed ? LONGEST_WAIT_MILLISECONDS : next - clock.now());
  }

  async function wakeCases(accountId: string, ids: readonly string[]): Promise<void> {
    const { changes, failure } = await applyWork(session, {
      accountId,
      caseIds: ids,
      change: (work) => ({ ...work, snoozedAt: null, snoozedUntil: null }),
      // Nobody did it: the time was up.
      note: () => undefined,
    });
    const woken = changes.map((change) => change.caseId);
    if (woken.length > 0) onWoke(accountId, woken);
    if (failure !== null) throw failure.cause;
  }

  function wait(milliseconds: number): void {
    cancel?.();
    cancel = clock.after(Math.max(50, Math.min(LONGEST_WAIT_MILLISECONDS, milliseconds)), arm);
  }

  function arm(): void {
    if (isStopped) return;
    wake().catch((cause: unknown) => {
      if (isStopped) return;
      log.bug(cause, 'snooze');
      wait(LONGEST_WAIT_MILLISECONDS);
    });
  }

  return {
    arm,
    stop() {
      isStopped = true;
      cancel?.();
    },
  };
}
