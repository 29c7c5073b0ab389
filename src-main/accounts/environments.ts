import type { Environment, TlsFiles } from '../../src-shared/accounts.ts';
import { isLoopback } from '../api/proxy-route.ts';

/** Where each environment lives; the exact hosts, compared whole (wise-api.md section 3). */
const ORIGINS = {
  production: { plain: 'https://api.wise.com', mutual: 'https://api-mtls.transferwise.com' },
  sandbox: { plain: 'https://api.wise-sandbox.com', mutual: 'https://api-mtls.wise-sandbox.com' },
} as const;

export type OriginAnswer = { readonly ok: true; readonly origin: string } | { readonly ok: false; readonly message: string };

/**
 * The one origin that an account of this environment may speak to.
 * @param tls an account with a client certificate goes to the host that asks for one.
 * @param baseUrl of `development` (typed) and `demo` (given by the running stand-in) only: loopback, nothing else.
 */
export function originOf(environment: Environment, baseUrl: string | null, tls: TlsFiles | null): OriginAnswer {
  if (environment === 'production' || environment === 'sandbox') {
    const hosts = ORIGINS[environment];
    return { ok: true, origin: tls === null || tls.clientCertificateFile === null ? hosts.plain : hosts.mutual };
  }
  const text = baseUrl?.trim() ?? '';
  if (text === '') return { ok: false, message: 'Enter an address such as http://127.0.0.1:4010.' };
  if (!URL.canParse(text)) return { ok: false, message: 'This is not an address. It looks like http://127.0.0.1:4010.' };
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return { ok: false, message: 'The address begins with http:// or https://.' };
  if (!isLoopback(url.hostname))
    return { ok: false, message: 'Development reaches this computer only: 127.0.0.1, [::1] or localhost.' };
  if (url.username !== '' || url.password !== '')
    return { ok: false, message: 'Leave user name and password out of the address.' };
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
    return { ok: false, message: 'Give the address only, without a path.' };
  return { ok: true, origin: url.origin };
}
