import type { AccountList, AccountSummary, ConnectForm, Credentials } from '../../src-shared/accounts.ts';
import { AppFailure } from '../../src-shared/errors.ts';
import { readProxyUrl } from '../api/proxy-route.ts';
import { loadTls } from '../api/tls-files.ts';
import { checkEnvironment, networkUnder, tlsUnder } from '../policy/enforce.ts';
import { mustFindAccount, type Session } from '../session.ts';
import { insertAccount, listAccounts, type StoredAccount, setAccountSignIn, setAccountState } from '../store/accounts-table.ts';
import { projectCase } from '../store/cases-table.ts';
import { transact } from '../store/database.ts';
import { insertTracked, type NewTrackedCase } from '../store/register-table.ts';
import { policyOf, readValue, writeValue } from '../store/settings-table.ts';
import { removeCredentials, storeCredentials } from './credentials.ts';
import { originOf } from './environments.ts';
import { testSignIn } from './sign-in.ts';

const ACTIVE = 'active-account';
const DEMO_LABEL = 'Northbank Ops';

function summarise(account: StoredAccount): AccountSummary {
  const origin = originOf(account.environment, account.baseUrl, account.tls);
  return {
    id: account.id,
    label: account.label,
    environment: account.environment,
    host: account.environment === 'demo' ? 'this computer' : origin.ok ? new URL(origin.origin).host : '',
    signIn: account.signIn,
    state: account.state,
    createdAt: account.createdAt,
  };
}

export function accountList(session: Session): AccountList {
  const accounts = listAccounts(session.stores.desk);
  const wanted = readValue(session.stores.desk, ACTIVE);
  const active = accounts.find((account) => account.id === wanted) ?? accounts[0];
  const policy = policyOf(session.stores.desk);
  return { accounts: accounts.map((account) => summarise(networkUnder(policy, account))), activeId: active?.id ?? null };
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
  if (!session.isCurrentAttempt(attempt)) throw new AppFailure({ kind: 'cancelled' });
  await storeCredentials(session.secrets, account.id, form.credentials);
  try {
    enter(session, account, []);
  } catch (cause) {
    // A secret that belongs to no account would stay in the keychain for ever, and nobody could sign it out.
    await removeCredentials(session.secrets, account.id);
    throw cause;
  }
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
    if (!session.isCurrentAttempt(attempt)) throw new AppFailure({ kind: 'cancelled' });
    await storeCredentials(session.secrets, accountId, credentials);
    setAccountSignIn(
      session.stores.desk,
      accountId,
      credentials.kind,
      credentials.kind === 'client' ? credentials.clientId : null,
    );
    await session.open(mustFindAccount(session, accountId));
  });
  session.announcer.now('accounts.changed', {});
  return summarise(mustFindAccount(session, accountId));
}

/** Forgets the secret and stops all calls. What waits in the outbox waits on, bound to this account. */
export async function signOut(session: Session, accountId: string): Promise<void> {
  mustFindAccount(session, accountId);
  // A sign-in that is still being tried must not end after this and take it back.
  session.giveUpConnecting();
  await session.inTurn(accountId, async () => {
    await removeCredentials(session.secrets, accountId);
    setAccountState(session.stores.desk, accountId, 'signed-out');
    await session.open(mustFindAccount(session, accountId));
  });
  session.announcer.now('accounts.changed', {});
}

/** Starts the built-in stand-in as an account with its own lively cases; a second time only brings it to the front. */
export function startDemo(session: Session): Promise<AccountSummary> {
  checkEnvironment(policyOf(session.stores.desk), 'demo');
  // Pressed twice it is still one account: the second time finds what the first has made.
  return session.inTurn('demo', () => bringUpDemo(session));
}

async function bringUpDemo(session: Session): Promise<AccountSummary> {
  const { ports, stores } = session;
  const existing = listAccounts(stores.desk).find((account) => account.environment === 'demo');
  if (existing !== undefined && existing.state === 'ready') {
    activate(session, existing.id);
    return summarise(existing);
  }
  const demo = await session.demo();
  const credentials: Credentials = { kind: 'client', clientId: demo.clientId, clientSecret: demo.clientSecret };
  const now = ports.clock.now();
  const account: StoredAccount = existing ?? {
    id: ports.random.uuid(),
    label: DEMO_LABEL,
    environment: 'demo',
    baseUrl: null,
    signIn: 'client',
    clientId: demo.clientId,
    proxy: { mode: 'none' },
    tls: null,
    state: 'ready',
    createdAt: now,
  };
  if (existing !== undefined) {
    await session.inTurn(account.id, async () => {
      await storeCredentials(session.secrets, account.id, credentials);
      setAccountSignIn(stores.desk, account.id, 'client', demo.clientId);
      await session.open(mustFindAccount(session, account.id));
    });
    activate(session, account.id);
    return summarise(mustFindAccount(session, account.id));
  }
  await storeCredentials(session.secrets, account.id, credentials);
  const tracked = demo.cases.map((known) => demoCase(account.id, known.id, known.subject, now));
  enter(session, account, tracked);
  transact(stores.cache, () => {
    for (const known of tracked) projectCase(stores.cache, known);
  });
  return begin(session, account);
}

function demoCase(accountId: string, caseId: string, subject: string | null, now: number): NewTrackedCase {
  return {
    accountId,
    caseId,
    origin: 'demo',
    type: null,
    subject,
    description: null,
    transferId: null,
    profileId: null,
    userId: null,
    externalId: null,
    trackedAt: now,
    readUpTo: null,
    announced: null,
    note: null,
  };
}

/** Writes a new account down, with the cases that it begins with. */
function enter({ stores }: Session, account: StoredAccount, tracked: readonly NewTrackedCase[]): void {
  transact(stores.desk, () => {
    insertAccount(stores.desk, account);
    for (const known of tracked) insertTracked(stores.desk, known);
    writeValue(stores.desk, ACTIVE, account.id);
  });
}

async function begin(session: Session, account: StoredAccount): Promise<AccountSummary> {
  await session.open(account);
  session.announcer.now('accounts.changed', {});
  return summarise(account);
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
