import { describe, expect, it } from 'vitest';
import { stage } from './support/stage.ts';
import { ask } from './support/wire.ts';

const FORM = 'application/x-www-form-urlencoded';

function basic(id: string, secret: string): string {
  return `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
}

async function oauthStage() {
  const set = await stage({ clientId: 'client', clientSecret: 'secret:with:colons' });
  const token = (path = '/oauth/token', headers: Record<string, string> = {}, body = 'grant_type=client_credentials') =>
    ask(`${set.sandbox.baseUrl}${path}`, {
      method: 'POST',
      headers: { authorization: basic('client', 'secret:with:colons'), 'content-type': FORM, ...headers },
      body,
    });
  const accessToken = async () => String((await token()).text.match(/"access_token":"([^"]+)"/)?.[1]);
  return { ...set, token, accessToken };
}

describe('POST /oauth/token', () => {
  it.each(['/oauth/token', '/2026Q3/oauth/token'])('gives an opaque token of twelve hours at %s', async (path) => {
    const { token } = await oauthStage();
    const reply = await token(path);
    expect(reply.status).toBe(200);
    expect(reply.json()).toEqual({
      access_token: expect.stringMatching(/^[\w.-]{600,800}$/),
      token_type: 'bearer',
      expires_in: 43_199,
      expires_at: '2026-11-20T23:59:59.000Z',
      scope: 'transfers',
    });
  });

  it('opens the API until it expires, and says then that it has', async () => {
    const { sandbox, clock, accessToken, api, openCase } = await oauthStage();
    const path = `/v1/cases/${openCase()}`;
    const bearer = { headers: { authorization: `Bearer ${await accessToken()}` } };
    expect((await api('GET', path, undefined, bearer)).status).toBe(200);
    clock.advance(43_199_000);
    const reply = await api('GET', path, undefined, bearer);
    expect(reply.status).toBe(401);
    expect(reply.json()).toEqual({ error: 'invalid_token', error_description: expect.stringMatching(/^Access token expired: /) });
    expect(sandbox.control.requests().at(-1)).toMatchObject({ status: 401 });
  });

  it('lets the lifetime be set, and ends all tokens on request', async () => {
    const { sandbox, token, accessToken, api, openCase } = await oauthStage();
    sandbox.control.settings({ tokenLifetimeSeconds: 60 });
    expect((await token()).json()).toMatchObject({ expires_in: 60, expires_at: '2026-11-20T12:01:00.000Z' });
    const bearer = { headers: { authorization: `Bearer ${await accessToken()}` } };
    const path = `/v1/cases/${openCase()}`;
    expect((await api('GET', path, undefined, bearer)).status).toBe(200);
    sandbox.control.expireTokens();
    expect((await api('GET', path, undefined, bearer)).status).toBe(401);
  });

  it.each([
    ['a wrong secret', { authorization: basic('client', 'no') }],
    ['an unknown client', { authorization: basic('nobody', 'secret:with:colons') }],
    ['garbage', { authorization: 'Basic !!!' }],
    ['no Basic at all', { authorization: 'Bearer x' }],
  ])('refuses %s with 401 invalid_client', async (_name, headers) => {
    const { token } = await oauthStage();
    const reply = await token('/oauth/token', headers);
    expect(reply.status).toBe(401);
    expect(reply.json()).toEqual({ error: 'invalid_client', error_description: 'Bad client credentials' });
  });

  it.each([
    ['no grant type', {}, 'scope=transfers', 'invalid_request'],
    ['JSON', { 'content-type': 'application/json' }, '{"grant_type":"client_credentials"}', 'invalid_request'],
    ['another grant type', {}, 'grant_type=password', 'unsupported_grant_type'],
  ])('refuses %s with 400', async (_name, headers, body, error) => {
    const { token } = await oauthStage();
    const reply = await token('/oauth/token', headers, body);
    expect(reply.status).toBe(400);
    expect(reply.json()).toEqual({ error, error_description: expect.any(String) });
  });

  it('refuses a call without a token, and one with a token that it never gave', async () => {
    const { sandbox, api, openCase } = await oauthStage();
    const url = `${sandbox.baseUrl}/v1/cases/${openCase()}`;
    expect((await ask(url)).json()).toEqual({ error: 'missing_token', error_description: expect.any(String) });
    const unknown = await api('GET', '/v1/cases/1', undefined, { headers: { authorization: 'Bearer nope' } });
    expect({ status: unknown.status, body: unknown.json() }).toEqual({
      status: 401,
      body: { error: 'invalid_token', error_description: 'Invalid access token: nope' },
    });
    sandbox.control.settings({ echoTokenInErrors: false });
    const quiet = await api('GET', '/v1/cases/1', undefined, { headers: { authorization: 'Bearer nope' } });
    expect(quiet.text).not.toContain('nope');
  });

  it('keeps tokens and secrets out of its log of requests', async () => {
    const { sandbox, api, accessToken, token } = await oauthStage();
    const given = await accessToken();
    await token('/oauth/token', {}, 'grant_type=client_credentials&client_secret=secret:with:colons');
    await api('GET', '/v1/cases/1', undefined, { headers: { authorization: `Bearer ${given}` } });
    const log = JSON.stringify(sandbox.control.requests());
    expect(log).not.toContain(given);
    expect(log).not.toContain('secret:with:colons');
    expect(log).not.toContain(basic('client', 'secret:with:colons').slice(6));
    expect(log).toContain('Bearer sha256:');
  });
});
