import { z } from 'zod';
import type { Credentials } from '../../src-shared/accounts.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { ReadResult, TokenSource } from '../api/client.ts';
import { describeExchange } from '../api/describe-exchange.ts';
import { judge } from '../api/judge.ts';
import { readJson } from '../api/read-json.ts';
import type { HttpOutcome, Transport } from '../api/transport.ts';
import type { Clock } from '../ports.ts';
import type { RequestRecord } from '../store/request-log-table.ts';

/** An access token is renewed when this share of its life is over, and a minute before its end at the latest. */
const RENEW_AFTER_SHARE = 0.9;
const RENEW_BEFORE_MILLISECONDS = 60_000;
const DEFAULT_LIFE_SECONDS = 43_199;

const TokenBody = z.object({
  access_token: z.string().min(1).max(16_384),
  token_type: z.string().optional(),
  expires_in: z.number().positive().max(10_000_000).catch(DEFAULT_LIFE_SECONDS),
});

const ErrorBody = z.object({ error: z.string().max(200) });

export type TokenOptions = {
  readonly transport: Transport;
  readonly clock: Clock;
  /** Reads the account's secret from the keychain, each time it is needed. */
  readonly credentials: () => Promise<ReadResult<Credentials>>;
  readonly accountId: string;
  readonly record: (record: RequestRecord) => void;
};

/**
 * Access tokens of one account. Those of the client credentials grant live in this closure only: not on disk, not across
 * IPC. Many callers at once share one request.
 */
export function createTokenSource(options: TokenOptions): TokenSource {
  let current: { readonly token: string; readonly renewAt: number } | null = null;
  let fetching: Promise<ReadResult<string>> | null = null;
  let renewable = true;

  async function fetchToken(): Promise<ReadResult<string>> {
    const credentials = await options.credentials();
    if (!credentials.ok) return credentials;
    if (credentials.value.kind === 'token') {
      renewable = false;
      current = { token: credentials.value.token, renewAt: Number.POSITIVE_INFINITY };
      return { ok: true, value: credentials.value.token };
    }
    const granted = await requestToken(options, credentials.value);
    if (!granted.ok) return granted;
    const life = granted.value.lifeMilliseconds;
    const wait = Math.max(0, Math.min(life * RENEW_AFTER_SHARE, life - RENEW_BEFORE_MILLISECONDS));
    current = { token: granted.value.token, renewAt: options.clock.monotonic() + wait };
    return { ok: true, value: granted.value.token };
  }

  return {
    async get() {
      if (current !== null && options.clock.monotonic() < current.renewAt) return { ok: true, value: current.token };
      fetching ??= fetchToken().finally(() => {
        fetching = null;
      });
      return fetching;
    },
    invalidate(token) {
      if (current?.token === token) current = null;
      return renewable;
    },
  };
}

const FORM = 'application/x-www-form-urlencoded';

type Granted = { readonly token: string; readonly lifeMilliseconds: number };

/** `POST /oauth/token`: Basic authentication, form-encoded (wise-api.md section 3). */
async function requestToken(
  { transport, clock, accountId, record }: TokenOptions,
  credentials: Extract<Credentials, { kind: 'client' }>,
): Promise<ReadResult<Granted>> {
  const { clientId, clientSecret } = credentials;
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  const shape = { method: 'POST', path: '/oauth/token', body: 'grant_type=client_credentials' } as const;
  const at = clock.now();
  const started = clock.monotonic();
  const outcome = await transport.send({
    ...shape,
    headers: { authorization: `Basic ${basic}`, 'content-type': FORM, accept: 'application/json' },
  });
  const verdict = judge(outcome, clock.now(), new URL(transport.origin).host);
  record({
    ...describeExchange({ shape, type: FORM, outcome, verdict, secrets: [basic, clientId, clientSecret] }),
    accountId,
    at,
    durationMilliseconds: Math.round(clock.monotonic() - started),
    correlationId: '',
  });
  if (verdict.kind !== 'answered') return { ok: false, error: tokenError(verdict.error, outcome) };
  const body = outcome.kind === 'answered' ? TokenBody.safeParse(readJson(outcome.body)?.value) : null;
  if (body === null || !body.success) {
    return { ok: false, error: { kind: 'unreadable-answer', status: verdict.status, traceId: verdict.traceId } };
  }
  return { ok: true, value: { token: body.data.access_token, lifeMilliseconds: body.data.expires_in * 1_000 } };
}

const CREDENTIAL_ERRORS: ReadonlySet<string> = new Set([
  'invalid_client',
  'unauthorized_client',
  'invalid_grant',
  'unauthorized',
]);

/** At the token endpoint a 401, or a 400 that names the client, means the credentials and not an expired session. */
function tokenError(error: AppError, outcome: HttpOutcome): AppError {
  if (error.kind === 'signed-out') return { kind: 'wrong-credentials', traceId: error.traceId };
  if (error.kind === 'refused' && outcome.kind === 'answered') {
    const body = ErrorBody.safeParse(readJson(outcome.body)?.value);
    if (body.success && CREDENTIAL_ERRORS.has(body.data.error)) return { kind: 'wrong-credentials', traceId: error.traceId };
  }
  return error;
}
