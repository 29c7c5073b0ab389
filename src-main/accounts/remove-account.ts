import type { AccountContents, SignedOut } from '../../src-shared/accounts.ts';
import { AppFailure } from '../../src-shared/errors.ts';
import { audit } from '../audit/audit.ts';
import { DEMO_STATE } from '../demo-session.ts';
import { toldPhaseName } from '../notify/announce.ts';
import { mustFindAccount, type Session } from '../session.ts';
import { countContents, deleteAccountRows } from '../store/account-rows.ts';
import type { StoredAccount } from '../store/accounts-table.ts';
import { markLeaving } from '../store/cached-account.ts';
import { transact } from '../store/database.ts';
import { openSends } from '../store/outbox-table.ts';
import { forgetValue, readValue } from '../store/settings-table.ts';
import { sweepAccount } from '../sync/sweep-accounts.ts';
import { ACTIVE, noteSignOut } from './accounts.ts';
import { leftSecrets, removeLeftSecret } from './left-secrets.ts';

/** What would go with an account. */
export function contentsOf(session: Session, accountId: string): AccountContents {
  mustFindAccount(session, accountId);
  return countContents(session.stores.desk, accountId);
}

/**
 * Deletes everything of an account on this computer, and nothing at Wise. A silent keychain does not stop it: the secret is written
 * down as left, as it is when the account is signed out.
 * @throws AppFailure `sends-open` while anything of its outbox is not settled: an unknown outcome must not be forgotten
 */
export async function removeAccount(session: Session, accountId: string): Promise<SignedOut> {
  const { environment } = mustFindAccount(session, accountId);
  refuseOpenSends(session, accountId);
  // A sign-in that is still being tried must not end after this and leave a secret behind.
  session.giveUpConnecting();
  const inItsTurn = () => session.inTurn(accountId, () => remove(session, mustFindAccount(session, accountId)));
  // The demo has a turn of its own, in which it is started: nobody starts what is being removed.
  return environment === 'demo' ? session.inTurn('demo', inItsTurn) : inItsTurn();
}

async function remove(session: Session, account: StoredAccount): Promise<SignedOut> {
  const { stores, announcer, ports } = session;
  refuseOpenSends(session, account.id);
  await session.close(account.id);
  const outcome = await leaveDesk(session, account).catch(async (cause: unknown) => {
    await goOn(session, account.id);
    throw cause;
  });
  announcer.now('accounts.changed', {});
  announcer.now('support.changed', {});
  // One that stays on the screen of the desktop would lead to a case that is not there.
  ports.notifier.clear();
  // The account is gone whatever becomes of this: what is left of it here is swept at the next start.
  await sweepAccount(stores, account.id).catch((cause: unknown) => ports.log.bug(cause, 'sweep-account'));
  if (stores.cache.open) session.snoozes.arm();
  return outcome;
}

async function leaveDesk(session: Session, account: StoredAccount): Promise<SignedOut> {
  const { desk, cache } = session.stores;
  // What was sent while the runtime ended keeps the account, and its secret.
  refuseOpenSends(session, account.id);
  if (account.environment === 'demo') await session.stopDemo();
  const outcome = await removeSecret(session, account);
  if (!desk.open) throw new AppFailure({ kind: 'not-ready' });
  markLeaving(cache, account.id);
  transact(desk, () => {
    // A backup that was restored meanwhile may have brought some.
    refuseOpenSends(session, account.id);
    const { cases, drafts, notes } = countContents(desk, account.id);
    deleteAccountRows(desk, account.id);
    forgetValue(desk, toldPhaseName(account.id));
    if (readValue(desk, ACTIVE) === account.id) forgetValue(desk, ACTIVE);
    if (account.environment === 'demo') forgetValue(desk, DEMO_STATE);
    if (outcome.secret === 'left') audit(session, { action: 'secret-left', accountId: account.id });
    audit(session, { action: 'account-removed', accountId: account.id, label: account.label, cases, drafts, notes });
    session.bell.forget(account.id);
  });
  return outcome;
}

/** Signed out first, so that a crash in between leaves an account that says truly how it stands. */
async function removeSecret(session: Session, account: StoredAccount): Promise<SignedOut> {
  if (account.state === 'ready') noteSignOut(session, account.id);
  if (!leftSecrets(session.stores.desk).includes(account.id)) return { secret: 'removed' };
  return removeLeftSecret(session, account.id);
}

/** What could not be removed goes on answering, as far as it was not signed out. */
async function goOn(session: Session, accountId: string): Promise<void> {
  if (!session.stores.desk.open) return;
  try {
    await session.open(mustFindAccount(session, accountId));
    session.announcer.now('accounts.changed', {});
  } catch (cause) {
    session.ports.log.bug(cause, 'reopen-account');
  }
}

function refuseOpenSends({ stores }: Session, accountId: string): void {
  const open = openSends(stores.desk, accountId);
  if (open.length === 0) return;
  const caseIds = [...new Set(open.flatMap(({ caseId }) => (caseId === null ? [] : [caseId])))];
  throw new AppFailure({ kind: 'sends-open', caseIds });
}
