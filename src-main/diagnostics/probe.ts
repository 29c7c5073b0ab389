import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { PeerCertificate } from 'node:tls';
import tls from 'node:tls';
import type { TlsFiles } from '../../src-shared/accounts.ts';
import { ConnectFailure, createConnector, type Route } from '../api/connector.ts';
import { loadTls } from '../api/tls-files.ts';

/** Addresses of a name. */
export async function addressesOf(hostname: string): Promise<readonly string[]> {
  const found = await lookup(hostname.replace(/^\[|\]$/g, ''), { all: true });
  return found.map(({ address }) => address);
}

/** Who vouches for a host: from its own certificate up to the authority. */
export type ChainLink = { readonly subject: string; readonly issuer: string; readonly validTo: string };

const LONGEST_CHAIN = 8;

/**
 * Opens a connection and closes it again; not a byte of ours is sent. Trust is as strict as in a call.
 * @returns the chain; null where the address is without TLS, as a stand-in on this computer is
 * @throws ConnectFailure
 */
export function chainOf(origin: URL, route: Route, files: TlsFiles | null): Promise<readonly ChainLink[] | null> {
  const loaded = loadTls(files);
  if (!loaded.ok) return Promise.reject(new ConnectFailure('tls', `${loaded.field}: ${loaded.message}`));
  const connect = createConnector(route, loaded.context);
  return new Promise((resolve, reject) => {
    connect(
      {
        hostname: origin.hostname,
        host: origin.host,
        protocol: origin.protocol,
        port: origin.port,
        // An address of numbers has no name to ask for.
        ...(isIP(origin.hostname.replace(/^\[|\]$/g, '')) === 0 ? { servername: origin.hostname } : {}),
      },
      (...[error, socket]) => {
        if (error !== null) {
          reject(error);
          return;
        }
        const chain = socket instanceof tls.TLSSocket ? linksOf(socket.getPeerCertificate(true)) : null;
        socket.destroy();
        resolve(chain);
      },
    );
  });
}

function linksOf(first: PeerCertificate & { issuerCertificate?: PeerCertificate }): ChainLink[] {
  const links: ChainLink[] = [];
  let certificate: typeof first | undefined = first;
  while (certificate?.subject !== undefined && links.length < LONGEST_CHAIN) {
    const { subject, issuer, valid_to: validTo } = certificate;
    links.push({ subject: nameIn(subject), issuer: nameIn(issuer), validTo });
    const next: typeof first | undefined = certificate.issuerCertificate;
    // An authority is its own issuer.
    certificate = next === certificate || next?.fingerprint256 === certificate.fingerprint256 ? undefined : next;
  }
  return links;
}

function nameIn(name: PeerCertificate['subject']): string {
  const text = (value: string | string[] | undefined) => (Array.isArray(value) ? value.join(', ') : (value ?? ''));
  return text(name.CN) || text(name.O) || '(no name)';
}
