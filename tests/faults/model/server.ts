import type { HttpOutcome, HttpRequest, OpenTransport } from '../../../src-main/api/transport.ts';
import type { BenchClock } from '../support/bench-clock.ts';

/** What the next write meets. The wire itself is another mode's business; here it is told by how far it got. */
export const WRITE_FAULTS = [
  'lost-applied',
  'lost-dropped',
  'silent-applied',
  'silent-dropped',
  'late-short',
  'late-long',
  'slow',
  'error-applied',
  'error-dropped',
  'accepted-dropped',
  'refused',
  'throttled',
  'expired',
  'not-sent',
] as const;
export type WriteFault = (typeof WRITE_FAULTS)[number];
export const READ_FAULTS = ['error', 'garbled', 'lost', 'not-sent', 'stale'] as const;
export type ReadFault = (typeof READ_FAULTS)[number];

export type Landed = { readonly caseId: string; readonly text: string; readonly late: boolean };
type Comment = { readonly id: number; readonly body: string; readonly author: string; readonly at: number };
type Case = { readonly id: string; status: string; updatedAt: number; comments: Comment[]; readonly externalId: string | null };

const SECOND = 1_000;
const WRITE_DEADLINE = 30 * SECOND;

/** A small stand-in for Wise without a wire: what it applied stands in `ledger`, whatever the client was told. */
export type ModelServer = {
  readonly ledger: readonly Landed[];
  /** The most writes to one case that a client ever had under way at once. */
  mostAtOnce(): number;
  addCase(): string;
  writeFaults: WriteFault[];
  readFaults: ReadFault[];
  offline: boolean;
  comment(caseId: string, author: string, body: string): void;
  /** A comment of PARTNER that no call of ours made. */
  colleague(caseId: string, body: string): void;
  /** The words of colleagues. */
  readonly colleagues: ReadonlySet<string>;
  move(caseId: string, status: string): void;
  isClosed(caseId: string): boolean;
  /** Ends the creation of a case. */
  open(caseId: string): void;
  /** The way to it for one life of the core; once `isAlive` says no, nothing leaves and nothing arrives any more. */
  transportFor(isAlive: () => boolean): OpenTransport;
};

