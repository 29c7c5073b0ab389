import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import path from 'node:path';
import type { TLSSocket } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { originOf } from '../../../src-main/accounts/environments.ts';
import { loadTls } from '../../../src-main/api/tls-files.ts';
import { createTransport } from '../../../src-main/api/transport.ts';
import { createClock } from '../../../src-main/clock.ts';
import type { TlsFiles } from '../../../src-shared/accounts.ts';
import { createAuthority } from '../../support/certificates.ts';
import { temporaryProfile } from '../../support/core.ts';

const folder = temporaryProfile();
const file = (name: string) => path.join(folder, name);
const none: TlsFiles = { extraCaFile: null, clientCertificateFile: null, clientKeyFile: null };
const trusting: TlsFiles = { ...none, extraCaFile: file('ca.pem') };
const mutual: TlsFiles = { ...trusting, clientCertificateFile: file('client.pem'), clientKeyFile: file('client.key') };
let server: Server;
let origin: string;

beforeAll(async () => {
  const authority = createAuthority(folder);
  authority.issue('server', 'subjectAltName=IP:127.0.0.1');
  authority.issue('client', 'extendedKeyUsage=clientAuth');
  server = createServer(
    {
      key: readFileSync(file('server.key')),
      cert: readFileSync(file('server.pem')),
      ca: readFileSync(file('ca.pem')),
      requestCert: true,
      rejectUnauthorized: false,
    },
    (request, response) => {
      const socket = request.socket as TLSSocket; // an https server's sockets are
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ known: socket.authorized, name: socket.getPeerCertificate().subject?.CN ?? null }));
    },
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  origin = `https://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function ask(tls: TlsFiles | null): Promise<unknown> {
  const transport = createTransport({
    origin,
    proxy: { mode: 'none' },
    tls,
    clock: createClock(),
    proxyResolver: { resolve: async () => 'DIRECT' },
  });
  const outcome = await transport.send({ method: 'GET', path: '/', headers: {}, body: null });
  await transport.stop();
  if (outcome.kind !== 'answered') return [outcome.kind, outcome.why];
  return JSON.parse(new TextDecoder().decode(outcome.body));
}

test('an authority that nobody knows is refused before a byte leaves; the organisation’s own file makes it known', async () => {
  expect(await ask(null)).toEqual(['not-sent', 'tls']);
  expect(await ask(trusting)).toEqual({ known: false, name: null });
});

test('a client certificate is shown to the server, and leads to the host that asks for one', async () => {
  expect(await ask(mutual)).toEqual({ known: true, name: 'client' });
  expect(originOf('production', null, mutual)).toEqual({ ok: true, origin: 'https://api-mtls.transferwise.com' });
  expect(originOf('production', null, trusting)).toEqual({ ok: true, origin: 'https://api.wise.com' });
  expect(originOf('sandbox', null, null)).toEqual({ ok: true, origin: 'https://api.wise-sandbox.com' });
});

test('a file that went away later stops the call, and says which', async () => {
  const transport = createTransport({
    origin,
    proxy: { mode: 'none' },
    tls: { ...none, extraCaFile: file('gone.pem') },
    clock: createClock(),
    proxyResolver: { resolve: async () => 'DIRECT' },
  });
  const outcome = await transport.send({ method: 'PUT', path: '/', headers: {}, body: '{}' });
  expect(outcome).toMatchObject({ kind: 'not-sent', why: 'tls', detail: expect.stringContaining('extraCaFile') });
  await transport.stop();
});

test.each<readonly [string, TlsFiles, keyof TlsFiles, RegExp]>([
  ['a path to nothing', { ...none, extraCaFile: '/nowhere/ca.pem' }, 'extraCaFile', /can not be read/],
  ['a folder', { ...none, extraCaFile: folder }, 'extraCaFile', /can not be read/],
  ['a key in place of a certificate', { ...none, extraCaFile: file('ca.key') }, 'extraCaFile', /not a certificate in PEM form/],
  ['a certificate in place of a key', { ...mutual, clientKeyFile: file('client.pem') }, 'clientKeyFile', /not a private key/],
  ['a certificate without its key', { ...mutual, clientKeyFile: null }, 'clientKeyFile', /come together/],
  ['a key without its certificate', { ...mutual, clientCertificateFile: null }, 'clientCertificateFile', /come together/],
])('%s is told beside its field', (_what, files, field, message) => {
  expect(loadTls(files)).toMatchObject({ ok: false, field, message: expect.stringMatching(message) });
});
