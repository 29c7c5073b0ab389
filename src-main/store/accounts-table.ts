import { z } from 'zod';
import { Environment, ProxyChoice, TlsFiles } from '../../src-shared/accounts.ts';
import { all, type Db, first, jsonColumn, run } from './database.ts';

/** An account as stored: everything but its secret, which is in the keychain under `credentials:<id>`. */
const StoredAccount = z.object({
  id: z.string(),
  label: z.string(),
  environment: Environment,
  /** Null for the demo, whose address is known only while it runs. */
  baseUrl: z.string().nullable(),
  signIn: z.enum(['client', 'token']),
  clientId: z.string().nullable(),
  proxy: jsonColumn(ProxyChoice),
  tls: jsonColumn(TlsFiles).nullable(),
  state: z.enum(['ready', 'signed-out']),
  createdAt: z.number(),
});
export type StoredAccount = Readonly<z.output<typeof StoredAccount>>;

export function listAccounts(desk: Db): StoredAccount[] {
  return all(desk, StoredAccount, 'SELECT * FROM accounts ORDER BY created_at, id');
}

export function findAccount(desk: Db, id: string): StoredAccount | null {
  return first(desk, StoredAccount, 'SELECT * FROM accounts WHERE id = ?', id);
}

export function insertAccount(desk: Db, account: StoredAccount): void {
  run(
    desk,
    'INSERT INTO accounts (id, label, environment, base_url, sign_in, client_id, proxy, state, created_at, tls) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    account.id,
    account.label,
    account.environment,
    account.baseUrl,
    account.signIn,
    account.clientId,
    JSON.stringify(account.proxy),
    account.state,
    account.createdAt,
    account.tls === null ? null : JSON.stringify(account.tls),
  );
}

export function setAccountState(desk: Db, id: string, state: 'ready' | 'signed-out'): void {
  run(desk, 'UPDATE accounts SET state = ? WHERE id = ?', state, id);
}

/** After a new sign-in: how it proves itself may have changed with it. A client id stays known where a token takes its place. */
export function setAccountSignIn(desk: Db, id: string, signIn: 'client' | 'token', clientId: string | null): void {
  run(
    desk,
    `UPDATE accounts SET sign_in = ?, client_id = coalesce(?, client_id), state = 'ready' WHERE id = ?`,
    signIn,
    clientId,
    id,
  );
}