export function createModelServer(clock: BenchClock, start: number): ModelServer {
  const cases = new Map<string, Case>();
  const ledger: Landed[] = [];
  const colleagues = new Set<string>();
  let nextId = 1_000;
  let most = 0;
  const now = () => start + Math.floor(clock.monotonic());

  function comment(caseId: string, author: string, body: string): void {
    const known = cases.get(caseId);
    if (known === undefined) return;
    nextId += 1;
    known.comments.push({ id: nextId, author, body, at: now() });
    known.updatedAt = now();
    if (author === 'PARTNER' && known.status !== 'CREATING') known.status = 'OPEN';
  }

  function text(at: number): string {
    return new Date(at).toISOString().slice(0, -1);
  }

  function answered(status: number, body: unknown, more: readonly (readonly [string, string])[] = []): HttpOutcome {
    const bytes = new TextEncoder().encode(body === null ? '' : JSON.stringify(body));
    const headers = new Map([['date', new Date(now()).toUTCString()], ...more]);
    return { kind: 'answered', status, headers, body: bytes, bytesReceived: bytes.length };
  }

  function caseBody(known: Case): unknown {
    const { id, status, externalId } = known;
    return {
      id: Number(id),
      status,
      type: 'GENERAL_ENQUIRY',
      externalId,
      createdAt: text(start),
      updatedAt: text(known.updatedAt),
    };
  }

  function read(path: string, drop: number): HttpOutcome {
    const [, caseId = '', thread] = /^\/v1\/cases\/(\d+)(\/comments)?$/.exec(path) ?? [];
    const known = cases.get(caseId);
    if (known === undefined) return answered(404, { errors: [] });
    if (thread === undefined) return answered(200, caseBody(known));
    const listed = known.comments.slice(0, Math.max(0, known.comments.length - drop)).reverse();
    return answered(200, {
      message: null,
      comments: listed.map((one) => ({ id: one.id, plainBody: one.body, author: one.author, createdAt: text(one.at) })),
    });
  }

  function apply(request: HttpRequest, late: boolean): HttpOutcome {
    const body = JSON.parse(request.body ?? '{}') as { comment?: string; description?: string; externalId?: string };
    const [, caseId = ''] = /^\/v1\/cases\/(\d+)\/comments$/.exec(request.path) ?? [];
    if (caseId === '') {
      nextId += 1;
      const id = String(nextId);
      cases.set(id, { id, status: 'OPEN', updatedAt: now(), comments: [], externalId: body.externalId ?? null });
      ledger.push({ caseId: id, text: body.description ?? '', late });
      return answered(200, caseBody(cases.get(id) as Case));
    }
    if (cases.get(caseId)?.status === 'CLOSED') return answered(409, { errors: [{ message: 'closed' }] });
    comment(caseId, 'PARTNER', body.comment ?? '');
    ledger.push({ caseId, text: body.comment ?? '', late });
    return answered(200, null);
  }

  function after(milliseconds: number, work: () => HttpOutcome): Promise<HttpOutcome> {
    return new Promise((resolve) => clock.after(milliseconds, () => resolve(work())));
  }

  const LOST: HttpOutcome = { kind: 'lost', why: 'reset' };
  const TIMED_OUT: HttpOutcome = { kind: 'lost', why: 'timeout' };
  const NOT_SENT: HttpOutcome = { kind: 'not-sent', why: 'refused', detail: 'ECONNREFUSED' };

  function write(request: HttpRequest, fault: WriteFault | undefined): HttpOutcome | Promise<HttpOutcome> {
    switch (fault) {
      case undefined:
        return apply(request, false);
      case 'lost-applied':
        apply(request, false);
        return LOST;
      case 'lost-dropped':
        return LOST;
      case 'silent-applied':
        apply(request, false);
        return after(WRITE_DEADLINE, () => TIMED_OUT);
      case 'silent-dropped':
        return after(WRITE_DEADLINE, () => TIMED_OUT);
      case 'late-short':
      case 'late-long':
        void after((fault === 'late-short' ? 45 : 240) * SECOND, () => apply(request, true));
        return after(WRITE_DEADLINE, () => TIMED_OUT);
      case 'slow':
        return after(5 * SECOND, () => apply(request, false));
      case 'error-applied':
        apply(request, false);
        return answered(500, null);
      case 'error-dropped':
        return answered(503, null);
      case 'accepted-dropped':
        return answered(200, null);
      case 'refused':
        return answered(422, { errors: [{ message: 'no' }] });
      case 'throttled':
        return answered(429, null, [['retry-after', '20']]);
      case 'expired':
        return answered(401, null);
      case 'not-sent':
        return NOT_SENT;
    }
  }

  async function handle(request: HttpRequest): Promise<HttpOutcome> {
    if (server.offline) return NOT_SENT;
    if (request.path === '/oauth/token')
      return answered(200, { access_token: 'token', token_type: 'bearer', expires_in: 43_199 });
    if (request.method === 'GET') {
      const fault = server.readFaults.shift();
      if (fault === 'error') return answered(503, null);
      if (fault === 'garbled') return { kind: 'lost', why: 'garbled' };
      if (fault === 'lost') return LOST;
      if (fault === 'not-sent') return NOT_SENT;
      return read(request.path, fault === 'stale' ? 1 : 0);
    }
    return write(request, server.writeFaults.shift());
  }

  const server: ModelServer = {
    ledger,
    mostAtOnce: () => most,
    writeFaults: [],
    readFaults: [],
    offline: false,
    addCase() {
      nextId += 1;
      const id = String(nextId);
      cases.set(id, { id, status: 'PENDING', updatedAt: now(), comments: [], externalId: null });
      comment(id, 'WISE_AGENT', 'A question');
      return id;
    },
    comment,
    colleagues,
    colleague(caseId, body) {
      colleagues.add(body);
      comment(caseId, 'PARTNER', body);
    },
    move(caseId, status) {
      const known = cases.get(caseId);
      if (known === undefined) return;
      known.status = status;
      known.updatedAt = now();
    },
    isClosed: (caseId) => cases.get(caseId)?.status === 'CLOSED',
    open(caseId) {
      if (cases.get(caseId)?.status === 'CREATING') server.move(caseId, 'OPEN');
    },
    transportFor: (isAlive) => {
      // A process that died takes its connections along.
      const underWay = new Map<string, number>();
      return (options) => ({
        origin: new URL(options.origin).origin,
        async send(request) {
          if (!isAlive()) return new Promise<HttpOutcome>(() => undefined);
          const isReply = request.method === 'PUT';
          if (isReply) {
            underWay.set(request.path, (underWay.get(request.path) ?? 0) + 1);
            most = Math.max(most, underWay.get(request.path) ?? 0);
          }
          const outcome = await handle(request);
          if (isReply) underWay.set(request.path, (underWay.get(request.path) ?? 1) - 1);
          return isAlive() ? outcome : new Promise<HttpOutcome>(() => undefined);
        },
        reset: () => undefined,
        stop: async () => undefined,
      });
    },
  };
  return server;
}
