import Papa from 'papaparse';
import type { Session } from '../session.ts';
import { findCached } from '../store/cases-table.ts';
import { type TrackedCase, trackedOf } from '../store/register-table.ts';

/** The register as a file of the person's own: everything that is needed to track the same cases elsewhere. */
export async function exportRegister(
  session: Session,
  accountId: string,
  format: 'csv' | 'json',
): Promise<{ where: string | null }> {
  const { stores, ports } = session;
  session.runtime(accountId);
  const rows = trackedOf(stores.desk, accountId).map((tracked) =>
    toRecord(tracked, findCached(stores.cache, accountId, tracked.caseId)),
  );
  // A cell that begins like a formula would be run by a spreadsheet: papaparse puts a quote before it.
  const text = format === 'json' ? `${JSON.stringify(rows, null, 2)}\n` : `${Papa.unparse(rows, { escapeFormulae: true })}\r\n`;
  const day = new Date(ports.clock.now()).toISOString().slice(0, 10);
  const where = await ports.files.save(`caseport-cases-${day}.${format}`, new TextEncoder().encode(text));
  return { where };
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
  };
}

function isoOrNull(moment: number | null): string | null {
  return moment === null ? null : new Date(moment).toISOString();
}
