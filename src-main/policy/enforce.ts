import type { TlsFiles } from '../../src-shared/accounts.ts';
import { AppFailure } from '../../src-shared/errors.ts';
import { type PolicyKey, type PolicyValues, proxyOfPolicy } from '../../src-shared/policy.ts';
import type { Files } from '../ports.ts';
import type { StoredAccount } from '../store/accounts-table.ts';
import type { Policy } from './read-policy.ts';

/** The value in force of a key that is no setting of the person's. */
export function policyValue<K extends PolicyKey>(policy: Policy, key: K): PolicyValues[K] {
  return policy.enforced[key] ?? policy.defaults[key];
}

export function isEnvironmentAllowed(policy: Policy, environment: StoredAccount['environment']): boolean {
  return policyValue(policy, 'environments')?.includes(environment) ?? true;
}

/** @throws AppFailure `managed` where the organisation allows no accounts of this environment */
export function checkEnvironment(policy: Policy, environment: StoredAccount['environment']): void {
  if (!isEnvironmentAllowed(policy, environment)) throw new AppFailure({ kind: 'managed', key: 'environments' });
}

/** @throws AppFailure `managed` where links may not be opened */
export function checkLinks(policy: Policy): void {
  if (policyValue(policy, 'linksAllowed') === false) throw new AppFailure({ kind: 'managed', key: 'linksAllowed' });
}

/** Files of a session: the one way out for what is saved, so that no export is forgotten where exports are not allowed. */
export function filesUnder(files: Files, policy: () => Policy): Files {
  return {
    ...files,
    save(suggestedName, bytes) {
      if (policyValue(policy(), 'exportAllowed') === false) throw new AppFailure({ kind: 'managed', key: 'exportAllowed' });
      return files.save(suggestedName, bytes);
    },
  };
}

/** How an account reaches Wise: as the organisation enforces it, else as the account says. Loopback needs no proxy in any case. */
export function networkUnder(policy: Policy, account: StoredAccount): StoredAccount {
  const { proxy } = policy.enforced;
  if (account.environment === 'demo') return account;
  return {
    ...account,
    proxy: proxy === undefined ? account.proxy : proxyOfPolicy(proxy),
    tls: tlsUnder(policy, account.tls),
  };
}

/** Certificates as the organisation enforces them, file by file, else as they were chosen; its defaults where nothing was chosen. */
export function tlsUnder({ enforced, defaults }: Policy, chosen: TlsFiles | null): TlsFiles | null {
  // As a whole: a certificate of the organisation does not go with a key of the person's own.
  const otherwise = hasFile(chosen) ? chosen : defaults;
  const files: TlsFiles = {
    extraCaFile: enforced.extraCaFile ?? otherwise.extraCaFile ?? null,
    clientCertificateFile: enforced.clientCertificateFile ?? otherwise.clientCertificateFile ?? null,
    clientKeyFile: enforced.clientKeyFile ?? otherwise.clientKeyFile ?? null,
  };
  return hasFile(files) ? files : chosen;
}

function hasFile(files: TlsFiles | null): files is TlsFiles {
  return files !== null && [files.extraCaFile, files.clientCertificateFile, files.clientKeyFile].some((file) => file !== null);
}
