import type { AppError, AppErrorKind } from '../../src-shared/errors.ts';
import type { Clock, Random } from '../ports.ts';
import type { CreationFields } from '../store/outbox-table.ts';
import type { RequestRecord } from '../store/request-log-table.ts';
import { describeExchange } from './describe-exchange.ts';
import type { Dialect, RequestShape, ServerCase, ServerThread } from './dialects/dialect.ts';
import { judge, type Verdict } from './judge.ts';
import type { Pacer, Priority } from './pacer.ts';
import { readJson } from './read-json.ts';
import type { Transport } from './transport.ts';

/** A read either gives what was asked or says why not. */
export type ReadResult<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError };

/** A write ends in one of four classes (reliability-and-security.md section 1). */
export type WriteResult<T> =
  | { readonly kind: 'accepted'; readonly value: T }
  | { readonly kind: 'refused'; readonly error: AppError }
  | { readonly kind: 'not-sent'; readonly error: AppError }
  | { readonly kind: 'ambiguous'; readonly error: AppError };

export type TokenSource = {
  /** A token that is good for a while, got and renewed as needed. */
  get(): Promise<ReadResult<string>>;
  /** This token was refused. @returns false where there is no way to get another. */
  invalidate(token: string): boolean;
};

export type CasesClient = {
  readonly dialect: Dialect;
  /** Milliseconds by which the server's clock is ahead of ours, by its newest `Date` header; 0 until known. */
  clockOffset(): number;
  readCase(caseId: string, priority: Priority): Promise<ReadResult<ServerCase>>;
  readThread(caseId: string, priority: Priority): Promise<ReadResult<ServerThread>>;
  reply(caseId: string, text: string): Promise<WriteResult<null>>;
  create(fields: CreationFields, description: string): Promise<WriteResult<ServerCase>>;
};

export type ClientOptions = {
  readonly accountId: string;
  readonly dialect: Dialect;
  readonly transport: Transport;
  readonly tokens: TokenSource;
  readonly pacer: Pacer;
  readonly clock: Clock;
  readonly random: Random;
  readonly record: (record: RequestRecord) => void;
};

type Exchange = { readonly verdict: Verdict; readonly body: unknown };

/** Makes calls in one dialect for one account: token, pace, one attempt, verdict, a row in the request log. */
export function createCasesClient(options: ClientOptions): CasesClient {
  const { dialect, transport, tokens, pacer, clock, random } = options;
  let offset = 0;

  async function attempt(shape: RequestShape, priority: Priority): Promise<Exchange & { readonly token: string | null }> {
    if (!(await pacer.enter(priority)))
      return { verdict: { kind: 'not-sent', error: { kind: 'cancelled' } }, body: null, token: null };
    // After the pacer, because getting a token may be a call to the same host: it must neither storm nor break a silence.
    const token = await tokens.get();
    if (!token.ok) {
      noteTokenTrouble(token.error);
      return { verdict: { kind: 'not-sent', error: token.error }, body: null, token: null };
    }
    const correlationId = random.uuid();
    const startedAt = clock.now();
    const started = clock.monotonic();
    const outcome = await transport.send({
      ...shape,
      headers: {
        authorization: `Bearer ${token.value}`,
        accept: 'application/json',
        'x-external-correlation-id': correlationId,
        ...(shape.body === null ? {} : { 'content-type': 'application/json' }),
      },
    });
    const verdict = judge(outcome, clock.now(), new URL(transport.origin).host);
    if (outcome.kind === 'answered') offset = readOffset(outcome.headers.get('date'), clock.now()) ?? offset;
    if (verdict.kind === 'refused' && verdict.waitMilliseconds !== null) pacer.pauseFor(verdict.waitMilliseconds);
    pacer.settled(isServerTrouble(verdict) ? 'server-trouble' : 'well');
    options.record({
      ...describeExchange({ shape, type: 'application/json', outcome, verdict, secrets: [token.value] }),
      accountId: options.accountId,
      at: startedAt,
      durationMilliseconds: Math.round(clock.monotonic() - started),
      correlationId,
    });
    return { verdict, body: outcome.kind === 'answered' ? (readJson(outcome.body)?.value ?? null) : null, token: token.value };
  }

  function noteTokenTrouble(error: AppError): void {
    if (error.kind === 'throttled') pacer.pauseFor(error.until - clock.now());
    else if (TROUBLE.has(error.kind)) pacer.settled('server-trouble');
  }

  /** A 401 means that the call was not applied: the token is renewed once and the call made once more. */
  async function call(shape: RequestShape, priority: Priority): Promise<Exchange> {
    const once = await attempt(shape, priority);
    const expired = once.verdict.kind === 'refused' && once.verdict.error.kind === 'signed-out';
    if (!expired || once.token === null || !tokens.invalidate(once.token)) return once;
    return attempt(shape, priority);
  }

  async function read<T>(shape: RequestShape, priority: Priority, parse: (body: unknown) => T | null): Promise<ReadResult<T>> {
    const { verdict, body } = await call(shape, priority);
    if (verdict.kind !== 'answered') return { ok: false, error: verdict.error };
    const value = parse(body);
    return value === null ? { ok: false, error: unreadable(verdict) } : { ok: true, value };
  }

  async function write<T>(shape: RequestShape, parse: (body: unknown) => { readonly value: T } | null): Promise<WriteResult<T>> {
    const { verdict, body } = await call(shape, 'write');
    if (verdict.kind !== 'answered') return { kind: verdict.kind, error: verdict.error };
    const parsed = parse(body);
    return parsed === null ? { kind: 'ambiguous', error: unreadable(verdict) } : { kind: 'accepted', value: parsed.value };
  }

  return {
    dialect,
    clockOffset: () => offset,
    readCase(caseId, priority) {
      // An answer about another case, from a proxy's cache for example, is no answer.
      return read(dialect.readCase(caseId), priority, (body) => {
        const found = dialect.parseCase(body);
        return found !== null && found.id === caseId ? found : null;
      });
    },
    readThread: (caseId, priority) => read(dialect.readThread(caseId), priority, dialect.parseThread),
    // A reply is answered by an empty body. One that carries something is not the API's own (a captive portal, say).
    reply: (caseId, text) =>
      write(dialect.reply(caseId, text), (body) => (body === null || isObject(body) ? { value: null } : null)),
    create: (fields, description) =>
      write(dialect.create(fields, description), (body) => {
        const made = dialect.parseCase(body);
        return made === null ? null : { value: made };
      }),
  };
}

/** Failures that speak of the host, and not of what was asked of it. */
const TROUBLE: ReadonlySet<AppErrorKind> = new Set(['server-error', 'no-answer', 'unreadable-answer', 'not-reached']);

function isObject(body: unknown): boolean {
  return typeof body === 'object' && body !== null;
}

function unreadable(verdict: { readonly status: number; readonly traceId: string | null }): AppError {
  return { kind: 'unreadable-answer', status: verdict.status, traceId: verdict.traceId };
}

function isServerTrouble(verdict: Verdict): boolean {
  return verdict.kind === 'ambiguous' || (verdict.kind === 'not-sent' && verdict.error.kind === 'not-reached');
}

function readOffset(date: string | undefined, now: number): number | null {
  const server = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(server) ? null : server - now;
}
