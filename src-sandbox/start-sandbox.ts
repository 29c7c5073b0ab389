import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { startAgent } from './agent/agent.ts';
import { seedCases } from './agent/seed-cases.ts';
import { casesApi } from './api/cases-v1.ts';
import { createRateLimit } from './api/rate-limit.ts';
import { createRouter } from './api/router.ts';
import { createTokens } from './api/tokens.ts';
import { stoppable, systemClock } from './clock.ts';
import { textAnswer } from './http/answer.ts';
import { createExchange, newTraceId } from './http/exchange.ts';
import { type Network, openNetwork } from './http/network.ts';
import { headersOf, pathOf, readBody } from './http/receive.ts';
import { loggedBody, loggedHeaders, type RequestEntry } from './http/request-log.ts';
import type { SandboxOptions } from './options.ts';
import { seededRandom } from './random.ts';
import { caseBook } from './world/case-book.ts';
import { firstIds } from './world/ids.ts';
import { createLedger, type LedgerEntry } from './world/ledger.ts';
import { defaultSettings } from './world/settings.ts';
import { readSnapshot, writeSnapshot } from './world/snapshot.ts';

/** A running stand-in for Wise on 127.0.0.1. */
export type Sandbox = {
  readonly baseUrl: string;
  /** Address under which `/api/v2/` of the status page hangs. */
  readonly statusPageUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The bearer token that was configured, if one was. */
  readonly token: string | null;
  /** Cases that the sandbox began with. */
  readonly caseIds: readonly string[];
  ledger(): readonly LedgerEntry[];
  requests(): readonly RequestEntry[];
  /** The whole state, for `saved` of a later start. */
  snapshot(): string;
  /** Told after every change of a case; the answer undoes it. */
  onChange(listener: () => void): () => void;
  /** Ends every connection and every timer. */
  stop(): Promise<void>;
};

/** Starts the stand-in. Rejects with the error of the system when the port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const clock = stoppable(options.clock ?? systemClock());
  const settings = { ...defaultSettings(), ...options.settings };
  const clientId = options.clientId ?? 'sandbox-client';
  const clientSecret = options.clientSecret ?? randomBytes(24).toString('base64url');
  const seed = options.seed ?? 1;
  const now = () => clock.now() + settings.clockSkewMilliseconds;

  const saved = options.saved == null ? null : readSnapshot(options.saved);
  const book = caseBook(saved?.book ?? { counters: firstIds(options.idBase ?? 'normal'), cases: [] }, now);
  const caseIds = saved?.seededIds ?? seedCases(book, options.cases ?? 0, clientId, now(), seededRandom(seed)).map(String);
  const ledger = createLedger();
  const requests: RequestEntry[] = [];
  const router = createRouter({
    clients: [{ clientId, clientSecret }, ...(options.otherClients ?? [])],
    tokens: createTokens(options.token === undefined ? {} : { [options.token]: clientId }),
    rateLimit: createRateLimit(),
    cases: casesApi(book, ledger, () => settings, now),
    statusPage: () => null,
    settings: () => settings,
    now: () => clock.now(),
  });

  async function serve(network: Network, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = pathOf(incoming);
    const entry: RequestEntry = {
      number: requests.length + 1,
      at: new Date(clock.now()).toISOString(),
      method: incoming.method ?? 'GET',
      path,
      headers: loggedHeaders(incoming.headers),
      body: '',
      connection: network.connectionNumber(incoming.socket),
      onConnection: network.countRequest(incoming.socket),
      traceId: newTraceId(),
      status: null,
      fault: null,
      applied: false,
    };
    requests.push(entry);
    const body = await readBody(incoming);
    const call = {
      method: entry.method,
      path,
      headers: headersOf(incoming),
      body,
      connection: entry.connection,
      request: entry.number,
    };
    entry.body = loggedBody(path, body);
    const exchange = createExchange({ incoming, response, call, entry, clock, router });
    exchange.send(exchange.apply());
  }

  const network: Network = await openNetwork(options.port ?? 0, (incoming, response) => {
    serve(network, incoming, response).catch((cause: unknown) => {
      if (incoming.socket.destroyed || response.headersSent) return;
      const answer = textAnswer(500, 'text/plain', `The sandbox itself failed: ${String(cause)}`);
      response.writeHead(answer.status, answer.headers.flat());
      response.end(answer.body);
    });
  });
  const agent = options.agent == null ? null : startAgent(book, clock, options.agent, seed);
  const baseUrl = `http://127.0.0.1:${network.port}`;

  return {
    baseUrl,
    statusPageUrl: baseUrl,
    clientId,
    clientSecret,
    token: options.token ?? null,
    caseIds,
    ledger: () => ledger.entries(),
    requests: () => requests,
    snapshot: () => writeSnapshot({ book: book.state(), seededIds: caseIds }),
    onChange: (listener) => book.onChange(() => listener()),
    async stop() {
      agent?.stop();
      clock.stop();
      await network.stop();
    },
  };
}
