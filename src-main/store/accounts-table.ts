import { z } from 'zod';
import { Environment, ProxyChoice, TlsFiles } from '../../src-shared/accounts.ts';
import { all, type Db, first, jsonColumn, run } from './database.ts';

const Row = z.object({
  id: z.string(),
  label: z.string(),
  environment: Environment,
  base_url: z.string().nullable(),
  sign_in: z.enum(['client', 'token']),
  client_id: z.string().nullable(),
  proxy: jsonColumn(ProxyChoice),
  tls: jsonColumn(TlsFiles).nullable(),
  state: z.enum(['ready', 'signed-out']),
  created_at: z.number(),
});

/** An account as stored: everything but its secret, which is in the keychain under `credentials:<id>`. */
export type StoredAccount = {
  readonly id: string;
  readonly label: string;
  readonly environment: Environment;
  /** Null for the demo, whose address is known only while it runs. */
  readonly baseUrl: string | null;
  readonly signIn: 'client' | 'token';
  readonly clientId: string | null;
  readonly proxy: ProxyChoice;
  readonly tls: TlsFiles | null;
  readonly state: 'ready' | 'signed-out';
  readonly createdAt: number;
};

function fromRow(row: z.output<typeof Row>): StoredAccount {
  return {
    id: row.id,
    label: row.label,
    environment: row.environment,
    baseUrl: row.base_url,
    signIn: row.sign_in,
    clientId: row.client_id,
    proxy: row.proxy,
    tls: row.tls,
    state: row.state,
    createdAt: row.created_at,
  };
}

export function listAccounts(desk: Db): StoredAccount[] {
  return all(desk, Row, 'SELECT * FROM accounts ORDER BY created_at, id').map(fromRow);
}

export function findAccount(desk: Db, id: string): StoredAccount | null {
  const row = first(desk, Row, 'SELECT * FROM accounts WHERE id = ?', id);
  return row === null ? null : fromRow(row);
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

/** After a new sign-in: how it proves itself may have changed with it. */
export function setAccountSignIn(desk: Db, id: string, signIn: 'client' | 'token', clientId: string | null): void {
  run(desk, `UPDATE accounts SET sign_in = ?, client_id = ?, state = 'ready' WHERE id = ?`, signIn, clientId, id);
}
