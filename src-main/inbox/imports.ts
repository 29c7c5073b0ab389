import { AppFailure } from '../../src-shared/errors.ts';
import type { ImportJob, ImportRow } from '../../src-shared/register.ts';
import type { Session } from '../session.ts';
import { endImport, findImport, insertImport } from '../store/imports-table.ts';

/** Writes the whole import down, then begins with it: a restart in the middle goes on where it was. */
export function startImport(session: Session, accountId: string, rows: readonly ImportRow[]): ImportJob {
  const { stores, ports, announcer } = session;
  const runtime = session.runtime(accountId);
  const id = ports.random.uuid();
  insertImport(stores.desk, id, accountId, rows, ports.clock.now());
  runtime.importer.kick();
  announcer.import(accountId, id);
  return mustFindImport(session, id);
}

/** Leaves the rows whose turn has not come. What is tracked stays tracked. */
export function cancelImport(session: Session, jobId: string): ImportJob {
  const job = mustFindImport(session, jobId);
  endImport(session.stores.desk, jobId, 'cancelled');
  session.announcer.import(job.accountId, jobId);
  session.runtime(job.accountId).importer.kick();
  return mustFindImport(session, jobId);
}

function mustFindImport(session: Session, id: string): ImportJob {
  const job = findImport(session.stores.desk, id);
  if (job === null) throw new AppFailure({ kind: 'invalid-field', field: 'jobId', message: 'There is no such import.' });
  return job;
}
