import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { BadJson } from '../../../src-sandbox/faults/bad-json.ts';
import { stage } from './support/stage.ts';

async function wrong() {
  const set = await stage();
  const id = set.openCase();
  const casePath = `/v1/cases/${id}`;
  const path = `${casePath}/comments`;
  const whole = (await set.api('GET', path)).text;
  const put = () => set.api('PUT', path, '{"comment":"sent once"}');
  return { ...set, id, casePath, path, whole, put };
}

describe('any answer at all', () => {
  it.each([true, false])('any status, headers and body (apply: %s)', async (apply) => {
    const { fault, put, sandbox } = await wrong();
    fault({ kind: 'answer', status: 503, headers: [['Retry-After', '-5']], body: 'no', apply });
    const reply = await put();
    expect(reply).toMatchObject({ status: 503, text: 'no', headers: { 'retry-after': '-5' } });
    expect(reply.headers['x-trace-id']).toMatch(/^[0-9a-f]{32}$/);
    expect(sandbox.ledger().length).toBe(apply ? 1 : 0);
  });

  it.each([204, 206, 304, 400, 401, 403, 404, 408, 409, 413, 422, 425, 429, 500, 502, 504, 599])('status %i', async (status) => {
    const { fault, put } = await wrong();
    fault({ kind: 'answer', status });
    expect((await put()).status).toBe(status);
  });

  it.each(['30', '0', '99999999999', 'soon', 'Wed, 21 Oct 2015 07:28:00 GMT'])('429 with Retry-After %s', async (value) => {
    const { fault, put } = await wrong();
    fault({ kind: 'answer', status: 429, headers: [['Retry-After', value]] });
    expect((await put()).headers['retry-after']).toBe(value);
  });

  it('HTML of a captive portal with 200', async () => {
    const { fault, api, path, put, sandbox } = await wrong();
    fault({ kind: 'html' });
    expect(await api('GET', path)).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8' },
      text: expect.stringContaining('<h1>'),
    });
    await put();
    expect(sandbox.ledger()).toEqual([]);
  });

  it.each([
    [301, 'http://127.0.0.1:1/elsewhere'],
    [302, '/v1/cases/1'],
    [303, '//evil.example/'],
    [307, 'file:///etc/passwd'],
    [308, 'https://api.wise.com.evil.example/v1/cases'],
  ] as const)('redirect %i to %s', async (status, location) => {
    const { fault, put, sandbox } = await wrong();
    fault({ kind: 'redirect', status, location });
    expect(await put()).toMatchObject({ status, headers: { location }, text: '' });
    expect(sandbox.ledger()).toEqual([]);
  });
});

describe('bad JSON', () => {
  const refused: readonly z.output<typeof BadJson>['variant'][] = ['cut', 'nan', 'trailing-text', 'plain-text', 'empty', 'nul'];
  const accepted = ['duplicate-keys', 'proto', 'lone-surrogate', 'invalid-utf8', 'null', 'list', 'wrong-charset'] as const;

  it.each(refused)('that no parser takes: %s', async (variant) => {
    const { fault, api, path } = await wrong();
    fault({ kind: 'bad-json', variant, apply: true });
    const reply = await api('GET', path);
    expect(reply.status).toBe(200);
    expect(() => reply.json()).toThrow(SyntaxError);
  });

  it.each(accepted)('that a parser takes: %s', async (variant) => {
    const { fault, api, path, whole } = await wrong();
    fault({ kind: 'bad-json', variant, apply: true });
    const reply = await api('GET', path);
    expect(reply.headers['content-type']).toMatch(/^application\/json/);
    expect(() => reply.json()).not.toThrow();
    expect(reply.text === whole).toBe(variant === 'wrong-charset');
  });

  it('with a byte order mark, and nested as deep as asked', async () => {
    const { fault, api, path, sandbox } = await wrong();
    fault({ kind: 'bad-json', variant: 'byte-order-mark', apply: true });
    expect((await api('GET', path)).text.charCodeAt(0)).toBe(0xfeff);
    sandbox.control.clearFaults();
    fault({ kind: 'bad-json', variant: 'deep', depth: 50_000, apply: true });
    expect((await api('GET', path)).text).toContain('['.repeat(50_000));
  });
});

