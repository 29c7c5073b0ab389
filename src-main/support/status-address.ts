import type { ProxyChoice, TlsFiles } from '../../src-shared/accounts.ts';
import type { StatusIdle } from '../../src-shared/status-page.ts';
import { isLoopback } from '../api/proxy-route.ts';
import type { StoredAccount } from '../store/accounts-table.ts';

const WISE = 'https://status.wise.com';
const SUMMARY = '/api/v2/summary.json';

/** Where the status page is read, and how it is reached. */
export type StatusTarget = {
  readonly address: string;
  readonly origin: string;
  readonly path: string;
  readonly proxy: ProxyChoice;
  readonly tls: TlsFiles | null;
};

export type StatusPlace =
  | { readonly kind: 'target'; readonly target: StatusTarget }
  | { readonly kind: 'idle'; readonly idle: StatusIdle };

/**
 * Decides which page is read for an account: the one that was set, else the demo's own, else Wise's. An account of a developer has none
 * by itself: whatever plays Wise there is not to be asked for what nobody set up.
 * @param account the active one, as the organisation lets it reach the network; null: none is connected
 * @param demoUrl where the built-in stand-in runs; null while it does not
 */
export function statusPlace(account: StoredAccount | null, setting: string, demoUrl: string | null): StatusPlace {
  if (account === null) return { kind: 'idle', idle: 'no-account' };
  const typed = setting.trim();
  const own = account.environment === 'demo' ? demoUrl : account.environment === 'development' ? null : WISE;
  const address = typed === '' ? own : typed;
  if (address === null) return { kind: 'idle', idle: 'no-page' };
  const url = readStatusAddress(address);
  if (url === null) return { kind: 'idle', idle: 'bad-address' };
  return {
    kind: 'target',
    target: {
      address: url.origin + (url.pathname === '/' ? '' : url.pathname),
      origin: url.origin,
      path: `${url.pathname.replace(/\/+$/, '')}${SUMMARY}`,
      proxy: account.environment === 'demo' && typed === '' ? { mode: 'none' } : account.proxy,
      // The page is public: what proves who we are to the API is not shown to it.
      tls: account.tls === null ? null : { ...account.tls, clientCertificateFile: null, clientKeyFile: null },
    },
  };
}

/** https, or http on this computer; no password, no query. With or without the path of the summary. @returns null for anything else */
export function readStatusAddress(typed: string): URL | null {
  if (!URL.canParse(typed)) return null;
  const url = new URL(typed);
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
  if (!isSafe || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return null;
  url.pathname = url.pathname.replace(/\/+$/, '').replace(/\/api\/v2(?:\/summary\.json)?$/, '');
  return url;
}
