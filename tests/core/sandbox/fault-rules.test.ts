import { describe, expect, it } from 'vitest';
import type { FaultRule } from '../../../src-sandbox/faults/rules.ts';
import { stage } from './support/stage.ts';

const answer = (status: number): FaultRule['fault'] => ({ kind: 'answer', status });

async function scripted() {
  const set = await stage();
  const id = set.openCase();
  const path = `/v1/cases/${id}/comments`;
  const put = async (text = 'x') => (await set.api('PUT', path, JSON.stringify({ comment: text }))).status;
  const get = async (where = path) => (await set.api('GET', where)).status;
  return { ...set, id, path, put, get };
}

describe('rules of faults', () => {
  it('play on the attempts that they are for', async () => {
    const { fault, put } = await scripted();
    fault(answer(500), { times: 1 });
    fault(answer(502), { after: 1, times: 2 });
    fault(answer(504), { after: 4 });
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1) statuses.push(await put());
    expect(statuses).toEqual([500, 502, 502, 200, 504, 504]);
  });

  it('count a request that another rule plays on, also when that one acts at the headers', async () => {
    const { fault, put } = await scripted();
    fault({ kind: 'drop', when: 'at-headers' }, { times: 1 });
    fault(answer(503), { after: 1, times: 1 });
    await expect(put()).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect([await put(), await put()]).toEqual([503, 200]);
  });

  it('match by method and path', async () => {
    const { fault, put, get, path, id, openCase } = await scripted();
    fault(answer(500), { match: { method: 'PUT', path: '/v1/cases/*/comments' } });
    expect([await put(), await get()]).toEqual([500, 200]);
    fault(answer(501), { match: { path: `/v1/cases/${id}` } });
    expect([await get(`/v1/cases/${id}`), await get(path), await get(`/v1/cases/${openCase()}`)]).toEqual([501, 200, 200]);
    fault(answer(505), { match: { path: '/api/**' } });
    expect(await get('/api/v2/incidents/unresolved.json')).toBe(505);
    fault(answer(506), { match: { path: '/v1/*' } });
    expect(await get()).toBe(200);
  });

  it('match by words in the body', async () => {
    const { fault, put } = await scripted();
    fault(answer(500), { match: { bodyIncludes: 'send 7' } });
    expect([await put('send 6'), await put('send 7'), await put('send 8')]).toEqual([200, 500, 200]);
  });

  it('play on tokens and on the status page as well', async () => {
    const { fault, api } = await scripted();
    fault(answer(500), { match: { path: '/oauth/token' } });
    fault({ kind: 'html' }, { match: { path: '/api/v2/summary.json' } });
    expect((await api('POST', '/oauth/token', 'grant_type=client_credentials')).status).toBe(500);
    expect((await api('GET', '/api/v2/summary.json')).text).toContain('<h1>');
  });

  it('can be listed, removed and cleared', async () => {
    const { fault, sandbox, put } = await scripted();
    const first = fault(answer(500));
    const second = fault(answer(501));
    expect(await put()).toBe(500);
    expect(sandbox.control.faults()).toMatchObject([
      { id: first, seen: 1, played: 1 },
      { id: second, seen: 1, played: 0 },
    ]);
    expect(sandbox.control.removeFault(first)).toBe(true);
    expect(sandbox.control.removeFault(first)).toBe(false);
    expect(await put()).toBe(501);
    sandbox.control.clearFaults();
    expect(await put()).toBe(200);
  });
});
