import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createClock } from '../../../src-main/clock.ts';
import { type ConnectionTestOptions, type Target, testConnection } from '../../../src-main/diagnostics/connection-test.ts';
import type { ConnectionProgress } from '../../../src-shared/diagnostics.ts';
import { AppFailure } from '../../../src-shared/errors.ts';
import { createAuthority } from '../../support/certificates.ts';
import { temporaryProfile } from '../../support/core.ts';
import { createManualClock } from '../../support/manual-clock.ts';

const folder = temporaryProfile();
const NO_FILES = { extraCaFile: null, clientCertificateFile: null, clientKeyFile: null };
const stopping: (() => void)[] = [];

beforeAll(() => {
  createAuthority(folder).issue('server', 'subjectAltName=IP:127.0.0.1');
});

afterEach(() => {
  for (const stop of stopping.splice(0)) stop();
});

async function aServer(): Promise<URL> {
  const files = { key: readFileSync(path.join(folder, 'server.key')), cert: readFileSync(path.join(folder, 'server.pem')) };
  const server = createServer(files);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stopping.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return new URL(`https://127.0.0.1:${(server.address() as AddressInfo).port}`); // it listens on a port
}

function run(target: Partial<Target> & { readonly origin: URL }, more: Partial<ConnectionTestOptions> = {}) {
  return testConnection({
    ports: { clock: createClock(), proxy: { resolve: async () => 'DIRECT' } },
    targets: [{ proxy: { mode: 'none' }, tls: null, signIn: null, ...target }],
    onProgress: () => undefined,
    signal: new AbortController().signal,
    ...more,
  });
}

const said = (lines: Awaited<ReturnType<typeof run>>, step: string) => lines.find((line) => line.step === step);

describe('a test of the connection', () => {
  test('tells the chain with who vouches for it and until when, and how far it is', async () => {
    const progress: ConnectionProgress[] = [];
    const lines = await run(
      { origin: await aServer(), tls: { ...NO_FILES, extraCaFile: path.join(folder, 'ca.pem') } },
      { onProgress: (one) => progress.push(one) },
    );
    expect(said(lines, 'connection')).toMatchObject({
      outcome: 'good',
      words: expect.stringMatching(/^It stands\. server, by Office authority, until .*\d{4} GMT/),
    });
    expect(lines.map(({ step, outcome }) => [step, outcome])).toEqual([
      ['proxy', 'good'],
      ['name', 'good'],
      ['connection', 'good'],
      ['token', 'left-out'],
      ['read', 'left-out'],
      ['clock', 'left-out'],
    ]);
    expect(progress.map(({ done }) => done)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('a certificate that nobody vouches for is not trusted, and it says what to do', async () => {
    const lines = await run({ origin: await aServer() });
    expect(said(lines, 'connection')).toMatchObject({
      outcome: 'bad',
      words: expect.stringContaining('not trusted'),
      advice: expect.stringContaining('extraCaFile'),
    });
  });

  test('a name that is not known, and a proxy that is not there', async () => {
    const unknown = await run({ origin: new URL('https://no-such-host.invalid') });
    expect(said(unknown, 'name')).toMatchObject({ outcome: 'bad' });
    const behind = await run({
      origin: new URL('https://api.example'),
      proxy: { mode: 'manual', url: 'http://ada:secret@127.0.0.1:9' },
    });
    expect(said(behind, 'proxy')?.words).toBe('The account or a policy says: through http://127.0.0.1:9.');
    expect(said(behind, 'connection')).toMatchObject({ outcome: 'bad', words: expect.stringContaining('proxy') });
    expect(JSON.stringify(behind)).not.toContain('secret');
  });

  test('each step has its own end: a proxy script that is silent holds the rest up no longer', async () => {
    const clock = createManualClock(async () => undefined);
    const running = run(
      { origin: new URL('https://no-such-host.invalid'), proxy: { mode: 'system' } },
      { ports: { clock, proxy: { resolve: () => new Promise<string>(() => undefined) } } },
    );
    await clock.advance(12_000);
    const lines = await running;
    expect(said(lines, 'proxy')).toMatchObject({ outcome: 'bad', words: 'Nothing answered in time.' });
    expect(lines).toHaveLength(6);
  });

  test('a person can end it at any moment, and what was signed in is stopped', async () => {
    const ending = new AbortController();
    let stopped = 0;
    const signIn = {
      token: () => new Promise<never>(() => undefined),
      read: () => new Promise<never>(() => undefined),
      stop: async () => void stopped++,
    };
    const running = run(
      { origin: new URL('http://127.0.0.1:9'), proxy: { mode: 'system' }, signIn },
      { signal: ending.signal, onProgress: ({ step }) => step === 'name' && ending.abort() },
    );
    await expect(running).rejects.toThrow(AppFailure);
    expect(stopped).toBe(1);
  });

  test('a clock that is wrong is said, with the way it is wrong', async () => {
    const origin = await aServer();
    const signIn = {
      token: async () => ({ ok: true, value: '' }) as const,
      read: async () => ({ ok: true, value: { clockOffset: -600_000 } }) as const,
      stop: async () => undefined,
    };
    const lines = await run({ origin, signIn, tls: { ...NO_FILES, extraCaFile: path.join(folder, 'ca.pem') } });
    expect(said(lines, 'clock')).toMatchObject({ outcome: 'bad', words: "The clock of this computer is 600 s ahead of Wise's." });
  });
});
