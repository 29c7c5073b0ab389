import type { AccountList, AccountSummary, ConnectForm, Credentials, SignedOut } from '../../src-shared/accounts.ts';
import { AppFailure } from '../../src-shared/errors.ts';
import { readProxyUrl } from '../api/proxy-route.ts';
import { loadTls } from '../api/tls-files.ts';
import { audit } from '../audit/audit.ts';
import { checkEnvironment, networkUnder, tlsUnder } from '../policy/enforce.ts';
import { mustFindAccount, type Session } from '../session.ts';
import {
  findAccount,
  insertAccount,
  listAccounts,
  type StoredAccount,
  setAccountSignIn,
  setAccountState,
} from '../store/accounts-table.ts';
import { transact } from '../store/database.ts';
import { insertTracked, type NewTrackedCase } from '../store/register-table.ts';
import { policyOf, readValue, writeValue } from '../store/settings-table.ts';
import { storeCredentials } from './credentials.ts';
import { originOf } from './environments.ts';
import { forgetLeftSecret, leftSecrets, noteLeftSecret, removeLeftSecret } from './left-secrets.ts';
import { testSignIn } from './sign-in.ts';

/** Under what name the desk keeps the account on screen; one that is not there any more gives way to the first. */
export const ACTIVE = 'active-account';

export function summarise({ stores }: Session, account: StoredAccount): AccountSummary {
  const origin = originOf(account.environment, account.baseUrl, account.tls);
  return {
    id: account.id,
    label: account.label,
    environment: account.environment,
    host: account.environment === 'demo' ? 'this computer' : origin.ok ? new URL(origin.origin).host : '',
    signIn: account.signIn,
    clientId: account.clientId,
    state: account.state,
    createdAt: account.createdAt,
    secretLeft: leftSecrets(stores.desk).includes(account.id),
  };
}

export function accountList(session: Session): AccountList {
  const accounts = listAccounts(session.stores.desk);
  const wanted = readValue(session.stores.desk, ACTIVE);
  const active = accounts.find((account) => account.id === wanted) ?? accounts[0];
  const policy = policyOf(session.stores.desk);
  return { accounts: accounts.map((account) => summarise(session, networkUnder(policy, account))), activeId: active?.id ?? null };
}

export function activate(session: Session, accountId: string): void {
  mustFindAccount(session, accountId);
  writeValue(session.stores.desk, ACTIVE, accountId);
  session.announcer.now('accounts.changed', {});
}

/** Signs in with a test call first; what did not work is not saved. @throws AppFailure that says what stands in the way */
export async function connect(session: Session, form: ConnectForm): Promise<AccountSummary> {
  const { ports } = session;
  checkEnvironment(policyOf(session.stores.desk), form.environment);
  if (form.environment === 'development' && !ports.facts.development) {
    throw new AppFailure({ kind: 'invalid-field', field: 'environment', message: 'Development is not offered here.' });
  }
  const tls = tlsUnder(policyOf(session.stores.desk), form.tls);
  const origin = originOf(form.environment, form.baseUrl, tls);
  if (!origin.ok) throw new AppFailure({ kind: 'invalid-field', field: 'baseUrl', message: origin.message });
  checkCredentials(form.credentials);
  if (form.proxy.mode === 'manual' && readProxyUrl(form.proxy.url) === null) {
    throw new AppFailure({
      kind: 'invalid-field',
      field: 'proxy',
      message: 'Give the proxy as host:port, for example proxy.bank.example:8080.',
    });
  }
  const certificates = loadTls(form.tls);
  if (!certificates.ok) throw new AppFailure({ kind: 'invalid-field', field: certificates.field, message: certificates.message });
  const account: StoredAccount = {
    id: ports.random.uuid(),
    label: form.label,
    environment: form.environment,
    baseUrl: form.environment === 'development' ? origin.origin : null,
    signIn: form.credentials.kind,
    clientId: form.credentials.kind === 'client' ? form.credentials.clientId : null,
    proxy: form.proxy,
    tls: form.tls,
    state: 'ready',
    createdAt: ports.clock.now(),
  };
  const attempt = session.connectAttempt();
  await tryCredentials(session, account, origin.origin, form.credentials);
  await session.inTurn(account.id, () =>
    keepSecret(session, account.id, form.credentials, attempt, () => enter(session, account, [])),
  );
  return begin(session, account);
}

/** Tries new credentials for an account that is here already; its cases, drafts and sends are untouched. */
export async function signIn(session: Session, accountId: string, credentials: Credentials): Promise<AccountSummary> {
  const account = mustFindAccount(session, accountId);
  checkCredentials(credentials);
  const { tls } = networkUnder(policyOf(session.stores.desk), account);
  const origin = originOf(account.environment, account.baseUrl, tls);
  if (!origin.ok) throw new AppFailure({ kind: 'invalid-field', field: 'baseUrl', message: origin.message });
  const attempt = session.connectAttempt();
  await tryCredentials(session, account, origin.origin, credentials);
  await session.inTurn(accountId, async () => {
    // It may have been removed while the credentials were tried: then no secret is kept for it.
    mustFindAccount(session, accountId);
    await keepSecret(session, accountId, credentials, attempt, () => noteSignIn(session, accountId, credentials));
    await session.open(mustFindAccount(session, accountId));
  });
  session.announcer.now('accounts.changed', {});
  return summarise(session, mustFindAccount(session, accountId));
}

