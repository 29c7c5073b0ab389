import type { ServerCase } from '../api/dialects/dialect.ts';
import { transact } from '../store/database.ts';
import { type OutboxRow, openSends, updateSend } from '../store/outbox-table.ts';
import type { OutboxOptions } from './moves.ts';

/** How far the clocks of Wise and of this computer may be apart. */
const SKEW_MILLISECONDS = 300_000;

/** A creation is a case at Wise: it enters the register together with the end of its row. */
export function settleCreated(options: OutboxOptions, row: OutboxRow, made: ServerCase, note: string): void {
  const { stores, clock, checkpoint } = options;
  transact(stores.desk, () => {
    options.register(row, made);
    updateSend(
      stores.desk,
      row.id,
      { state: 'confirmed', accepted: true, caseId: made.id, settledAt: clock.now() },
      clock.now(),
      note,
    );
    options.audit({ action: 'case-created', accountId: row.accountId, caseId: made.id });
  });
  checkpoint('after-accepted');
  options.onCreated(made);
  options.onChange([row.id], made.id);
}

/**
 * A case that somebody found at Wise may be a creation of ours whose answer was lost: its external id tells.
 * @returns false where no doubtful creation is this case
 */
export function claimCreated(options: OutboxOptions, found: ServerCase): boolean {
  const row = openSends(options.stores.desk, options.accountId).find((one) => isThisCase(one, found));
  if (row === undefined) return false;
  settleCreated(options, row, found, 'found by its external id');
  return true;
}

function isThisCase(row: OutboxRow, found: ServerCase): boolean {
  if (row.kind !== 'create' || (row.state !== 'unconfirmed' && row.state !== 'needs-review')) return false;
  const externalId = row.creation?.externalId;
  if (externalId === undefined || externalId !== found.externalId) return false;
  // One of our making is there once. Another may be that of an older case, too.
  if (externalId === ownExternalId(row.id)) return true;
  return found.createdAt !== null && found.createdAt >= row.createdAt - SKEW_MILLISECONDS;
}

/** The external id of a creation for which the agent gave none. @param id of the send */
export function ownExternalId(id: string): string {
  return `caseport-${id}`;
}
