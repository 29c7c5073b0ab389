import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { connect, type Socket } from 'node:net';

export type Reply = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly rawHeaders: readonly string[];
  readonly text: string;
  json(): unknown;
};

export type Ask = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly agent?: Agent;
};

/** One request by node:http; on a connection of its own unless an agent is given. Rejects as node:http does. */
export function ask(url: string, options: Ask = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: options.method ?? 'GET',
        headers: { ...lengthOf(options.body), ...options.headers },
        agent: options.agent ?? new Agent({ keepAlive: false }),
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            rawHeaders: incoming.rawHeaders,
            text,
            json: (): unknown => JSON.parse(text),
          });
        });
      },
    );
    sent.on('error', reject);
    sent.end(options.body);
  });
}

// node:http gives a GET no length of its own, and its body would then be read as the next request.
function lengthOf(body: string | undefined): Record<string, string> {
  return body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
}

/** What came back over a bare socket, and how it ended. */
export type Heard = { readonly bytes: Buffer; readonly text: string; readonly end: 'fin' | 'reset' };

export type Line = {
  readonly socket: Socket;
  /** What has come so far. */
  sofar(): string;
  /** Settles when the other side ends the connection. */
  readonly heard: Promise<Heard>;
};

/** Opens a bare socket and sends these bytes: what node:http would hide can be seen here. */
export function dial(baseUrl: string, bytes: string): Line {
  const socket = connect({ host: '127.0.0.1', port: Number(new URL(baseUrl).port), allowHalfOpen: false });
  const chunks: Buffer[] = [];
  let end: Heard['end'] = 'fin';
  socket.on('data', (chunk) => chunks.push(chunk));
  socket.on('error', () => {
    end = 'reset';
  });
  const heard = new Promise<Heard>((resolve) => {
    socket.on('close', () => {
      const all = Buffer.concat(chunks);
      resolve({ bytes: all, text: all.toString('utf8'), end });
    });
  });
  socket.write(bytes);
  return { socket, sofar: () => Buffer.concat(chunks).toString('utf8'), heard };
}

/** A request as bytes. */
export function bytesOf(method: string, path: string, token: string, body = ''): string {
  const head = [`${method} ${path} HTTP/1.1`, 'Host: sandbox', `Authorization: Bearer ${token}`];
  if (body !== '') head.push('Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`);
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}

/** Waits on a state, by letting the event loop turn; the test's own time limit is the bound. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}
