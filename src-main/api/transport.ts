import type tls from 'node:tls';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { Client, type Dispatcher, Pool } from 'undici';
import { z } from 'zod';
import type { ProxyChoice, TlsFiles } from '../../src-shared/accounts.ts';
import type { NotReached } from '../../src-shared/errors.ts';
import type { Clock, ProxyResolver } from '../ports.ts';
import { CONNECT_TIMEOUT_MILLISECONDS, ConnectFailure, createConnector, type Route } from './connector.ts';
import { chooseRoute } from './proxy-route.ts';
import { loadTls } from './tls-files.ts';

/** Silence on an open connection for this long ends a call. */
export const IDLE_MILLISECONDS = 15_000;
/** A read may take this long in all, a write half of it (reliability-and-security.md rows 9 and 38). */
export const READ_DEADLINE_MILLISECONDS = 60_000;
export const WRITE_DEADLINE_MILLISECONDS = 30_000;
/** The largest answer that is read, before and after unpacking. */
export const BODY_CAP_BYTES = 32 * 1024 * 1024;

const READ_CONNECTIONS = 6;

export type HttpRequest = {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
};

/** What came of a request, told by how far it got and never by the words of an error. */
export type HttpOutcome =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly headers: ReadonlyMap<string, string>;
      readonly body: Uint8Array;
      readonly bytesReceived: number;
    }
  /** No connection ever stood, so not a byte of it left. */
  | { readonly kind: 'not-sent'; readonly why: NotReached; readonly detail: string }
  /** Bytes may have left; nothing that can be trusted came back. */
  | { readonly kind: 'lost'; readonly why: 'reset' | 'timeout' | 'closed' | 'garbled' };

export type Transport = {
  /** The origin it speaks to; there is no way to make it speak to another. */
  readonly origin: string;
  send(request: HttpRequest): Promise<HttpOutcome>;
  /** Forgets open connections and the proxy: after wake or a change of network. */
  reset(): void;
  /** @param how `abandon`: what is on the wire is given up; only for what can be asked again at any time */
  stop(how?: 'wait' | 'abandon'): Promise<void>;
};

export type TransportOptions = {
  readonly origin: string;
  readonly proxy: ProxyChoice;
  readonly tls: TlsFiles | null;
  readonly clock: Clock;
  readonly proxyResolver: ProxyResolver;
  /** The largest answer that is read; left out: {@link BODY_CAP_BYTES}. */
  readonly bodyCapBytes?: number;
};

/** How the core gets to the network: {@link createTransport} in the product. */
export type OpenTransport = (options: TransportOptions) => Transport;

/**
 * The one way to the network. Reads share a few warm connections; a write has a connection of its own, because a warm one
 * that dies is the ambiguity that this application exists to avoid. Nothing is retried and no redirect is followed.
 */
export function createTransport(options: TransportOptions): Transport {
  let certificates: tls.SecureContext | null = null;
  const origin = new URL(options.origin);
  const cap = options.bodyCapBytes ?? BODY_CAP_BYTES;
  const limits = limitsUnder(cap);
  let reads: { readonly pool: Pool } | null = null;
  const inFlight = new Set<Promise<unknown>>();

  /** A proxy script of the system may hang; whoever waits for it waits no longer than for a connection. */
  async function route(): Promise<Route> {
    const { promise: late, reject } = Promise.withResolvers<never>();
    const cancel = options.clock.after(CONNECT_TIMEOUT_MILLISECONDS, () =>
      reject(new ConnectFailure('proxy', 'the system did not say in time which proxy to use')),
    );
    try {
      return await Promise.race([chooseRoute(options.proxy, origin, options.proxyResolver), late]);
    } finally {
      cancel();
    }
  }

  /** Loaded with the first connection and again after `reset`: a renewed certificate needs no restart. */
  function secureContext(): tls.SecureContext {
    if (certificates !== null) return certificates;
    const loaded = loadTls(options.tls);
    if (!loaded.ok) throw new ConnectFailure('tls', `${loaded.field}: ${loaded.message}`);
    certificates = loaded.context;
    return certificates;
  }

  async function readPool(): Promise<Pool> {
    if (reads === null) {
      const connect = createConnector(await route(), secureContext());
      reads ??= { pool: new Pool(origin, { connections: READ_CONNECTIONS, connect, ...limits }) };
    }
    return reads.pool;
  }

  async function send(request: HttpRequest): Promise<HttpOutcome> {
    try {
      if (request.method === 'GET')
        return await exchange(await readPool(), request, READ_DEADLINE_MILLISECONDS, options.clock, cap);
      const client = new Client(origin, {
        connect: onceOnly(createConnector(await route(), secureContext())),
        pipelining: 1,
        ...limits,
      });
      try {
        return await exchange(client, request, WRITE_DEADLINE_MILLISECONDS, options.clock, cap);
      } finally {
        // The outcome is known; how long the connection takes to be gone is nobody's wait.
        void client.destroy();
      }
    } catch (cause) {
      // Choosing the route comes before any connection.
      if (cause instanceof ConnectFailure) return { kind: 'not-sent', why: cause.why, detail: cause.message };
      throw cause;
    }
  }

  return {
    origin: origin.origin,
    send(request) {
      const work = send(request);
      inFlight.add(work);
      const forget = () => inFlight.delete(work);
      work.then(forget, forget);
      return work;
    },
    reset() {
      const old = reads;
      reads = null;
      certificates = null;
      void old?.pool.close();
    },
    async stop(how = 'wait') {
      if (how === 'wait') await Promise.allSettled(inFlight);
      await reads?.pool.destroy();
      reads = null;
      await Promise.allSettled(inFlight);
    },
  };
}

