import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createTransport, type Transport } from '../../../src-main/api/transport.ts';
import { createClock } from '../../../src-main/clock.ts';
import type { ProxyChoice } from '../../../src-shared/accounts.ts';

/** Ways on which no byte of a request can leave (reliability-and-security.md section 2, rows 1 to 5). */
export const DEAD_ENDS = [
  'dns',
  'refused',
  'black-hole',
  'tls-self-signed',
  'tls-expired',
  'tls-wrong-host',
  'tls-not-spoken',
  'proxy-407',
  'proxy-502',
  'proxy-refused',
  'proxy-hangs-up',
] as const;
export type DeadEnd = (typeof DEAD_ENDS)[number];

/** Each takes the ten seconds of a real connect timeout. */
export const SLOW_DEAD_ENDS: ReadonlySet<DeadEnd> = new Set(['black-hole']);

export type DeadEnds = {
  transport(kind: DeadEnd): Transport;
  /** Requests that reached the servers behind the bad certificates, and credentials the proxy should never have seen. */
  leaks(): readonly string[];
  stop(): Promise<void>;
};

type Certificate = { readonly key: string; readonly cert: string };

/** Certificates made for this run alone: a CA, and what it signed for another host or for a time that is over. */
function makeCertificates(folder: string): { ca: string; selfSigned: Certificate; expired: Certificate; wrongHost: Certificate } {
  const at = (name: string) => path.join(folder, name);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '2', '-subj', '/CN=Fault suite');
  const signed = (name: string, names: string, ...when: string[]): Certificate => {
    writeFileSync(at(`${name}.ext`), `subjectAltName=${names}\n`);
    openssl('req', ...key, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`);
    const by = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', `${name}.ext`];
    openssl('x509', '-req', '-in', `${name}.csr`, '-out', `${name}.pem`, ...by, ...when);
    return { key: readFileSync(at(`${name}.key`), 'utf8'), cert: readFileSync(at(`${name}.pem`), 'utf8') };
  };
  openssl('req', '-x509', ...key, '-keyout', 'self.key', '-out', 'self.pem', '-days', '2', '-subj', '/CN=127.0.0.1');
  return {
    ca: at('ca.pem'),
    selfSigned: { key: readFileSync(at('self.key'), 'utf8'), cert: readFileSync(at('self.pem'), 'utf8') },
    expired: signed('expired', 'IP:127.0.0.1', '-days', '-1'),
    wrongHost: signed('wrong', 'DNS:somewhere-else.example', '-days', '2'),
  };
}

/** A listener whose process is stopped and whose queue is full: the kernel drops what knocks, as a firewall would. */
async function openBlackHole(): Promise<{ port: number; stop(): void }> {
  const script = `require('node:net').createServer().listen({port:0,host:'127.0.0.1',backlog:1},function(){console.log(this.address().port)})`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
  child.unref();
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  const port = Number(await new Promise<string>((resolve) => createInterface(child.stdout).once('line', resolve)));
  child.stdout.destroy();
  child.kill('SIGSTOP');
  const fillers = Array.from({ length: 4 }, () => {
    const socket = net.connect(port, '127.0.0.1');
    // Those that fill the queue stay open, the others time out: neither is of interest.
    socket.on('error', () => socket.destroy());
    return socket;
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  return {
    port,
    stop() {
      for (const filler of fillers) filler.destroy();
      process.off('exit', endWithUs);
      child.kill('SIGKILL');
    },
  };
}

async function listening(server: net.Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

export async function openDeadEnds(): Promise<DeadEnds> {
  const folder = mkdtempSync(path.join(tmpdir(), 'caseport-certificates-'));
  const made = makeCertificates(folder);
  const leaks: string[] = [];
  const servers: net.Server[] = [];

  const secure = async (name: string, certificate: Certificate) => {
    const server = https.createServer(certificate, (request, response) => {
      leaks.push(`${name}: ${request.method} ${request.headers.authorization === undefined ? 'without' : 'with'} a token`);
      response.end();
    });
    server.on('tlsClientError', (_error, socket) => socket.destroy());
    servers.push(server);
    return listening(server);
  };
  const proxy = async (answerConnect: (socket: net.Socket) => void) => {
    const server = http.createServer((request, response) => {
      leaks.push(`proxy: ${request.method}`);
      response.end();
    });
    server.on('connect', (request, socket) => {
      if (request.headers.authorization !== undefined) leaks.push('proxy: saw the token');
      answerConnect(socket as net.Socket);
    });
    servers.push(server);
    return listening(server);
  };

  const plain = net.createServer((socket) => socket.end('220 this is no TLS\r\n'));
  servers.push(plain);
  const ports = {
    selfSigned: await secure('self-signed', made.selfSigned),
    expired: await secure('expired', made.expired),
    wrongHost: await secure('wrong host', made.wrongHost),
    plain: await listening(plain),
    proxy407: await proxy((socket) => socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n')),
    proxy502: await proxy((socket) => socket.end('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n')),
    proxyHangsUp: await proxy((socket) => socket.destroy()),
  };
  const blackHole = await openBlackHole();
  const closed = net.createServer();
  const closedPort = await listening(closed);
  await new Promise((resolve) => closed.close(resolve));

  const clock = createClock();
  const direct: ProxyChoice = { mode: 'none' };
  const open = (origin: string, choice: ProxyChoice = direct, extraCaFile: string | null = null) =>
    createTransport({
      origin,
      proxy: choice,
      tls: { extraCaFile, clientCertificateFile: null, clientKeyFile: null },
      clock,
      proxyResolver: { resolve: async () => 'DIRECT' },
    });
  const through = (port: number) =>
    open('https://api.wise-sandbox.com', { mode: 'manual', url: `http://user:word@127.0.0.1:${port}` });
  const transports: Readonly<Record<DeadEnd, Transport>> = {
    dns: open('https://no-such-host.invalid'),
    refused: open(`http://127.0.0.1:${closedPort}`),
    'black-hole': open(`http://127.0.0.1:${blackHole.port}`),
    'tls-self-signed': open(`https://127.0.0.1:${ports.selfSigned}`),
    'tls-expired': open(`https://127.0.0.1:${ports.expired}`, direct, made.ca),
    'tls-wrong-host': open(`https://127.0.0.1:${ports.wrongHost}`, direct, made.ca),
    'tls-not-spoken': open(`https://127.0.0.1:${ports.plain}`),
    'proxy-407': through(ports.proxy407),
    'proxy-502': through(ports.proxy502),
    'proxy-refused': through(closedPort),
    'proxy-hangs-up': through(ports.proxyHangsUp),
  };
  return {
    transport: (kind) => transports[kind],
    leaks: () => leaks,
    async stop() {
      rmSync(folder, { recursive: true, force: true });
      blackHole.stop();
      await Promise.all(Object.values(transports).map((transport) => transport.stop()));
      for (const server of servers) {
        server.close();
        if (server instanceof http.Server) server.closeAllConnections();
      }
    },
  };
}
