import type { ProxyResolver } from '../src-main/ports.ts';

function setting(environment: NodeJS.ProcessEnv, name: string): string | null {
  const value = environment[name.toLowerCase()] ?? environment[name.toUpperCase()];
  return value === undefined || value.trim() === '' ? null : value.trim();
}

/** True where NO_PROXY names the host: itself, a domain above it, or everything. */
function isExcepted(url: URL, exceptions: string): boolean {
  const host = url.hostname.toLowerCase();
  return exceptions
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      const [name = '', port] = entry.replace(/^\*?\./, '').split(':');
      if (entry === '*') return true;
      if (port !== undefined && port !== (url.port || (url.protocol === 'https:' ? '443' : '80'))) return false;
      return host === name || host.endsWith(`.${name}`);
    });
}

/** Reads HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY, as command line programs do; answers like a proxy auto-config. */
export function createProxyResolver(environment: NodeJS.ProcessEnv): ProxyResolver {
  return {
    async resolve(address) {
      const url = new URL(address);
      const isLoopback = url.hostname === 'localhost' || url.hostname === '[::1]' || url.hostname.startsWith('127.');
      const exceptions = setting(environment, 'NO_PROXY');
      if (isLoopback || (exceptions !== null && isExcepted(url, exceptions))) return 'DIRECT';
      const proxy =
        setting(environment, url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY') ?? setting(environment, 'ALL_PROXY');
      if (proxy === null) return 'DIRECT';
      const parsed = new URL(proxy.includes('://') ? proxy : `http://${proxy}`);
      const scheme = parsed.protocol === 'https:' ? 'HTTPS' : parsed.protocol.startsWith('socks') ? 'SOCKS5' : 'PROXY';
      const port = parsed.port || (scheme === 'HTTPS' ? '443' : scheme === 'SOCKS5' ? '1080' : '80');
      return `${scheme} ${parsed.hostname}:${port}`;
    },
  };
}
