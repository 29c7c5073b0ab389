import type { Session } from '../session.ts';
import { listAccounts } from '../store/accounts-table.ts';
import { findTracked } from '../store/register-table.ts';
import { readValue } from '../store/settings-table.ts';
import { readCaseLink } from '../support/read-link.ts';

export type CaseToShow = { readonly accountId: string; readonly caseId: string };

/**
 * Which case a link means: of the account that tracks it, else of the active one, whose screen then offers to track it.
 * @returns null where the link is none of ours or there is no account; it is logged without its text.
 */
export function resolveLink(session: Session, text: string): CaseToShow | null {
  const caseId = readCaseLink(text);
  if (caseId === null) {
    session.ports.log.write('warn', 'link-refused', { length: text.length });
    return null;
  }
  const { desk } = session.stores;
  const accounts = listAccounts(desk);
  const active = readValue(desk, 'active-account');
  const owner =
    accounts.find((account) => findTracked(desk, account.id, caseId) !== null) ??
    accounts.find((account) => account.id === active) ??
    accounts[0];
  return owner === undefined ? null : { accountId: owner.id, caseId };
}
