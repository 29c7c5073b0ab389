import type { ProxyChoice, TlsFiles } from '../../src-shared/accounts.ts';
import { mayAskForUpdates, proxyOfPolicy } from '../../src-shared/policy.ts';
import type { Settings } from '../../src-shared/settings.ts';
import { policyValue } from '../policy/enforce.ts';
import type { Policy } from '../policy/read-policy.ts';

/** Where the description of the newest version is, and how it is reached. */
export type WhereToAsk = { readonly url: URL; readonly proxy: ProxyChoice; readonly tls: TlsFiles | null };

/**
 * Decides whether anybody is asked for a newer version. Where an organisation manages this installation it must say so itself:
 * without a word from it, nobody asks. @returns null where nobody is asked
 */
export function whereToAsk(policy: Policy, settings: Settings, development: boolean): WhereToAsk | null {
  if (!mayAskForUpdates(policy.report)) return null;
  if (!settings.updates.check || !URL.canParse(settings.updates.url)) return null;
  const url = new URL(settings.updates.url);
  if (!isAllowed(url, development)) return null;
  const proxy = policyValue(policy, 'proxy');
  const extraCaFile = policyValue(policy, 'extraCaFile') ?? null;
  return {
    url,
    proxy: proxy === undefined ? { mode: 'system' } : proxyOfPolicy(proxy),
    tls: extraCaFile === null ? null : { extraCaFile, clientCertificateFile: null, clientKeyFile: null },
  };
}

function isAllowed(url: URL, development: boolean): boolean {
  if (url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (development && url.protocol === 'http:' && url.hostname === '127.0.0.1');
}