/**
 * Puts a secret that works into the keychain, and then enters it. Until both are done it counts as left there, so that whatever
 * comes between (a wish to stop, a disk that refuses, a crash) leaves no secret behind that nobody goes by.
 * @throws AppFailure `cancelled` where the attempt was given up; an account that was signed in keeps the new secret then,
 * because its old one is gone
 */
async function keepSecret(
  session: Session,
  accountId: string,
  credentials: Credentials,
  attempt: number,
  enterIt: () => void,
): Promise<void> {
  const { desk } = session.stores;
  if (!session.isCurrentAttempt(attempt)) throw new AppFailure({ kind: 'cancelled' });
  const wasSignedIn = findAccount(desk, accountId)?.state === 'ready';
  if (!wasSignedIn) noteLeftSecret(desk, accountId);
  await storeCredentials(session.secrets, accountId, credentials);
  try {
    if (!wasSignedIn && !session.isCurrentAttempt(attempt)) throw new AppFailure({ kind: 'cancelled' });
    enterIt();
  } catch (cause) {
    if (!wasSignedIn) await removeLeftSecret(session, accountId);
    throw cause;
  }
}

/** An account is signed in: the secret in the keychain is the one that it goes by, and no longer one that was left there. */
export function noteSignIn({ stores }: Session, accountId: string, credentials: Credentials): void {
  transact(stores.desk, () => {
    const clientId = credentials.kind === 'client' ? credentials.clientId : null;
    setAccountSignIn(stores.desk, accountId, credentials.kind, clientId);
    forgetLeftSecret(stores.desk, accountId);
  });
}

/**
 * Forgets the secret and stops all calls. What waits in the outbox waits on, bound to this account. A silent keychain stops
 * nobody from signing out: the secret is written down as left before it is asked for, and the answer says what became of it.
 */
export async function signOut(session: Session, accountId: string): Promise<SignedOut> {
  mustFindAccount(session, accountId);
  // A sign-in that is still being tried must not end after this and take it back.
  session.giveUpConnecting();
  const outcome = await session.inTurn(accountId, async () => {
    const { desk } = session.stores;
    const wasSignedIn = mustFindAccount(session, accountId).state === 'ready';
    if (wasSignedIn) {
      noteSignOut(session, accountId);
      await session.open(mustFindAccount(session, accountId));
    }
    const wasLeft = leftSecrets(desk).includes(accountId);
    const outcome = await removeLeftSecret(session, accountId);
    if (wasSignedIn && outcome.secret === 'left') audit(session, { action: 'secret-left', accountId });
    if (!wasSignedIn && wasLeft && outcome.secret === 'removed') audit(session, { action: 'secret-removed', accountId });
    return outcome;
  });
  session.announcer.now('accounts.changed', {});
  return outcome;
}

/** An account is signed out; its secret counts as left in the keychain until that proved to be without it. */
export function noteSignOut(session: Session, accountId: string): void {
  const { desk } = session.stores;
  transact(desk, () => {
    setAccountState(desk, accountId, 'signed-out');
    noteLeftSecret(desk, accountId);
    audit(session, { action: 'signed-out', accountId });
  });
}

/** Writes a new account down, with the cases that it begins with. */
export function enter({ stores }: Session, account: StoredAccount, tracked: readonly NewTrackedCase[]): void {
  transact(stores.desk, () => {
    insertAccount(stores.desk, account);
    forgetLeftSecret(stores.desk, account.id);
    for (const known of tracked) insertTracked(stores.desk, known);
    writeValue(stores.desk, ACTIVE, account.id);
  });
}

export async function begin(session: Session, account: StoredAccount): Promise<AccountSummary> {
  await session.open(account);
  session.announcer.now('accounts.changed', {});
  return summarise(session, account);
}

async function tryCredentials(session: Session, account: StoredAccount, origin: string, credentials: Credentials): Promise<void> {
  const { proxy, tls } = networkUnder(policyOf(session.stores.desk), account);
  await testSignIn(session.ports, session.openTransport, {
    origin,
    credentials,
    proxy,
    tls,
    accountId: account.id,
    record: (record) => session.requestLog.record(account.environment, record),
  });
}

const UNUSABLE = /[^\u0021-\u007e]/;

/** What can not stand in an HTTP header is caught here, with a sentence, and not by a failing call. */
function checkCredentials(credentials: Credentials): void {
  const fields =
    credentials.kind === 'token'
      ? { token: credentials.token }
      : { clientId: credentials.clientId, clientSecret: credentials.clientSecret };
  for (const [field, value] of Object.entries(fields)) {
    if (UNUSABLE.test(value)) {
      throw new AppFailure({
        kind: 'invalid-field',
        field,
        message: 'This holds spaces, line breaks or characters that no credential has. Copy it again.',
      });
    }
  }
}
