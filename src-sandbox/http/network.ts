import { createServer, type IncomingMessage, type Server, type ServerOptions, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { textAnswer } from './answer.ts';
import { newTraceId } from './exchange.ts';
import { rawAnswer } from './raw.ts';

/** A listener on 127.0.0.1 whose cable can be pulled and plugged in again. */
export type Network = {
  readonly port: number;
  /** Stops listening and resets every connection: new ones are refused. */
  cut(): Promise<void>;
  /** Listens again on the same port. */
  restore(): Promise<void>;
  /** Ends the connections there are and goes on listening. `reset` sends RST, else FIN. */
  drop(how: { readonly reset: boolean }): number;
  stop(): Promise<void>;
};

/** Where a request came in. */
export type Seat = {
  /** Number of the connection, from 1. */
  readonly connection: number;
  /** Number of the request on its connection, from 1: above that the socket was warm. */
  readonly onConnection: number;
};

export type RequestListener = (incoming: IncomingMessage, response: ServerResponse, seat: Seat) => void;

// Silence is one of the faults: the server itself must never lose patience before the client does.
const PATIENT: ServerOptions = { requestTimeout: 0, headersTimeout: 0, keepAliveTimeout: 0, maxHeaderSize: 128 * 1024 };

/** Listens on loopback only; `port` 0 takes a free one. Rejects with the error of the system when the port is taken. */
export async function openNetwork(port: number, onRequest: RequestListener): Promise<Network> {
  const sockets = new Map<Socket, { readonly number: number; requests: number }>();
  let connections = 0;
  let server: Server | null = null;

  async function listen(onPort: number): Promise<number> {
    const next = createServer(PATIENT, (incoming, response) => {
      const known = sockets.get(incoming.socket);
      if (known !== undefined) known.requests += 1;
      onRequest(incoming, response, { connection: known?.number ?? 0, onConnection: known?.requests ?? 1 });
    });
    next.on('connection', (socket) => {
      connections += 1;
      sockets.set(socket, { number: connections, requests: 0 });
      socket.on('close', () => sockets.delete(socket));
    });
    // Node's own answer to a request it can not read would carry no trace id.
    next.on('clientError', (_error, socket) => {
      if (!socket.writable) return;
      const answer = textAnswer(400, 'text/plain', 'Bad Request', [
        ['x-trace-id', newTraceId()],
        ['Connection', 'close'],
      ]);
      socket.end(rawAnswer(answer));
    });
    await new Promise<void>((resolve, reject) => {
      next.once('error', reject);
      next.listen(onPort, '127.0.0.1', resolve);
    });
    server = next;
    return addressOf(next).port;
  }

  async function cut(): Promise<void> {
    const closing = server;
    if (closing === null) return;
    server = null;
    // Before `close`, which would end the idle ones politely.
    drop({ reset: true });
    const closed = new Promise<void>((resolve) => closing.close(() => resolve()));
    await closed;
  }

  function drop(how: { readonly reset: boolean }): number {
    const open = [...sockets.keys()];
    for (const socket of open) {
      if (how.reset) socket.resetAndDestroy();
      else socket.end(() => socket.destroy());
    }
    return open.length;
  }

  const ownPort = await listen(port);
  return {
    port: ownPort,
    cut,
    drop,
    async restore() {
      if (server === null) await listen(ownPort);
    },
    stop: cut,
  };
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The sandbox listens on no port.');
  return address;
}
