import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppFailure } from '../../src-shared/errors.ts';
import { policyValue } from '../policy/enforce.ts';
import type { Cancel } from '../ports.ts';
import type { Session } from '../session.ts';
import { forgetThreads, oldClosedThreads } from '../store/retention-queries.ts';
import { policyOf } from '../store/settings-table.ts';

const DAY = 24 * 3_600_000;
/** Cases that one turn takes; between turns the window gets its answers. */
const BATCH = 50;

/** Removes the words of threads that have been closed for longer than the organisation allows. */
export type Retention = { start(): void; stop(): void };

/**
 * At the start and once a day. The register, notes, tags and drafts stay; opening such a case reads it from Wise again.
 * @param isShown the case on screen keeps its thread until the next day
 */
export function createRetention(
  { stores, ports, announcer }: Pick<Session, 'stores' | 'ports' | 'announcer'>,
  isShown: (accountId: string, caseId: string) => boolean,
): Retention {
  let cancel: Cancel | null = null;
  let isStopped = false;

  async function sweep(): Promise<void> {
    const days = policyValue(policyOf(stores.desk), 'cacheRetentionDays') ?? 0;
    if (days === 0) return;
    let removed = 0;
    for (;;) {
      if (isStopped || !stores.cache.open) return;
      // One more than is left out at most, so that a batch of nothing but the case on screen is the end.
      const found = oldClosedThreads(stores.cache, ports.clock.now() - days * DAY, BATCH + 1);
      const old = found.filter(({ accountId, caseId }) => !isShown(accountId, caseId)).slice(0, BATCH);
      if (old.length === 0) break;
      forgetThreads(stores.cache, old);
      removed += old.length;
      for (const { accountId, caseId } of old) announcer.cases(accountId, [caseId]);
      await nextTurn();
    }
    if (removed > 0) ports.log.write('info', 'old-threads-removed', { cases: removed, days });
  }

  function begin(): void {
    sweep().catch((cause: unknown) => {
      // A disk that refuses is told wherever the person is; this is tried again tomorrow.
      if (!(cause instanceof AppFailure)) ports.log.bug(cause, 'retention');
    });
    cancel = ports.clock.after(DAY, begin);
  }

  return {
    start: begin,
    stop() {
      isStopped = true;
      cancel?.();
    },
  };
}
