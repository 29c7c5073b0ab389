import type { ProxyChoice } from '../../src-shared/accounts.ts';
import type { ProxyResolver } from '../ports.ts';
import { ConnectFailure, type Route } from './connector.ts';

/** True for a host that is this very computer. */
export function isLoopback(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  return bare === 'localhost' || bare === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(bare);
}

/** Reads a proxy as a person writes it: `http://host:port`, or only `host:port`. @returns null where it is none. */
export function readProxyUrl(typed: string): URL | null {
  const text = typed.trim();
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  if (!URL.canParse(withScheme)) return null;
  const url = new URL(withScheme);
  if (!canBeDecoded(url.username) || !canBeDecoded(url.password)) return null;
  const usable =
    (url.protocol === 'http:' || url.protocol === 'https:') &&
    url.hostname !== '' &&
    (url.pathname === '/' || url.pathname === '');
  return usable && url.search === '' && url.hash === '' ? url : null;
}

/** A percent sign that was typed as it is, and not as %25, would end the connection with no proof that nothing was sent. */
function canBeDecoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    // URIError, and nothing else.
    return false;
  }
}

/**
 * Decides how a host is reached. Loopback is never sent through a proxy.
 * @throws ConnectFailure where the system names only proxies that can not be used (SOCKS).
 */
export async function chooseRoute(choice: ProxyChoice, target: URL, resolver: ProxyResolver): Promise<Route> {
  if (choice.mode === 'none' || isLoopback(target.hostname)) return { kind: 'direct' };
  if (choice.mode === 'manual') {
    const url = readProxyUrl(choice.url);
    if (url === null) throw new ConnectFailure('proxy', 'the proxy address can not be read');
    return { kind: 'proxy', url };
  }
  return readPacAnswer(await resolver.resolve(target.origin));
}

/** Takes the first usable entry of an answer such as `PROXY a:8080; DIRECT`. */
export function readPacAnswer(answer: string): Route {
  const entries = answer
    .split(';')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  if (entries.length === 0) return { kind: 'direct' };
  for (const entry of entries) {
    if (/^direct$/i.test(entry)) return { kind: 'direct' };
    const named = /^(PROXY|HTTP|HTTPS)\s+(\S+)$/i.exec(entry);
    if (named?.[2] === undefined) continue;
    const url = readProxyUrl(`${named[1]?.toUpperCase() === 'HTTPS' ? 'https' : 'http'}://${named[2]}`);
    if (url !== null) return { kind: 'proxy', url };
  }
  throw new ConnectFailure('proxy', `no usable proxy in: ${entries.join('; ')}`);
}
