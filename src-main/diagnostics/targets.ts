import { proxyOfPolicy } from '../../src-shared/policy.ts';
import { createAccountClient } from '../accounts/account-client.ts';
import { readCredentials } from '../accounts/credentials.ts';
import { originOf } from '../accounts/environments.ts';
import { PROBED_CASE, provesRecognition } from '../api/probed-case.ts';
import { networkUnder, policyValue } from '../policy/enforce.ts';
import type { Policy } from '../policy/read-policy.ts';
import type { Session } from '../session.ts';
import { listAccounts, type StoredAccount } from '../store/accounts-table.ts';
import type { Target } from './connection-test.ts';

/** The accounts as they reach Wise; where there are none, the hosts that one would be connected to. */
export async function targetsOf(session: Session | null, policy: Policy): Promise<Target[]> {
  const accounts = session === null ? [] : listAccounts(session.stores.desk);
  if (session === null || accounts.length === 0) return bareTargets(policy);
  const targets = await Promise.all(accounts.map((account) => targetOf(session, networkUnder(policy, account))));
  const found = targets.filter((target) => target !== null);
  return found.length === 0 ? bareTargets(policy) : found;
}

function bareTargets(policy: Policy): Target[] {
  const { extraCaFile, clientCertificateFile, clientKeyFile } = policy.enforced;
  const tls = {
    extraCaFile: extraCaFile ?? null,
    clientCertificateFile: clientCertificateFile ?? null,
    clientKeyFile: clientKeyFile ?? null,
  };
  const proxy = proxyOfPolicy(policyValue(policy, 'proxy') ?? 'system');
  const allowed = policyValue(policy, 'environments');
  return (['production', 'sandbox'] as const)
    .filter((environment) => allowed?.includes(environment) ?? true)
    .flatMap((environment) => {
      const origin = originOf(environment, null, tls);
      return origin.ok ? [{ origin: new URL(origin.origin), proxy, tls, signIn: null }] : [];
    });
}

/** @returns null for a demo that does not run: it is not started for this, and must not keep the others from being tested */
async function targetOf(session: Session, account: StoredAccount): Promise<Target | null> {
  const baseUrl = account.environment === 'demo' ? await addressOfDemo(session, account) : account.baseUrl;
  if (account.environment === 'demo' && baseUrl === null) return null;
  const origin = originOf(account.environment, baseUrl, account.tls);
  if (!origin.ok) throw new Error('an account without an address');
  const { proxy, tls } = account;
  return {
    origin: new URL(origin.origin),
    proxy,
    tls,
    signIn: account.state === 'ready' ? signInOf(session, account, origin.origin) : null,
  };
}

async function addressOfDemo(session: Session, account: StoredAccount): Promise<string | null> {
  if (account.state !== 'ready') return null;
  try {
    return (await session.demo()).baseUrl;
  } catch (cause) {
    session.ports.log.bug(cause, 'demo-for-test');
    return null;
  }
}

function signInOf(session: Session, account: StoredAccount, origin: string): NonNullable<Target['signIn']> {
  const { clock, proxy: proxyResolver } = session.ports;
  const transport = session.openTransport({ origin, proxy: account.proxy, tls: account.tls, clock, proxyResolver });
  const { client, tokens, pacer } = createAccountClient({
    ports: session.ports,
    accountId: account.id,
    transport,
    credentials: () => readCredentials(session.secrets, account.id),
    record: (made) => session.requestLog.record(account.environment, made),
  });
  return {
    token: () => tokens.get(),
    async read() {
      const answer = await client.readCase(PROBED_CASE, 'visible');
      if (!answer.ok && !provesRecognition(answer.error)) return answer;
      return { ok: true, value: { clockOffset: client.clockOffset() } };
    },
    async stop() {
      pacer.stop();
      await transport.stop();
    },
  };
}
