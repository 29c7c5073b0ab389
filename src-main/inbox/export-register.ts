import Papa from 'papaparse';
import type { WorkTarget } from '../../src-shared/work.ts';
import type { Session } from '../session.ts';
import { findCached } from '../store/cases-table.ts';
import { findTracked, type TrackedCase, trackedOf } from '../store/register-table.ts';
import { idsOfTarget } from './list-cases.ts';

/** The register as a file of the person's own: everything that is needed to track the same cases elsewhere. */
export function exportRegister(session: Session, accountId: string, format: 'csv' | 'json'): Promise<{ where: string | null }> {
  session.runtime(accountId);
  return save(session, trackedOf(session.stores.desk, accountId), format);
}

/** Some cases of the register as CSV, in the order of their list. */
export function exportCases(session: Session, accountId: string, target: WorkTarget): Promise<{ where: string | null }> {
  const ids = idsOfTarget(session, accountId, target);
  const rows = ids.flatMap((id) => findTracked(session.stores.desk, accountId, id) ?? []);
  return save(session, rows, 'csv');
}

async function save(
  session: Session,
  tracked: readonly TrackedCase[],
  format: 'csv' | 'json',
): Promise<{ where: string | null }> {
  const { stores, ports } = session;
  const rows = tracked.map((one) => toRecord(one, findCached(stores.cache, one.accountId, one.caseId)));
  // A cell that begins like a formula would be run by a spreadsheet: papaparse puts a quote before it.
  const text = format === 'json' ? `${JSON.stringify(rows, null, 2)}\n` : `${Papa.unparse(rows, { escapeFormulae: true })}\r\n`;
  const day = new Date(ports.clock.now()).toISOString().slice(0, 10);
  return { where: await ports.files.save(`caseport-cases-${day}.${format}`, new TextEncoder().encode(text)) };
}

function toRecord(tracked: TrackedCase, cached: ReturnType<typeof findCached>) {
  return {
    id: tracked.caseId,
    external_id: tracked.externalId,
    subject: tracked.subject,
    status: cached?.status ?? null,
    type: cached?.type ?? tracked.type,
    transfer_id: tracked.transferId,
    profile_id: tracked.profileId,
    user_id: tracked.userId,
    created_at: isoOrNull(cached?.createdAt ?? null),
    updated_at: isoOrNull(cached?.updatedAt ?? null),
    tracked_at: isoOrNull(tracked.trackedAt),
    note: tracked.note,
    tags: (cached?.tags ?? []).join(' '),
    done_at: isoOrNull(tracked.doneAt),
    snoozed_until: isoOrNull(tracked.snoozedUntil),
    due_at: isoOrNull(cached?.dueAt ?? null),
  };
}

function isoOrNull(moment: number | null): string | null {
  return moment === null ? null : new Date(moment).toISOString();
}
