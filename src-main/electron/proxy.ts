import type { Session } from 'electron';
import type { ProxyResolver } from '../ports.ts';

/** What the operating system says, proxy auto-config files included. */
export function createProxyResolver(session: Session): ProxyResolver {
  return { resolve: (url) => session.resolveProxy(url) };
}
