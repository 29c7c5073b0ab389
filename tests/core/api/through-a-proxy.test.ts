import { readFileSync } from 'node:fs';
import { createServer as createProxy, type Server as ProxyServer } from 'node:http';
import { createServer, type Server } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { CONNECT_TIMEOUT_MILLISECONDS } from '../../../src-main/api/connector.ts';
import { createTransport, type HttpOutcome } from '../../../src-main/api/transport.ts';
import { createClock } from '../../../src-main/clock.ts';
import type { ProxyChoice } from '../../../src-shared/accounts.ts';
import { createAuthority } from '../../support/certificates.ts';
import { temporaryProfile } from '../../support/core.ts';
import { createManualClock } from '../../support/manual-clock.ts';

/** No such host exists: only the proxy of this test knows where it is. */
const ORIGIN = 'https://wise.test';
const folder = temporaryProfile();
const file = (name: string) => path.join(folder, name);

let server: Server;
let proxy: ProxyServer;
let proxyPort: number;
let tunnels: { authority: string; authorization: string | null }[] = [];
let arrivals: { method: string; authorization: string | null; connection: number }[] = [];

beforeAll(async () => {
  const { certificateFile, keyFile } = createAuthority(folder).issue('server', 'subjectAltName=DNS:wise.test');
  server = createServer({ key: readFileSync(keyFile), cert: readFileSync(certificateFile) }, (request, response) => {
    arrivals.push({
      method: request.method ?? '',
      authorization: request.headers.authorization ?? null,
      connection: request.socket.remotePort ?? 0,
    });
    request.resume();
    response.setHeader('content-type', 'application/json');
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const target = (server.address() as AddressInfo).port; // a listening TCP server has one
  proxy = createProxy();
  proxy.on('connect', (request, socket, head) => {
    tunnels.push({ authority: request.url ?? '', authorization: request.headers['proxy-authorization'] ?? null });
    const upstream = connect(target, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
    for (const side of [upstream, socket]) side.on('error', () => side.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  proxyPort = (proxy.address() as AddressInfo).port; // likewise
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
  proxy.closeAllConnections();
  proxy.close();
});

beforeEach(() => {
  tunnels = [];
  arrivals = [];
});

async function send(choice: ProxyChoice, system: string, methods: readonly ('GET' | 'PUT')[]): Promise<HttpOutcome[]> {
  const transport = createTransport({
    origin: ORIGIN,
    proxy: choice,
    tls: { extraCaFile: file('ca.pem'), clientCertificateFile: null, clientKeyFile: null },
    clock: createClock(),
    proxyResolver: { resolve: async () => system },
  });
  const outcomes: HttpOutcome[] = [];
  for (const method of methods) {
    const body = method === 'PUT' ? '{"comment":"words"}' : null;
    outcomes.push(
      await transport.send({ method, path: '/v1/cases/1/comments', headers: { authorization: 'Bearer token' }, body }),
    );
  }
  await transport.stop();
  return outcomes;
}

test('a proxy set by hand carries calls in a tunnel; its credentials go to it alone, the token to the host alone', async () => {
  const choice = { mode: 'manual', url: `http://agent:pass%20word@127.0.0.1:${proxyPort}` } as const;
  const outcomes = await send(choice, 'DIRECT', ['GET', 'PUT']);
  expect(outcomes.map((outcome) => outcome.kind)).toEqual(['answered', 'answered']);
  const basic = `Basic ${Buffer.from('agent:pass word').toString('base64')}`;
  expect(tunnels).toEqual([
    { authority: 'wise.test:443', authorization: basic },
    { authority: 'wise.test:443', authorization: basic },
  ]);
  expect(arrivals.map(({ method, authorization }) => [method, authorization])).toEqual([
    ['GET', 'Bearer token'],
    ['PUT', 'Bearer token'],
  ]);
});

test('each write has a tunnel and a connection of its own', async () => {
  const choice = { mode: 'manual', url: `127.0.0.1:${proxyPort}` } as const;
  await send(choice, 'DIRECT', ['GET', 'GET', 'PUT', 'PUT', 'GET']);
  const connectionsOf = (method: string) => arrivals.filter((one) => one.method === method).map((one) => one.connection);
  const writes = connectionsOf('PUT');
  expect(new Set(writes).size).toBe(2);
  expect(writes.filter((connection) => connectionsOf('GET').includes(connection))).toEqual([]);
});

test("the system's answer is followed, and a SOCKS proxy is said to be of no use", async () => {
  const [through] = await send({ mode: 'system' }, `PROXY 127.0.0.1:${proxyPort}; DIRECT`, ['GET']);
  expect(through?.kind).toBe('answered');
  const [socks] = await send({ mode: 'system' }, 'SOCKS5 127.0.0.1:1080', ['PUT']);
  expect(socks).toMatchObject({ kind: 'not-sent', why: 'proxy' });
});

test('without a proxy the host is not found, which proves that the tunnel carried the calls above', async () => {
  const [outcome] = await send({ mode: 'none' }, 'DIRECT', ['PUT']);
  expect(outcome).toMatchObject({ kind: 'not-sent', why: 'dns' });
});

test('a system that never says which proxy to use is waited for no longer than a connection', async () => {
  const clock = createManualClock(async () => undefined);
  const transport = createTransport({
    origin: ORIGIN,
    proxy: { mode: 'system' },
    tls: { extraCaFile: null, clientCertificateFile: null, clientKeyFile: null },
    clock,
    proxyResolver: { resolve: () => new Promise<string>(() => undefined) },
  });
  const sending = transport.send({ method: 'PUT', path: '/v1/cases/1/comments', headers: {}, body: '{}' });
  await clock.advance(CONNECT_TIMEOUT_MILLISECONDS);
  expect(await sending).toMatchObject({ kind: 'not-sent', why: 'proxy' });
  await transport.stop();
});
