import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Router } from '../api/router.ts';
import type { SandboxClock } from '../clock.ts';
import { playFault } from '../faults/play.ts';
import type { FaultRules } from '../faults/rules.ts';
import { type Answer, type Call, textAnswer } from './answer.ts';
import { createExchange, newTraceId } from './exchange.ts';
import type { RequestListener, Seat } from './network.ts';
import { headersOf, pathOf, readBody } from './receive.ts';
import { loggedBody, loggedHeaders, type RequestLog } from './request-log.ts';

export type ServeParts = {
  readonly clock: SandboxClock;
  /** With the skew that was set. */
  readonly now: () => number;
  readonly router: Router;
  readonly rules: FaultRules;
  /** Every request is appended here, except those to `control`. */
  readonly requests: RequestLog;
  /** Answers paths under `/_sandbox/`; null where it is not for control. */
  control(call: Call): Promise<Answer> | null;
};

/** Reads requests, plays the fault that is due, or answers as Wise would. */
export function createServe(parts: ServeParts): RequestListener {
  return (incoming, response, seat) => {
    const traceId = newTraceId();
    serve(parts, incoming, response, seat, traceId).catch((cause: unknown) => {
      // A client that goes away while it is still sending is an everyday thing here.
      if (incoming.socket.destroyed || response.headersSent) return;
      sendTidily(response, textAnswer(500, 'text/plain', `The sandbox itself failed: ${String(cause)}`), traceId);
    });
  };
}

/** For a listener of its own that knows the control operations and nothing of Wise. */
export function createControlServe(control: (call: Call) => Promise<Answer>): RequestListener {
  return (incoming, response, seat) => {
    const answering = readBody(incoming).then((body) => control(callOf(incoming, seat, body)));
    answering.then(
      (answer) => sendTidily(response, answer, newTraceId()),
      // The other side went away while it was sending: there is nobody to tell.
      () => incoming.socket.destroy(),
    );
  };
}

async function serve(
  parts: ServeParts,
  incoming: IncomingMessage,
  response: ServerResponse,
  seat: Seat,
  traceId: string,
): Promise<void> {
  const { clock, router, rules, requests } = parts;
  const call = callOf(incoming, seat, '');
  const { path } = call;

  const forControl = path.startsWith('/_sandbox/');
  if (forControl) {
    const answer = parts.control({ ...call, body: await readBody(incoming) });
    if (answer !== null) return sendTidily(response, await answer, traceId);
  }

  const entry = requests.add({
    at: new Date(clock.now()).toISOString(),
    method: call.method,
    path,
    headers: loggedHeaders(incoming.headers),
    body: '',
    connection: seat.connection,
    onConnection: seat.onConnection,
    traceId,
    status: null,
    fault: null,
    applied: false,
  });
  const exchangeFor = (body: string) =>
    createExchange({ incoming, response, call: { ...call, body, request: entry.number }, entry, clock, now: parts.now, router });

  const early = rules.pickAtHeaders(entry);
  if (early !== null) return playFault(exchangeFor(''), early);

  const body = forControl ? '' : await readBody(incoming);
  entry.body = loggedBody(path, body);
  const exchange = exchangeFor(body);
  const fault = rules.pick(entry);
  if (fault !== null) return playFault(exchange, fault);
  exchange.send(exchange.apply());
}

function sendTidily(response: ServerResponse, answer: Answer, traceId: string): void {
  response.writeHead(answer.status, [
    ...answer.headers.flat(),
    'x-trace-id',
    traceId,
    'Content-Length',
    String(answer.body.length),
  ]);
  response.end(answer.body);
}

function callOf(incoming: IncomingMessage, seat: Seat, body: string): Call {
  return {
    method: incoming.method ?? 'GET',
    path: pathOf(incoming),
    headers: headersOf(incoming),
    body,
    connection: seat.connection,
    request: 0,
  };
}
