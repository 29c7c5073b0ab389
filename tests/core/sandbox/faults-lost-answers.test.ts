import { Agent } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { stage } from './support/stage.ts';
import { until } from './support/wire.ts';

const BODY = '{"comment":"sent once"}';

async function lossy() {
  const set = await stage();
  const id = set.openCase();
  const path = `/v1/cases/${id}/comments`;
  const put = () => set.line('PUT', path, BODY);
  const applied = () => set.sandbox.ledger().map((entry) => entry.text);
  const arrived = (count: number) => until(() => set.sandbox.control.requests().filter((entry) => entry.fault).length === count);
  return { ...set, id, path, put, applied, arrived };
}

describe('connections that end without an answer', () => {
  it.each([
    ['at-headers', 'reset', []],
    ['before', 'reset', []],
    ['before', 'fin', []],
    ['after', 'reset', ['sent once']],
    ['after', 'fin', ['sent once']],
  ] as const)('drop %s by %s applies %j', async (when, how, kept) => {
    const { fault, put, applied, sandbox } = await lossy();
    fault({ kind: 'drop', when, how });
    expect(await put().heard).toMatchObject({ text: '', end: how });
    expect(applied()).toEqual(kept);
    expect(sandbox.control.requests()).toMatchObject([{ fault: 'drop', applied: kept.length > 0 }]);
  });

  it('drops at the headers while the body is still on its way', async () => {
    const { fault, line, path, sandbox } = await lossy();
    fault({ kind: 'drop', when: 'at-headers' });
    const half = line('PUT', path, BODY.padEnd(90_000)).heard;
    expect(await half).toMatchObject({ end: 'reset' });
    expect(sandbox.control.requests()).toMatchObject([{ body: '' }]);
  });

  it('resets a warm socket only', async () => {
    const { fault, api, path, applied, sandbox } = await lossy();
    fault({ kind: 'drop', when: 'after' }, { match: { method: 'PUT', warm: true } });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    onTestFinished(() => agent.destroy());
    expect((await api('PUT', path, BODY, { agent })).status).toBe(200);
    await expect(api('PUT', path, BODY, { agent })).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect((await api('PUT', path, BODY)).status).toBe(200);
    expect(applied().length).toBe(3);
    expect(sandbox.control.requests()).toMatchObject([
      { connection: 1, onConnection: 1, fault: null },
      { connection: 1, onConnection: 2, fault: 'drop' },
      { connection: 2, onConnection: 1, fault: null },
    ]);
  });

  it.each(['reset', 'fin'] as const)('answers, and ends the idle connection by %s afterwards', async (how) => {
    const { fault, put, clock } = await lossy();
    fault({ kind: 'idle-end', afterMilliseconds: 500, how });
    const line = put();
    await until(() => line.sofar().includes('200 OK'));
    clock.advance(500);
    expect(await line.heard).toMatchObject({ end: how });
  });
});

describe('silence', () => {
  it.each([
    [true, ['sent once']],
    [false, []],
  ])('never answers (apply: %s)', async (apply, kept) => {
    const { fault, put, applied, arrived, sandbox, clock } = await lossy();
    fault({ kind: 'silence', apply });
    const line = put();
    await arrived(1);
    clock.advance(86_400_000);
    expect(applied()).toEqual(kept);
    sandbox.control.dropConnections({ reset: false });
    expect(await line.heard).toMatchObject({ text: '' });
  });

  it('says 100 Continue and then nothing', async () => {
    const { fault, put, applied, sandbox } = await lossy();
    fault({ kind: 'silence', apply: true, after100: true });
    const line = put();
    await until(() => line.sofar().length > 0);
    sandbox.control.dropConnections({ reset: false });
    expect((await line.heard).text).toMatch(/^HTTP\/1\.1 100 Continue\r\nx-trace-id: [0-9a-f]{32}\r\n\r\n$/);
    expect(applied()).toEqual(['sent once']);
  });

  it('answers late, having applied before the wait or after it', async () => {
    const { fault, put, applied, arrived, clock } = await lossy();
    fault({ kind: 'latency', milliseconds: 20_000 }, { times: 1 });
    fault({ kind: 'latency', milliseconds: 20_000, apply: 'after-wait' }, { after: 1 });
    const first = put();
    await arrived(1);
    expect({ applied: applied().length, sofar: first.sofar() }).toEqual({ applied: 1, sofar: '' });
    clock.advance(20_000);
    await until(() => first.sofar().startsWith('HTTP/1.1 200 OK'));
    const later = put();
    await arrived(2);
    clock.advance(19_999);
    expect({ applied: applied().length, sofar: later.sofar() }).toEqual({ applied: 1, sofar: '' });
    clock.advance(1);
    await until(() => later.sofar().startsWith('HTTP/1.1 200 OK'));
    expect(applied().length).toBe(2);
  });
});

describe('late landing', () => {
  it.each(['silence', 'reset', 'fin'] as const)('loses the answer by %s and applies 90 seconds later', async (how) => {
    const { fault, put, applied, arrived, clock, sandbox, api, path } = await lossy();
    fault({ kind: 'late-landing', milliseconds: 90_000, how }, { match: { method: 'PUT' } });
    const line = put();
    await arrived(1);
    if (how !== 'silence') expect(await line.heard).toMatchObject({ text: '', end: how });
    clock.advance(89_999);
    expect(applied()).toEqual([]);
    expect((await api('GET', path)).text).not.toContain('sent once');
    clock.advance(1);
    expect(sandbox.ledger()).toMatchObject([{ text: 'sent once', at: '2026-11-20T12:01:30.000Z' }]);
    expect((await api('GET', path)).text).toContain('sent once');
    if (how === 'silence') expect(line.sofar()).toBe('');
  });
});
