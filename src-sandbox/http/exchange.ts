import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Router } from '../api/router.ts';
import type { SandboxClock } from '../clock.ts';
import { type Answer, type Call, type Header, withHeaders } from './answer.ts';
import type { RequestEntry } from './request-log.ts';

/** One request and the means to answer it: tidily, or as a fault wants it. */
export type Exchange = {
  readonly call: Call;
  readonly entry: RequestEntry;
  /** For writing what node:http would not let through. */
  readonly socket: Socket;
  readonly clock: SandboxClock;
  /** Every answer carries it (wise-api.md section 4). */
  readonly traceId: string;
  /**
   * Carries the request out as Wise would and gives the answer to it, with trace id. `change` alters the call before. Must not
   * be called twice.
   */
  apply(change?: (call: Call) => Call): Answer;
  /** Puts the headers on an answer that every answer has. */
  dress(answer: Answer): Answer;
  /** Sends by node:http. */
  send(answer: Answer): void;
};

export function newTraceId(): string {
  return randomBytes(16).toString('hex');
}

export function createExchange(parts: {
  readonly incoming: IncomingMessage;
  readonly response: ServerResponse;
  readonly call: Call;
  readonly entry: RequestEntry;
  readonly clock: SandboxClock;
  /** The world's own time, which the `Date` header tells as the timestamps in the bodies do. */
  readonly now: () => number;
  readonly router: Router;
}): Exchange {
  const { incoming, response, call, entry, clock, router } = parts;
  const correlation = call.headers['x-external-correlation-id'];

  function dress(answer: Answer): Answer {
    const headers: Header[] = [
      ['Date', new Date(parts.now()).toUTCString()],
      ['x-trace-id', entry.traceId],
    ];
    // Longer ones are ignored (wise-api.md section 4).
    if (correlation !== undefined && correlation.length <= 36) headers.push(['X-External-Correlation-Id', correlation]);
    return withHeaders(answer, headers);
  }

  return {
    call,
    entry,
    socket: incoming.socket,
    clock,
    traceId: entry.traceId,
    apply(change) {
      const answer = dress(router(change === undefined ? call : change(call)));
      entry.applied = true;
      entry.status = answer.status;
      return answer;
    },
    dress,
    send(answer) {
      entry.status = answer.status;
      if (incoming.socket.destroyed) return;
      response.writeHead(answer.status, [
        ...answer.headers.flat(),
        ...(bodyless(answer.status) ? [] : ['Content-Length', String(answer.body.length)]),
      ]);
      response.end(answer.body);
    },
  };
}

function bodyless(status: number): boolean {
  return status < 200 || status === 204 || status === 304;
}
