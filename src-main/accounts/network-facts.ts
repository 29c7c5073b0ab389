import type { NetworkFacts } from '../../src-shared/facts.ts';
import type { PolicyKey } from '../../src-shared/policy.ts';
import { readProxyUrl } from '../api/proxy-route.ts';
import { networkUnder } from '../policy/enforce.ts';
import type { Session } from '../session.ts';
import { listAccounts } from '../store/accounts-table.ts';
import { policyOf } from '../store/settings-table.ts';
import { originOf } from './environments.ts';

const DECIDE = ['proxy', 'extraCaFile', 'clientCertificateFile', 'clientKeyFile'] as const satisfies readonly PolicyKey[];

/** How each account reaches Wise, as it is in force. */
export function networkFacts({ stores }: Session): NetworkFacts[] {
  const policy = policyOf(stores.desk);
  return listAccounts(stores.desk).map((stored) => {
    const account = networkUnder(policy, stored);
    const origin = originOf(account.environment, account.baseUrl, account.tls);
    const { proxy } = account;
    const url = proxy.mode === 'manual' ? readProxyUrl(proxy.url) : null;
    return {
      accountId: account.id,
      label: account.label,
      host: account.environment === 'demo' ? 'this computer' : origin.ok ? new URL(origin.origin).host : '',
      proxy: proxy.mode === 'system' ? 'of this computer' : proxy.mode === 'none' ? 'none' : (url?.host ?? 'unreadable'),
      extraCaFile: account.tls?.extraCaFile ?? null,
      clientCertificateFile: account.tls?.clientCertificateFile ?? null,
      clientKeyFile: account.tls?.clientKeyFile ?? null,
      managed: account.environment === 'demo' ? [] : DECIDE.filter((key) => policy.enforced[key] !== undefined),
    };
  });
}
