import type { AccountSummary, Credentials } from '../../src-shared/accounts.ts';
import { checkEnvironment } from '../policy/enforce.ts';
import { mustFindAccount, type Session } from '../session.ts';
import { listAccounts, type StoredAccount } from '../store/accounts-table.ts';
import { projectCase } from '../store/cases-table.ts';
import { transact } from '../store/database.ts';
import type { NewTrackedCase } from '../store/register-table.ts';
import { policyOf } from '../store/settings-table.ts';
import { activate, begin, enter, noteSignIn, summarise } from './accounts.ts';
import { storeCredentials } from './credentials.ts';

const DEMO_LABEL = 'Northbank Ops';

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
    return summarise(session, existing);
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
      noteSignIn(session, account.id, credentials);
      await session.open(mustFindAccount(session, account.id));
    });
    activate(session, account.id);
    return summarise(session, mustFindAccount(session, account.id));
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
