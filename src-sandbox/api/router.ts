import { type Answer, type Call, withHeaders } from '../http/answer.ts';
import type { Settings } from '../world/settings.ts';
import type { CasesApi } from './cases-v1.ts';
import { gatewayError, problemAnswer } from './errors.ts';
import { answerTokenRequest, basicClient } from './oauth.ts';
import type { RateLimit } from './rate-limit.ts';
import type { Client, Tokens } from './tokens.ts';

export type RouterParts = {
  readonly clients: readonly Client[];
  readonly tokens: Tokens;
  readonly rateLimit: RateLimit;
  readonly cases: CasesApi;
  /** The status page answers paths under `/api/v2/`, without any token. */
  statusPage(call: Call): Answer | null;
  settings(): Settings;
  now(): number;
};

/** Answers a call as Wise would. Whatever it changes has been changed when it returns. */
export type Router = (call: Call) => Answer;

const TOKEN_PATH = /^\/(?:\d{4}Q[1-4]\/)?oauth\/token$/;
const CASE_PATH = /^\/v1\/cases\/([^/]+)(\/comments)?$/;

export function createRouter(parts: RouterParts): Router {
  const problem = (call: Call, status: number, code: string, message: string, allow?: string) =>
    problemAnswer(
      {
        status,
        code,
        reason: code.toLowerCase(),
        message,
        path: call.path,
        ...(allow !== undefined && { headers: [['Allow', allow] as const] }),
      },
      parts.settings().errorShape,
      parts.now(),
    );

  const wrongMethod = (call: Call, allow: string) =>
    problem(call, 405, 'METHOD_NOT_ALLOWED', `Request method '${call.method}' is not supported`, allow);

  /** Who calls, or the refusal: 401 in shape A, then the published limits (wise-api.md sections 3 and 4). */
  function admit(call: Call, work: (clientId: string) => Answer): Answer {
    const token = /^Bearer +(\S+)$/i.exec(call.headers.authorization ?? '')?.[1];
    if (token === undefined) return unauthorised('missing_token', 'Full authentication is required to access this resource');
    const verdict = parts.tokens.check(token, parts.now());
    if (verdict.kind !== 'valid') {
      const echo = parts.settings().echoTokenInErrors ? `: ${token}` : '';
      return unauthorised(
        'invalid_token',
        verdict.kind === 'expired' ? `Access token expired${echo}` : `Invalid access token${echo}`,
      );
    }
    return tooMany(call, verdict.clientId) ?? work(verdict.clientId);
  }

  function tooMany(call: Call, clientId: string): Answer | null {
    const wait = parts.rateLimit.take(clientId, parts.now(), parts.settings());
    if (wait === null) return null;
    return withHeaders(problem(call, 429, 'TOO_MANY_REQUESTS', 'Rate limit exceeded'), [
      ['Retry-After', String(wait)],
      ['X-Rate-Limited-By', 'wise-public-api'],
    ]);
  }

  function oneCase(call: Call, rawId: string, comments: boolean): Answer {
    const allowed = comments ? ['GET', 'PUT'] : ['GET'];
    if (!allowed.includes(call.method)) return wrongMethod(call, allowed.join(', '));
    return admit(call, (clientId) => {
      const id = readCaseId(rawId);
      if (id === null) return problem(call, 400, 'BAD_REQUEST', 'caseId must be a number');
      if (!comments) return parts.cases.retrieve(call, clientId, id);
      return call.method === 'GET' ? parts.cases.retrieveComments(call, clientId, id) : parts.cases.comment(call, clientId, id);
    });
  }

  return (call) => {
    if (TOKEN_PATH.test(call.path)) {
      if (call.method !== 'POST') return wrongMethod(call, 'POST');
      const client = basicClient(call.headers.authorization, parts.clients);
      const refused = client === null ? null : tooMany(call, client.clientId);
      return refused ?? answerTokenRequest(call, parts.clients, parts.tokens, parts.settings(), parts.now());
    }
    if (call.path === '/v1/cases') {
      if (call.method !== 'POST') return wrongMethod(call, 'POST');
      return admit(call, (clientId) => parts.cases.create(call, clientId));
    }
    const casePath = CASE_PATH.exec(call.path);
    if (casePath?.[1] !== undefined) return oneCase(call, casePath[1], casePath[2] !== undefined);
    return parts.statusPage(call) ?? problem(call, 404, 'NOT_FOUND', `No resource at ${call.path}`);
  };
}

function unauthorised(error: string, description: string): Answer {
  return gatewayError(401, error, description, [['WWW-Authenticate', `Bearer realm="wise", error="${error}"`]]);
}

/** int64, as the OpenAPI has it: leading zeros are the same number, anything else is refused. */
function readCaseId(text: string): bigint | null {
  if (!/^-?\d{1,19}$/.test(text)) return null;
  const id = BigInt(text);
  return id < 2n ** 63n ? id : null;
}
