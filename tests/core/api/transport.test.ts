import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import {
  BODY_CAP_BYTES,
  createTransport,
  type HttpRequest,
  WRITE_DEADLINE_MILLISECONDS,
} from '../../../src-main/api/transport.ts';
import { createClock } from '../../../src-main/clock.ts';
import type { Clock } from '../../../src-main/ports.ts';

const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

const GET: HttpRequest = { method: 'GET', path: '/x', headers: { authorization: 'Bearer token' }, body: null };
const PUT: HttpRequest = { method: 'PUT', path: '/x', headers: { authorization: 'Bearer token' }, body: '{"comment":"x"}' };
const MEGABYTE = 1024 * 1024;

/** A clock whose waits are a thousandth: a deadline of 30 s passes in 30 ms. */
function hurried(): Clock {
  const clock = createClock();
  return { ...clock, after: (milliseconds, work) => clock.after(milliseconds / 1_000, work) };
}

async function listen(server: net.Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function transportTo(origin: string, clock: Clock = createClock()) {
  const transport = createTransport({
    origin,
    proxy: { mode: 'none' },
    tls: null,
    clock,
    proxyResolver: { resolve: async () => 'DIRECT' },
  });
  stops.push(() => transport.stop());
  return transport;
}

async function serve(answer: RequestListener, clock?: Clock) {
  const seen: { incoming: IncomingMessage; socket: net.Socket }[] = [];
  const server = createServer((incoming, response) => {
    seen.push({ incoming, socket: incoming.socket });
    answer(incoming, response);
  });
  const origin = await listen(server);
  stops.push(() => server.closeAllConnections());
  return { seen, transport: transportTo(origin, clock) };
}

/** A server of raw bytes: what node:http would not let through. */
async function serveBytes(bytes: string | Buffer, end: 'close' | 'stay', clock?: Clock) {
  const server = net.createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', () => (end === 'close' ? socket.end(bytes) : socket.write(bytes)));
    stops.push(() => socket.destroy());
  });
  return transportTo(await listen(server), clock);
}

const ok = (_incoming: IncomingMessage, response: ServerResponse) => response.end('{}');

test('a redirect is an answer and not a way to go: no request, no token elsewhere', async () => {
  const elsewhere = await serve(ok);
  for (const status of [301, 302, 303, 307, 308]) {
    for (const location of [`${elsewhere.transport.origin}/stolen`, 'file:///etc/passwd', '/y', '//example.invalid/']) {
      const { transport, seen } = await serve((_incoming, response) => response.writeHead(status, { location }).end());
      for (const request of [GET, PUT]) expect(await transport.send(request)).toMatchObject({ kind: 'answered', status });
      expect(seen.length).toBe(2);
    }
  }
  expect(elsewhere.seen).toEqual([]);
});

test('reads share connections that are warm; a write never does', async () => {
  const { transport, seen } = await serve(ok);
  for (let i = 0; i < 5; i++) await transport.send(GET);
  const warm = new Set(seen.map((one) => one.socket));
  expect(warm.size).toBeLessThan(5);
  for (let i = 0; i < 5; i++) await transport.send(PUT);
  const writes = seen.filter((one) => one.incoming.method === 'PUT').map((one) => one.socket);
  expect(new Set(writes).size).toBe(5);
  expect(writes.some((socket) => warm.has(socket))).toBe(false);
});

test.each(['PUT', 'POST', 'GET'] as const)('a %s whose connection dies is sent once, and told as lost', async (method) => {
  const { transport, seen } = await serve(
    (incoming) => void incoming.resume().once('end', () => incoming.socket.resetAndDestroy()),
  );
  const outcome = await transport.send({ ...PUT, method, body: method === 'GET' ? null : PUT.body });
  expect([outcome.kind, seen.length]).toEqual(['lost', 1]);
});

test('a reset before the body has been read is lost too', async () => {
  const { transport, seen } = await serve((incoming) => void incoming.socket.resetAndDestroy());
  const outcome = await transport.send({ ...PUT, body: JSON.stringify({ comment: 'x'.repeat(MEGABYTE) }) });
  expect([outcome.kind, seen.length]).toEqual(['lost', 1]);
});

