import { AppFailure } from '../../src-shared/errors.ts';
import type { Handlers } from '../../src-shared/ipc.ts';
import type { ImportJob, ImportOutcome } from '../../src-shared/register.ts';
import { ACCOUNT_ID } from './builders.ts';
import type { Emit, FakeJob, World } from './fake-world.ts';

export const JOB_ID = '3e9a4c11-6a1b-4c7e-9d55-0c1f5e1b7a01';

export function aJob(outcomes: readonly ImportOutcome[], state: ImportJob['state'] = 'running'): FakeJob {
  return {
    id: JOB_ID,
    state,
    rows: outcomes.map((outcome, position) => ({ position, caseId: String(700_000_001 + position), outcome })),
  };
}

export function jobOf(job: FakeJob): ImportJob {
  const counts = {
    waiting: 0,
    tracked: 0,
    'already-tracked': 0,
    'not-found': 0,
    forbidden: 0,
    unreadable: 0,
    cancelled: 0,
  };
  for (const row of job.rows) counts[row.outcome]++;
  return { id: job.id, accountId: ACCOUNT_ID, state: job.state, total: job.rows.length, counts, startedAt: Date.now() };
}

/** The part of the fake that is about the list of cases as a whole. */
export function registerHandlers(world: World, emit: Emit): Partial<Handlers> {
  function move(from: World['cases'], to: World['cases'], accountId: string, ids: readonly string[]): Record<string, never> {
    for (const id of ids) {
      const one = from.get(id);
      if (one !== undefined) to.set(id, one);
      from.delete(id);
    }
    emit('cases.changed', { accountId, ids: [...ids] });
    return {};
  }

  return {
    'register.untrack': ({ accountId, caseIds }) => {
      const open = caseIds.filter((id) => world.outbox.some((item) => item.caseId === id && item.state === 'needs-review'));
      if (open.length > 0) throw new AppFailure({ kind: 'sends-open', caseIds: open });
      return move(world.cases, world.untracked, accountId, caseIds);
    },
    'register.retrack': ({ accountId, caseIds }) => move(world.untracked, world.cases, accountId, caseIds),
    'register.import': ({ rows }) => {
      const waiting = rows.map(({ caseId }, position) => ({ position, caseId, outcome: 'waiting' as const }));
      world.job = { id: JOB_ID, state: 'running', rows: waiting };
      return jobOf(world.job);
    },
    'register.importJob': () => ({ job: world.job === null ? null : jobOf(world.job) }),
    'register.importRows': ({ outcome, start, count }) => {
      const rows = (world.job?.rows ?? []).filter((row) => outcome === null || row.outcome === outcome);
      return { total: rows.length, rows: rows.slice(start, start + count) };
    },
    'register.cancelImport': () => {
      if (world.job === null) throw new AppFailure({ kind: 'invalid-field', field: 'jobId', message: 'No such import.' });
      world.job = {
        ...world.job,
        state: 'cancelled',
        rows: world.job.rows.map((row) => (row.outcome === 'waiting' ? { ...row, outcome: 'cancelled' } : row)),
      };
      return jobOf(world.job);
    },
    'register.export': () => ({ where: world.savedAt }),
    'backup.create': () => ({ where: world.savedAt }),
    'backup.restore': () => world.restored,
  };
}
