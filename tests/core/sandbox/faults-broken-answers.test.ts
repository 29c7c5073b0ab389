import { createGunzip, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { stage } from './support/stage.ts';
import { until } from './support/wire.ts';

async function broken() {
  const set = await stage();
  const path = `/v1/cases/${set.openCase()}/comments`;
  const whole = (await set.api('GET', path)).text;
  const get = () => set.line('GET', path);
  const put = () => set.line('PUT', path, '{"comment":"sent once"}');
  return { ...set, path, whole, get, put };
}

function split(bytes: Buffer): { readonly head: string; readonly body: Buffer } {
  const end = bytes.indexOf('\r\n\r\n');
  return { head: bytes.subarray(0, end).toString('latin1'), body: bytes.subarray(end + 4) };
}

describe('answers that break off', () => {
  it.each([true, false])('inside the headers (apply: %s)', async (apply) => {
    const { fault, put, sandbox } = await broken();
    fault({ kind: 'cut-headers', apply });
    const heard = await put().heard;
    expect(heard.text).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(heard.text).not.toContain('\r\n\r\n');
    expect(sandbox.ledger().length).toBe(apply ? 1 : 0);
  });

  it('with less than Content-Length', async () => {
    const { fault, get, whole } = await broken();
    fault({ kind: 'truncated-body', apply: true });
    const { head, body } = split((await get().heard).bytes);
    expect(head).toContain(`Content-Length: ${Buffer.byteLength(whole)}`);
    expect(body.toString()).toBe(whole.slice(0, Math.floor(whole.length / 2)));
  });

  it('with a promise of more where the body is empty, by reset', async () => {
    const { fault, put, sandbox } = await broken();
    fault({ kind: 'truncated-body', apply: true, how: 'reset' });
    const heard = await put().heard;
    expect(heard.text).toContain('Content-Length: 64\r\n');
    expect(heard.end).toBe('reset');
    expect(sandbox.ledger().length).toBe(1);
  });

  it('in the middle of the chunks', async () => {
    const { fault, get, whole } = await broken();
    fault({ kind: 'truncated-body', apply: true, encoding: 'chunked', keepBytes: 10 });
    const { head, body } = split((await get().heard).bytes);
    expect(head).toContain('Transfer-Encoding: chunked');
    expect(head).not.toContain('Content-Length');
    expect(body.toString()).toBe(`a\r\n${whole.slice(0, 10)}\r\n`);
  });

  it('in the middle of gzip', async () => {
    const { fault, get } = await broken();
    fault({ kind: 'truncated-body', apply: true, encoding: 'gzip' });
    const { head, body } = split((await get().heard).bytes);
    expect(head).toContain('Content-Encoding: gzip');
    expect(() => gunzipSync(body)).toThrow(/unexpected end of file/);
  });

  it.each([7, -7])('with a Content-Length that is wrong by %i, on a connection that stays open', async (difference) => {
    const { fault, get, whole, sandbox } = await broken();
    fault({ kind: 'wrong-length', apply: true, difference });
    const line = get();
    await until(() => line.sofar().endsWith(whole));
    expect(line.sofar()).toContain(`Content-Length: ${Buffer.byteLength(whole) + difference}\r\n`);
    expect(line.socket.destroyed).toBe(false);
    sandbox.control.dropConnections();
    await line.heard;
  });
});

describe('answers that take their time or have no end', () => {
  it.each(['headers', 'body'] as const)('drips its %s, byte by byte, until it is whole', async (part) => {
    const { fault, get, clock, whole } = await broken();
    fault({ kind: 'drip', part, apply: true, everyMilliseconds: 1_000 });
    const line = get();
    await until(() => line.sofar().length > 0);
    const first = () => (part === 'headers' ? line.sofar() : (line.sofar().split('\r\n\r\n')[1] ?? ''));
    await until(() => first().length === 1);
    clock.advance(1_000);
    await until(() => first().length === 2);
    clock.advance(3_600_000);
    expect((await line.heard).text.endsWith(whole)).toBe(true);
  });

  it('sends as many bytes as asked for', async () => {
    const { fault, get } = await broken();
    fault({ kind: 'flood', apply: true, bytes: 3_000_000 });
    const { head, body } = split((await get().heard).bytes);
    expect(head).toContain('Content-Length: 3000000');
    expect(body.length).toBe(3_000_000);
    expect(JSON.parse(body.toString())).toMatchObject({ message: null, comments: [] });
  });

  it('sends a gzip bomb: little on the wire, a lot of it unpacked', async () => {
    const { fault, get } = await broken();
    fault({ kind: 'flood', apply: true, bytes: 64 * 1024 * 1024, gzip: true });
    const { head, body } = split((await get().heard).bytes);
    expect(head).toContain('Content-Encoding: gzip');
    expect(body.length).toBeLessThan(100_000);
    let unpacked = 0;
    const gunzip = createGunzip();
    gunzip.on('data', (chunk: Buffer) => {
      unpacked += chunk.length;
    });
    gunzip.end(body);
    await new Promise((resolve) => gunzip.on('end', resolve));
    expect(unpacked).toBe(64 * 1024 * 1024);
  });

  it('bears a client that has had enough of a flood', async () => {
    const { fault, get, api, path, sandbox } = await broken();
    fault({ kind: 'flood', apply: true, bytes: 500_000_000 }, { times: 1 });
    const line = get();
    await until(() => line.sofar().length > 100_000);
    line.socket.destroy();
    expect((await api('GET', path)).status).toBe(200);
    expect(sandbox.control.requests().at(-2)).toMatchObject({ fault: 'flood' });
  });
});

describe('odd headers', () => {
  it.each([
    ['huge', /\r\nX-Padding: p{65536}\r\n/],
    ['many', /\r\nX-Padding-2999: p\r\n/],
    ['repeated', /x-trace-id: [0-9a-f]{32}\r\nx-trace-id: not-the-first-one\r\nRetry-After: 5\r\nRetry-After: 50\r\n/],
    ['folded', /\r\nX-Folded: one\r\n two\r\n/],
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    ['control-characters', /\r\nX-Control: a\u0000b\u0007c\r\n/],
    ['no-colon', /\r\nthis line has none\r\n/],
    ['bad-status-line', /^ICY two-hundred\r\n/],
    ['two-lengths', /Content-Length: 7\r\nContent-Length: \d+\r\n/],
  ] as const)('are sent as they are: %s', async (variant, expected) => {
    const { fault, get, whole } = await broken();
    fault({ kind: 'odd-headers', apply: true, variant });
    const { text } = await get().heard;
    expect(text).toMatch(expected);
    expect(text.endsWith(whole)).toBe(true);
  });
});
