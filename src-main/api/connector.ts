import http from 'node:http';
import https from 'node:https';
import net, { type Socket } from 'node:net';
import type tls from 'node:tls';
import { buildConnector } from 'undici';
import { z } from 'zod';
import type { NotReached } from '../../src-shared/errors.ts';

/** The largest time that a connection may take to stand, TLS and proxy included. */
export const CONNECT_TIMEOUT_MILLISECONDS = 10_000;

/** A connection that never stood: by construction, not a byte of the request has left. */
export class ConnectFailure extends Error {
  override readonly name = 'ConnectFailure';
  readonly why: NotReached;
  constructor(why: NotReached, detail: string) {
    super(detail);
    this.why = why;
  }
}

/** How to reach a host: straight, or through a proxy's CONNECT. */
export type Route = { readonly kind: 'direct' } | { readonly kind: 'proxy'; readonly url: URL };

const TLS_CODES =
  /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|EPROTO|INVALID_CA|PATH_LENGTH|INVALID_PURPOSE)/;

function codeOf(cause: unknown): string {
  return z.object({ code: z.string() }).safeParse(cause).data?.code ?? '';
}

/** Says in one word why a connection did not stand. */
export function whyNotReached(cause: unknown): NotReached {
  if (cause instanceof ConnectFailure) return cause.why;
  const code = codeOf(cause);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EAI_FAIL' || code === 'ENODATA') return 'dns';
  if (code === 'ECONNREFUSED') return 'refused';
  if (code === 'ETIMEDOUT' || code === 'UND_ERR_CONNECT_TIMEOUT') return 'timeout';
  if (TLS_CODES.test(code)) return 'tls';
  return 'network';
}

/**
 * Opens connections for undici. Every failure here comes back as a {@link ConnectFailure}, which is the proof, and not a
 * guess from an error's text, that nothing was sent.
 */
export function createConnector(route: Route, secureContext: tls.SecureContext): buildConnector.connector {
  const connect = buildConnector({ timeout: CONNECT_TIMEOUT_MILLISECONDS, secureContext, rejectUnauthorized: true });
  return (options, callback) => {
    const finish: buildConnector.Callback = (...[error, socket]) => {
      if (error !== null) callback(asConnectFailure(error), null);
      else callback(null, socket);
    };
    if (route.kind === 'direct') {
      connect(options, finish);
      return;
    }
    openTunnel(route.url, `${options.hostname}:${options.port || '443'}`, (error, tunnel) => {
      if (error !== null) finish(error, null);
      else connect({ ...options, httpSocket: tunnel }, finish);
    });
  };
}

function asConnectFailure(cause: Error): ConnectFailure {
  return cause instanceof ConnectFailure ? cause : new ConnectFailure(whyNotReached(cause), codeOf(cause) || cause.name);
}

type TunnelCallback = (...result: [ConnectFailure, null] | [null, Socket]) => void;

/** Asks a proxy for a tunnel to `authority`. The credentials of the proxy go to the proxy only. */
function openTunnel(proxy: URL, authority: string, callback: TunnelCallback): void {
  const client = proxy.protocol === 'https:' ? https : http;
  const credentials =
    proxy.username === '' ? null : `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  const request = client.request({
    host: proxy.hostname.replace(/^\[|\]$/g, ''),
    port: proxy.port === '' ? (proxy.protocol === 'https:' ? 443 : 80) : Number(proxy.port),
    method: 'CONNECT',
    path: authority,
    timeout: CONNECT_TIMEOUT_MILLISECONDS,
    agent: false,
    headers: {
      host: authority,
      ...(credentials === null ? {} : { 'proxy-authorization': `Basic ${Buffer.from(credentials).toString('base64')}` }),
    },
  });
  let settled = false;
  const settle: TunnelCallback = (...result) => {
    if (settled) return;
    settled = true;
    callback(...result);
  };
  request.once('connect', (response, socket) => {
    if (
      response.statusCode !== undefined &&
      response.statusCode >= 200 &&
      response.statusCode < 300 &&
      socket instanceof net.Socket
    ) {
      settle(null, socket);
      return;
    }
    socket.destroy();
    settle(new ConnectFailure('proxy', `the proxy answered ${response.statusCode ?? 0}`), null);
  });
  request.once('response', (response) => {
    response.destroy();
    settle(new ConnectFailure('proxy', `the proxy answered ${response.statusCode ?? 0}`), null);
  });
  request.once('timeout', () => {
    request.destroy();
    settle(new ConnectFailure('proxy', 'the proxy did not answer'), null);
  });
  request.once('error', (cause) =>
    settle(new ConnectFailure('proxy', `the proxy could not be reached (${codeOf(cause) || cause.name})`), null),
  );
  request.end();
}