describe('answers that can not be trusted', () => {
  const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';
  test.each<readonly [string, string | Buffer, string]>([
    ['cut in the headers', 'HTTP/1.1 200 OK\r\nContent-Ty', 'lost'],
    ['a body that is too short', `${head}Content-Length: 100\r\n\r\n{"a":1}`, 'lost'],
    ['chunks without an end', `${head}Transfer-Encoding: chunked\r\n\r\n7\r\n{"a":1}\r\n`, 'lost'],
    ['no HTTP at all', 'ICY 200 fine\r\n\r\n', 'lost'],
    ['two lengths', `${head}Content-Length: 7\r\nContent-Length: 8\r\n\r\n{"a":1}`, 'lost'],
    ['headers of 64 KB', `${head}X-Padding: ${'p'.repeat(64 * 1024)}\r\nContent-Length: 2\r\n\r\n{}`, 'lost'],
    ['nothing', '', 'lost'],
  ])('%s', async (_what, bytes, kind) => {
    const transport = await serveBytes(bytes, 'close');
    for (const request of [GET, PUT]) expect((await transport.send(request)).kind).toBe(kind);
  });

  test('gzip that is cut, or is none, or is of another kind', async () => {
    const whole = gzipSync(Buffer.from(JSON.stringify({ text: 'x'.repeat(5_000) })));
    for (const [encoding, body] of [
      ['gzip', whole.subarray(0, -10)],
      ['gzip', Buffer.from('{}')],
      ['zstd', whole],
      ['gzip, gzip', whole],
    ] as const) {
      const { transport } = await serve((_incoming, response) =>
        response.writeHead(200, { 'content-encoding': encoding }).end(body),
      );
      expect(await transport.send(GET)).toEqual({ kind: 'lost', why: 'garbled' });
    }
  });

  test('gzip that is whole is read', async () => {
    const { transport } = await serve((_incoming, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"a":1}')),
    );
    const outcome = await transport.send(GET);
    expect(outcome.kind === 'answered' && Buffer.from(outcome.body).toString()).toBe('{"a":1}');
  });
});

test('a bomb of 1 GB and a body of 500 MB are given up at the cap, within memory', async () => {
  const bomb = gzipSync(Buffer.alloc(1024 * MEGABYTE));
  const block = Buffer.alloc(MEGABYTE, 'a');
  const { transport } = await serve((incoming, response) => {
    if (incoming.url === '/bomb') {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
      return;
    }
    const more = () => {
      while (!response.destroyed && response.write(block));
    };
    response.on('drain', more);
    more();
  });
  global.gc?.();
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 5);
  expect(await transport.send({ ...GET, path: '/bomb' })).toEqual({ kind: 'lost', why: 'garbled' });
  expect((await transport.send({ ...GET, path: '/flood' })).kind).toBe('lost');
  clearInterval(watch);
  expect(BODY_CAP_BYTES).toBe(32 * MEGABYTE);
  expect(most - before).toBeLessThan(150 * MEGABYTE);
}, 60_000);

describe('deadlines', () => {
  test.each(['GET', 'PUT'] as const)('a %s that drips is over at its deadline, whatever still arrives', async (method) => {
    const { transport } = await serve((_incoming, response) => {
      response.writeHead(200);
      const drop = setInterval(() => response.write('x'), 5);
      response.on('close', () => clearInterval(drop));
    }, hurried());
    expect(await transport.send({ ...PUT, method, body: method === 'GET' ? null : PUT.body })).toEqual({
      kind: 'lost',
      why: 'timeout',
    });
  });

  test('silence, and 100 Continue before it', async () => {
    for (const [bytes, why] of [
      ['', 'timeout'],
      ['HTTP/1.1 100 Continue\r\n\r\n', 'closed'],
    ] as const) {
      const transport = await serveBytes(bytes, 'stay', hurried());
      expect(await transport.send(PUT)).toEqual({ kind: 'lost', why });
    }
    expect(WRITE_DEADLINE_MILLISECONDS).toBe(30_000);
  });
});

test('a port where nobody listens was not sent, and stop leaves nothing open', async () => {
  const server = net.createServer();
  const origin = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  const transport = transportTo(origin);
  for (const request of [GET, PUT]) expect(await transport.send(request)).toMatchObject({ kind: 'not-sent', why: 'refused' });
  await transport.stop();
});
