import { describe, expect, it } from 'vitest';
import { ERROR_SHAPES } from '../../../src-sandbox/world/settings.ts';
import { stage, TOKEN } from './support/stage.ts';
import { ask, dial } from './support/wire.ts';

const OTHER = { clientId: 'other-client', clientSecret: 'other-secret' };

describe('what is refused', () => {
  it("answers 403 for another client's case, 404 for none, 400 for an id that is no number", async () => {
    const { sandbox, api } = await stage({ otherClients: [OTHER] });
    const foreign = sandbox.control.addCase({ owner: 'other-client' });
    const statusOf = async (path: string) => (await api('GET', path)).status;
    expect(await statusOf(`/v1/cases/${foreign}`)).toBe(403);
    expect(await statusOf(`/v1/cases/${foreign}/comments`)).toBe(403);
    expect((await api('PUT', `/v1/cases/${foreign}/comments`, '{"comment":"x"}')).status).toBe(403);
    expect(await statusOf('/v1/cases/42')).toBe(404);
    expect(await statusOf('/v1/cases/42/comments')).toBe(404);
    expect(await statusOf('/v1/cases/abc')).toBe(400);
    expect(await statusOf('/v1/cases/9223372036854775808')).toBe(400);
    expect(sandbox.ledger()).toEqual([]);
  });

  it.each([
    ['GET', '/v1/cases', 405, 'POST'],
    ['DELETE', '/v1/cases/1', 405, 'GET'],
    ['POST', '/v1/cases/1/comments', 405, 'GET, PUT'],
    ['GET', '/oauth/token', 405, 'POST'],
    ['GET', '/2026Q4/cases/1', 404, undefined],
    ['GET', '/v1/cases/1/messages', 404, undefined],
    ['GET', '/', 404, undefined],
    ['POST', '/_sandbox/ledger', 404, undefined],
  ])('answers %s %s with %i', async (method, path, status, allow) => {
    const { api } = await stage();
    const reply = await api(method, path);
    expect({ status: reply.status, allow: reply.headers.allow }).toEqual({ status, allow });
  });

  it.each(ERROR_SHAPES)('dresses a 404 in shape %s', async (errorShape) => {
    const { api } = await stage({ settings: { errorShape } });
    const shapes = {
      A: { error: 'resource_not_found', error_description: 'Case 42 not found' },
      B: {
        timestamp: '2026-11-20T12:00:00.000Z',
        errors: [{ code: 'error.resource_not_found', message: 'Case 42 not found', path: null, arguments: [] }],
      },
      C: {
        timestamp: '2026-11-20T12:00:00.000Z',
        error: 'RESOURCE_NOT_FOUND',
        message: 'Case 42 not found',
        path: '/v1/cases/42',
      },
      D: {
        type: '/errors/types/domain',
        title: 'Not Found',
        status: 404,
        detail: 'Case 42 not found',
        instance: '/v1/cases/42',
        code: 'resource_not_found',
      },
    };
    expect((await api('GET', '/v1/cases/42')).json()).toEqual(shapes[errorShape]);
  });

  it('puts a fresh trace id on every answer, also on one to a request that is no HTTP', async () => {
    const { sandbox, api, openCase } = await stage();
    const id = openCase();
    const replies = [
      await api('GET', `/v1/cases/${id}`),
      await api('PUT', `/v1/cases/${id}/comments`, '{"comment":"x"}'),
      await api('GET', '/v1/cases/42'),
      await api('GET', '/nowhere'),
      await api('GET', '/api/v2/status.json'),
      await ask(`${sandbox.baseUrl}/v1/cases/1`),
      await ask(`${sandbox.baseUrl}/oauth/token`, { method: 'POST' }),
    ];
    const ids = replies.map((reply) => reply.headers['x-trace-id']);
    expect(ids.every((traceId) => /^[0-9a-f]{32}$/.test(String(traceId)))).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
    expect(sandbox.control.requests().map((entry) => entry.traceId)).toEqual(ids);
    const garbage = await dial(sandbox.baseUrl, 'this is no request\r\n\r\n').heard;
    expect(garbage.text).toMatch(/^HTTP\/1\.1 400 .*x-trace-id: [0-9a-f]{32}\r\n/s);
  });

  it('echoes a correlation id of up to 36 characters and ignores a longer one', async () => {
    const { api } = await stage();
    const echo = async (value: string) =>
      (await api('GET', '/v1/cases/1', undefined, { headers: { 'X-External-Correlation-Id': value } })).headers[
        'x-external-correlation-id'
      ];
    expect(await echo('f'.repeat(36))).toBe('f'.repeat(36));
    expect(await echo('f'.repeat(37))).toBeUndefined();
  });
});

describe('the published limits', () => {
  it('lets a hundred pass in a second and asks for a wait after that', async () => {
    const { clock, api, openCase } = await stage({ settings: { requestsPerSecond: 3 } });
    const path = `/v1/cases/${openCase()}`;
    const statuses = async (count: number) => {
      const found: number[] = [];
      for (let index = 0; index < count; index += 1) found.push((await api('GET', path)).status);
      return found;
    };
    expect(await statuses(4)).toEqual([200, 200, 200, 429]);
    const refused = await api('GET', path);
    expect(refused.headers).toMatchObject({ 'retry-after': '1', 'x-rate-limited-by': 'wise-public-api' });
    clock.advance(1_000);
    expect(await statuses(1)).toEqual([200]);
  });

  it('counts the minute as well, and tells how long it is until the next call may pass', async () => {
    const { clock, api, openCase } = await stage({ settings: { requestsPerMinute: 2 } });
    const path = `/v1/cases/${openCase()}`;
    await api('GET', path);
    clock.advance(20_000);
    await api('GET', path);
    clock.advance(10_500);
    const refused = await api('PUT', `${path}/comments`, '{"comment":"not applied"}');
    expect({ status: refused.status, wait: refused.headers['retry-after'] }).toEqual({ status: 429, wait: '30' });
    clock.advance(29_500);
    expect((await api('GET', path)).status).toBe(200);
  });

  it('are 100 and 1,000 unless set', async () => {
    const { sandbox } = await stage();
    expect(sandbox.control.settings()).toMatchObject({ requestsPerSecond: 100, requestsPerMinute: 1_000 });
    expect(sandbox.token).toBe(TOKEN);
  });
});
