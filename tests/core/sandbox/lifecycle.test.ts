import { describe, expect, it } from 'vitest';
import { startSandbox } from '../../../src-sandbox/start-sandbox.ts';
import { CREATE_BODY } from './support/document-examples.ts';
import { manualClock } from './support/manual-clock.ts';
import { stage } from './support/stage.ts';
import { ask, dial, until } from './support/wire.ts';

describe('the life of a sandbox', () => {
  it('resumes from a snapshot with the same ids, comments and counters', async () => {
    const first = await stage({ cases: 12 });
    await first.api('POST', '/v1/cases', CREATE_BODY);
    await first.api('PUT', `/v1/cases/${first.sandbox.caseIds[0]}/comments`, '{"comment":"kept"}');
    const second = await stage({ cases: 12, saved: first.sandbox.snapshot() });
    expect(second.sandbox.control.cases()).toEqual(first.sandbox.control.cases());
    expect(second.sandbox.caseIds).toEqual(first.sandbox.caseIds);
    expect(JSON.parse(second.sandbox.snapshot())).toEqual(JSON.parse(first.sandbox.snapshot()));
    const [a, b] = await Promise.all([first, second].map(({ api }) => api('POST', '/v1/cases', CREATE_BODY)));
    expect(a?.text).toBe(b?.text);
  });

  it.each(['', '{', 'null', '{"version":2}'])('refuses %j as a snapshot, in plain words', async (saved) => {
    await expect(startSandbox({ saved })).rejects.toThrow(/^The saved sandbox is /);
  });

  it('gives the same cases for the same seed and others for another', async () => {
    const seeded = async (seed: number) => (await stage({ cases: 30, seed })).sandbox.snapshot();
    const [one, same, other] = [await seeded(5), await seeded(5), await seeded(6)];
    expect(one).toBe(same);
    expect(one).not.toBe(other);
  });

  it('keeps the digits of ids above 2^53, in every body', async () => {
    const { sandbox, api } = await stage({ idBase: 'big', cases: 2 });
    expect(sandbox.caseIds).toEqual(['9007199254740993', '9007199254740994']);
    expect((await api('GET', '/v1/cases/9007199254740993')).text).toMatch(/^\{"id":9007199254740993,/);
    expect((await api('GET', '/v1/cases/9007199254740994')).text).toMatch(/^\{"id":9007199254740994,/);
    const comments = await api('GET', '/v1/cases/9007199254740993/comments');
    expect(comments.text).toContain('{"id":9107199254740993,');
    expect((await api('POST', '/v1/cases', CREATE_BODY)).text).toContain('{"id":9007199254740995,');
    const resumed = await stage({ saved: sandbox.snapshot() });
    expect(resumed.sandbox.control.cases().map((entry) => entry.id)).toContain('9007199254740995');
  });

  it('tells of every change, until told to stop telling', async () => {
    const { sandbox, api, openCase } = await stage();
    const id = openCase();
    let told = 0;
    const undo = sandbox.onChange(() => {
      told += 1;
    });
    await api('PUT', `/v1/cases/${id}/comments`, '{"comment":"x"}');
    sandbox.control.moveCase({ id, status: 'PENDING' });
    await api('GET', `/v1/cases/${id}`);
    expect(told).toBe(2);
    undo();
    sandbox.control.moveCase({ id, status: 'SOLVED' });
    expect(told).toBe(2);
  });

  it('refuses a port that is taken, with the error of the system', async () => {
    const { sandbox } = await stage();
    const port = Number(new URL(sandbox.baseUrl).port);
    await expect(startSandbox({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('listens on loopback only', async () => {
    const { sandbox } = await stage();
    expect(sandbox.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const url = sandbox.baseUrl.replace('127.0.0.1', '127.0.0.2');
    await expect(ask(url)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('leaves neither timer nor connection behind', async () => {
    const clock = manualClock();
    const sandbox = await startSandbox({
      clock,
      cases: 12,
      agent: { fromMilliseconds: 10, toMilliseconds: 20 },
      controlKey: 'a-control-key',
    });
    sandbox.control.addFault({ fault: { kind: 'latency', milliseconds: 60_000 } });
    const line = dial(sandbox.baseUrl, 'GET /v1/cases/1 HTTP/1.1\r\nHost: x\r\n\r\n');
    await until(() => sandbox.control.requests().length === 1);
    expect(clock.pending()).toBeGreaterThan(1);
    await sandbox.stop();
    expect(clock.pending()).toBe(0);
    await expect(line.heard).resolves.toMatchObject({ text: '' });
    await expect(ask(sandbox.baseUrl)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await sandbox.stop();
  });

  it('can have its network cut and restored on the same port', async () => {
    const { sandbox, api, openCase } = await stage();
    const path = `/v1/cases/${openCase()}`;
    const open = dial(sandbox.baseUrl, 'GET /v1/cases/1 HTTP/1.1\r\nHost: x\r\n\r\n');
    await until(() => open.sofar().includes('401'));
    await sandbox.control.cutNetwork();
    expect(await open.heard).toMatchObject({ end: 'reset' });
    await expect(api('GET', path)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await sandbox.control.cutNetwork();
    await sandbox.control.restoreNetwork();
    await sandbox.control.restoreNetwork();
    expect((await api('GET', path)).status).toBe(200);
  });

  it('drops connections by reset or by FIN', async () => {
    const { sandbox } = await stage();
    for (const [reset, end] of [
      [true, 'reset'],
      [false, 'fin'],
    ] as const) {
      const line = dial(sandbox.baseUrl, 'GET /v1/cases/1 HTTP/1.1\r\nHost: x\r\n\r\n');
      await until(() => line.sofar().includes('401'));
      expect(sandbox.control.dropConnections({ reset })).toBe(1);
      expect(await line.heard).toMatchObject({ end });
    }
  });

  it('keeps the newest requests only, under their own numbers', async () => {
    const { sandbox, api } = await stage({ keepRequests: 3 });
    for (let index = 0; index < 8; index += 1) await api('GET', '/v1/cases/1');
    expect(sandbox.control.requests().map((entry) => entry.number)).toEqual([6, 7, 8]);
  });

  it('skews the clock of its timestamps and of the Date header', async () => {
    const { sandbox, api, openCase } = await stage();
    const id = openCase();
    sandbox.control.settings({ clockSkewMilliseconds: -90_000 });
    const reply = await api('PUT', `/v1/cases/${id}/comments`, '{"comment":"x"}');
    expect(reply.rawHeaders.filter((name) => name.toLowerCase() === 'date')).toHaveLength(1);
    expect(reply.headers.date).toBe('Fri, 20 Nov 2026 11:58:30 GMT');
    expect((await api('GET', `/v1/cases/${id}/comments`)).json()).toMatchObject({
      comments: [{ createdAt: '2026-11-20T11:58:30.000' }, {}, {}],
    });
  });
});
