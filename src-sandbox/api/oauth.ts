import { timingSafeEqual } from 'node:crypto';
import { type Answer, type Call, jsonAnswer } from '../http/answer.ts';
import type { Settings } from '../world/settings.ts';
import { gatewayError } from './errors.ts';
import type { Client, Tokens } from './tokens.ts';

/** `POST /oauth/token` by client credentials: Basic and form-encoded (wise-api.md section 3). */
export function answerTokenRequest(
  call: Call,
  clients: readonly Client[],
  tokens: Tokens,
  settings: Settings,
  now: number,
): Answer {
  const client = basicClient(call.headers.authorization, clients);
  if (client === null) {
    return gatewayError(401, 'invalid_client', 'Bad client credentials', [['WWW-Authenticate', 'Basic realm="oauth"']]);
  }
  if (!(call.headers['content-type'] ?? '').toLowerCase().startsWith('application/x-www-form-urlencoded')) {
    return gatewayError(400, 'invalid_request', 'The body must be application/x-www-form-urlencoded');
  }
  const grant = new URLSearchParams(call.body).get('grant_type');
  if (grant === null) return gatewayError(400, 'invalid_request', 'Missing grant type');
  if (grant !== 'client_credentials') return gatewayError(400, 'unsupported_grant_type', `Unsupported grant type: ${grant}`);
  const expiresAt = now + settings.tokenLifetimeSeconds * 1_000;
  return jsonAnswer(
    200,
    {
      access_token: tokens.issue(client.clientId, expiresAt),
      token_type: 'bearer',
      expires_in: settings.tokenLifetimeSeconds,
      expires_at: new Date(expiresAt).toISOString(),
      scope: 'transfers',
    },
    [['Cache-Control', 'no-store']],
  );
}

/** The client that a Basic header names, or null. */
export function basicClient(header: string | undefined, clients: readonly Client[]): Client | null {
  const encoded = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return null;
  const pair = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  if (colon < 0) return null;
  const found = clients.find((client) => client.clientId === pair.slice(0, colon));
  return found !== undefined && same(found.clientSecret, pair.slice(colon + 1)) ? found : null;
}

function same(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