describe('threads that are not what they were', () => {
  const [question, answer] = ['We are looking into it.', 'A transfer is late.'];

  it.each([
    ['oldest-first', [answer, question]],
    ['rotated', [answer, question]],
    ['repeated', [question, question, answer]],
    ['repeated-differing', [`${question} (second copy)`, question, answer]],
    ['vanished', [answer]],
    ['changed', [`${question} (edited)`, answer]],
    ['empty', []],
    ['same-time', [question, answer]],
  ] as const)('%s', async (change, bodies) => {
    const { fault, api, path, sandbox, whole } = await wrong();
    fault({ kind: 'thread', change });
    const reply = await api('GET', path);
    expect(reply.json()).toEqual({ message: null, comments: bodies.map((plainBody) => expect.objectContaining({ plainBody })) });
    sandbox.control.clearFaults();
    expect((await api('GET', path)).text).toBe(whole);
  });

  it('huge', async () => {
    const { fault, api, path } = await wrong();
    fault({ kind: 'huge-thread', count: 10_000, length: 65 });
    const { comments } = Object(await api('GET', path).then((reply) => reply.json()));
    expect(comments.length).toBe(10_002);
    expect(new Set(comments.map((comment: { id: number }) => comment.id)).size).toBe(10_002);
    expect(comments[9_000].plainBody.length).toBe(65);
  });

  it("of another case, or another case's object", async () => {
    const { fault, api, path, casePath, openCase } = await wrong();
    const other = openCase();
    const expected = [(await api('GET', `/v1/cases/${other}`)).text, (await api('GET', `/v1/cases/${other}/comments`)).text];
    fault({ kind: 'wrong-case', caseId: other });
    expect([(await api('GET', casePath)).text, (await api('GET', path)).text]).toEqual(expected);
  });
});

describe('fields and values that nobody promised', () => {
  it('unknown statuses, types and authors', async () => {
    const { fault, api, path, casePath } = await wrong();
    fault({ kind: 'unknown-enums', status: 'IN_REVIEW', type: 'SANCTIONS', author: 'WISE_SYSTEM' });
    expect((await api('GET', casePath)).json()).toMatchObject({ status: 'IN_REVIEW', type: 'SANCTIONS' });
    expect((await api('GET', path)).json()).toMatchObject({ comments: [{ author: 'WISE_SYSTEM' }, { author: 'WISE_SYSTEM' }] });
  });

  it('missing, null and additional fields, ids as strings', async () => {
    const { fault, api, casePath, path, id, sandbox } = await wrong();
    fault({ kind: 'fields', remove: ['type'], nullify: ['externalId', 'status'], add: { subject: 'new' }, idsAsStrings: true });
    expect((await api('GET', casePath)).text).toBe(
      `{"id":"${id}","status":null,"externalId":null,"createdAt":"2026-11-20T12:00:00.000","updatedAt":"2026-11-20T12:00:00.000","subject":"new"}`,
    );
    sandbox.control.clearFaults();
    fault({ kind: 'fields', remove: ['plainBody'], onlyFirst: true });
    expect((await api('GET', path)).json()).toMatchObject({
      comments: [{ author: 'WISE_AGENT' }, { plainBody: 'A transfer is late.' }],
    });
    expect((await api('GET', path)).text.match(/plainBody/g)).toHaveLength(1);
  });

  it.each([
    [{ style: 'no-milliseconds' }, '2026-11-20T12:00:00'],
    [{ style: 'zulu' }, '2026-11-20T12:00:00.000Z'],
    [{ style: 'offset' }, '2026-11-20T14:00:00.000+02:00'],
    [{ style: 'microseconds' }, '2026-11-20T12:00:00.000123'],
    [{ style: 'epoch' }, Date.UTC(2026, 10, 20, 12)],
    [{ style: 'garbage' }, 'last Tuesday'],
    [{ shiftMilliseconds: 86_400_000 }, '2026-11-21T12:00:00.000'],
    [{ fixed: 0 }, '1970-01-01T00:00:00.000'],
  ] as const)('timestamps %j', async (change, expected) => {
    const { fault, api, casePath, path } = await wrong();
    fault({ kind: 'timestamps', ...change });
    expect((await api('GET', casePath)).json()).toMatchObject({ createdAt: expected, updatedAt: expected });
    expect((await api('GET', path)).json()).toMatchObject({ comments: [{ createdAt: expected }, { createdAt: expected }] });
  });

  it.each([
    ['crlf', 'a\r\nb  \r\n**c**'],
    ['trim-end', 'a\nb\n**c**'],
    ['strip-markdown', 'a\nb  \nc'],
    ['none', 'a\nb  \n**c**'],
  ] as const)('text that the server normalised: %s', async (by, kept) => {
    const { fault, api, path, sandbox } = await wrong();
    fault({ kind: 'normalise-text', by });
    expect((await api('PUT', path, JSON.stringify({ comment: 'a\nb  \n**c**' }))).status).toBe(200);
    expect(sandbox.ledger()).toMatchObject([{ text: kept }]);
    expect((await api('GET', path)).json()).toMatchObject({ comments: [{ plainBody: kept }, {}, {}] });
  });

  it('leaves a body that is no comment to the ordinary refusal', async () => {
    const { fault, api, path } = await wrong();
    fault({ kind: 'normalise-text', by: 'crlf' });
    expect((await api('PUT', path, '{')).status).toBe(400);
  });

  it('keeps big ids exact through every change', async () => {
    const { fault, api, sandbox } = await stage({ idBase: 'big', cases: 1 });
    fault({ kind: 'unknown-enums', status: 'X', author: 'Y' });
    expect((await api('GET', `/v1/cases/${sandbox.caseIds[0]}`)).text).toContain('{"id":9007199254740993,"status":"X"');
    expect((await api('GET', `/v1/cases/${sandbox.caseIds[0]}/comments`)).text).toContain('{"id":9107199254740993,');
  });
});