function limitsUnder(cap: number) {
  return { maxResponseSize: cap, headersTimeout: 0, bodyTimeout: IDLE_MILLISECONDS, keepAliveTimeout: 10_000 } as const;
}

/** A write must not find its way onto a second connection, whatever the client library does when the first one dies. */
function onceOnly(connect: ReturnType<typeof createConnector>): ReturnType<typeof createConnector> {
  let used = false;
  return (connectOptions, callback) => {
    if (used) {
      callback(new Error('a write has one connection'), null);
      return;
    }
    used = true;
    connect(connectOptions, callback);
  };
}

async function exchange(
  dispatcher: Dispatcher,
  request: HttpRequest,
  deadline: number,
  clock: Clock,
  cap: number,
): Promise<HttpOutcome> {
  const abort = new AbortController();
  const cancelDeadline = clock.after(deadline, () => abort.abort(new DeadlinePassed()));
  try {
    const answer = await dispatcher.request({
      method: request.method,
      path: request.path,
      headers: { 'accept-encoding': 'gzip', 'cache-control': 'no-store', ...request.headers },
      body: request.body,
      signal: abort.signal,
      idempotent: false,
    });
    const packed = await readCapped(answer.body, cap);
    const headers = flatten(answer.headers);
    const body = await unpack(packed, headers.get('content-encoding') ?? 'identity', cap);
    if (body === null) return { kind: 'lost', why: 'garbled' };
    return { kind: 'answered', status: answer.statusCode, headers, body, bytesReceived: packed.byteLength };
  } catch (cause) {
    return describeFailure(cause);
  } finally {
    cancelDeadline();
  }
}

class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed';
}

class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

async function readCapped(body: AsyncIterable<Uint8Array>, cap: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > cap) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function flatten(headers: Readonly<Record<string, string | string[] | undefined>>): ReadonlyMap<string, string> {
  const flat = new Map<string, string>();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat.set(name.toLowerCase(), Array.isArray(value) ? (value[0] ?? '') : value);
  }
  return flat;
}

const gunzip = promisify(zlib.gunzip);
const brotli = promisify(zlib.brotliDecompress);
const inflate = promisify(zlib.inflate);

async function unpack(packed: Uint8Array, encoding: string, cap: number): Promise<Uint8Array | null> {
  const limit = { maxOutputLength: cap };
  try {
    switch (encoding.trim().toLowerCase()) {
      case '':
      case 'identity':
        return packed;
      case 'gzip':
      case 'x-gzip':
        return packed.byteLength === 0 ? packed : await gunzip(packed, limit);
      case 'br':
        return await brotli(packed, limit);
      case 'deflate':
        return await inflate(packed, limit);
      default:
        return null;
    }
  } catch (cause) {
    // Cut short, not what it says it is, or a bomb: all of them an answer that can not be used.
    const code = z.object({ code: z.string() }).safeParse(cause).data?.code ?? '';
    if (code.startsWith('Z_') || code.startsWith('ERR_') || code === 'ERR_BUFFER_TOO_LARGE') return null;
    throw cause;
  }
}

const TIMEOUTS: ReadonlySet<string> = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT']);

function describeFailure(cause: unknown): HttpOutcome {
  if (cause instanceof ConnectFailure) return { kind: 'not-sent', why: cause.why, detail: cause.message };
  if (cause instanceof DeadlinePassed) return { kind: 'lost', why: 'timeout' };
  if (cause instanceof BodyTooLarge) return { kind: 'lost', why: 'garbled' };
  const { code } = z
    .object({ code: z.string().catch('') })
    .catch({ code: '' })
    .parse(cause);
  if (TIMEOUTS.has(code)) return { kind: 'lost', why: 'timeout' };
  if (code === 'UND_ERR_SOCKET') return { kind: 'lost', why: 'closed' };
  if (code.startsWith('HPE_') || code.startsWith('UND_ERR')) return { kind: 'lost', why: 'garbled' };
  return { kind: 'lost', why: 'reset' };
}
