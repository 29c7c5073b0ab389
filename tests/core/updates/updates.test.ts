import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Policy, readPolicy } from '../../../src-main/policy/read-policy.ts';
import { type Core, startCore, temporaryProfile } from '../../support/core.ts';

const DAY_MILLISECONDS = 24 * 60 * 60 * 1_000;
const ours = generateKeyPairSync('ed25519');
const theirs = generateKeyPairSync('ed25519');
const updateKey = ours.publicKey.export({ type: 'spki', format: 'pem' }).toString();

const NEWER = { version: '0.2.0', notes: 'Quicker.', url: 'https://example.com/notes', released: '2026-11-01' };

let server: Server;
let url: string;
let core: Core | null;
/** What the server gives, by path; a path without an entry is not found. */
let served: Map<string, { readonly status: number; readonly body: Buffer; readonly location?: string }>;
let asked: string[];

beforeEach(async () => {
  served = new Map();
  asked = [];
  core = null;
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const found = served.get(request.url ?? '');
    response.writeHead(found?.status ?? 404, found?.location === undefined ? {} : { location: found.location });
    response.end(found?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server on TCP always has such an address.
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/caseport.json`;
});

afterEach(async () => {
  await core?.stop();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function publish(description: unknown, key = ours.privateKey): void {
  const body = typeof description === 'string' ? Buffer.from(description) : Buffer.from(JSON.stringify(description));
  served.set('/caseport.json', { status: 200, body });
  served.set('/caseport.json.sig', { status: 200, body: Buffer.from(`${sign(null, body, key).toString('base64')}\n`) });
}

async function begin(options: { profile?: string; policy?: Policy; key?: string; check?: boolean } = {}): Promise<Core> {
  const begun = await startCore({
    updateKey: options.key ?? updateKey,
    ...(options.profile === undefined ? {} : { profile: options.profile }),
    ...(options.policy === undefined ? {} : { policy: options.policy }),
  });
  core = begun;
  if (options.check !== false) await begun.call('settings.change', { updates: { check: true, url } });
  return begun;
}

async function known(from: Core) {
  return (await from.call('app.info', {})).update;
}

function refusals(from: Core): string[] {
  return from.log.lines.filter((line) => line.includes('update-refused'));
}

test('a newer version is told once it is known, and still after a restart', async () => {
  publish(NEWER);
  const profile = temporaryProfile();
  const first = await begin({ profile });
  expect(await known(first)).toBeNull();
  await first.until('it is known', async () => (await known(first)) !== null);
  expect(await known(first)).toEqual(NEWER);
  expect(first.events.map((event) => event.name)).toContain('app.changed');
  expect(asked).toEqual(['/caseport.json', '/caseport.json.sig']);
  await first.stop();
  core = null;
  const second = await startCore({ profile, secrets: first.secrets, updateKey });
  core = second;
  expect(await known(second)).toEqual(NEWER);
});

test('nobody is asked twice within a day, and again after it', async () => {
  publish(NEWER);
  const app = await begin();
  await app.until('it was asked', () => asked.length === 2);
  await app.clock.advance(DAY_MILLISECONDS / 2);
  expect(asked).toHaveLength(2);
  await app.until('it was asked again', () => asked.length === 4, DAY_MILLISECONDS);
});

test('nobody is asked while it is off, or before the inbox is there', async () => {
  publish(NEWER);
  const app = await begin({ check: false });
  await app.clock.advance(DAY_MILLISECONDS);
  await app.call('settings.change', { updates: { check: false, url } });
  await app.clock.advance(DAY_MILLISECONDS);
  expect(asked).toEqual([]);
  await app.call('settings.change', { updates: { check: true } });
  expect(asked).toEqual([]);
  await app.until('it was asked', () => asked.length === 2);
});

describe('refused, and said in the log', () => {
  const large = { ...NEWER, notes: 'x'.repeat(10 * 1024 * 1024) };
  test.each([
    ['signed by somebody else', () => publish(NEWER, theirs.privateKey), 'signature'],
    ['no description', () => publish('not json'), 'unreadable'],
    ['a version that is none', () => publish({ ...NEWER, version: 'latest' }), 'unreadable'],
    ['an address that is no page', () => publish({ ...NEWER, url: 'javascript:alert(1)' }), 'unreadable'],
    ['the version that runs', () => publish({ ...NEWER, version: '0.0.0' }), null],
    ['ten megabytes', () => publish(large), 'too-large'],
    [
      'changed after it was signed',
      () => {
        publish(NEWER);
        served.set('/caseport.json', { status: 200, body: Buffer.from(JSON.stringify({ ...NEWER, version: '9.9.9' })) });
      },
      'signature',
    ],
    [
      'without a signature',
      () => {
        publish(NEWER);
        served.delete('/caseport.json.sig');
      },
      'answer',
    ],
    [
      'a redirect, which is not followed',
      () => {
        publish(NEWER);
        served.set('/moved.json', served.get('/caseport.json') ?? { status: 404, body: Buffer.of() });
        served.set('/caseport.json', { status: 302, body: Buffer.of(), location: '/moved.json' });
      },
      'answer',
    ],
  ] as const)('%s', async (_, prepare, why) => {
    prepare();
    const app = await begin();
    await app.until('it was asked', () => asked.length === 2);
    if (why === null) await app.clock.advance(60_000);
    else await app.until('it was refused', () => refusals(app).length === 1);
    expect(refusals(app).join()).toContain(why ?? '');
    expect(await known(app)).toBeNull();
    expect(asked).not.toContain('/moved.json');
  });

  test('an older one after a newer: somebody plays an old description again', async () => {
    publish({ ...NEWER, version: '0.3.0' });
    const app = await begin();
    await app.until('it is known', async () => (await known(app))?.version === '0.3.0');
    publish(NEWER);
    await app.until('it was refused', () => refusals(app).length === 1, 2 * DAY_MILLISECONDS);
    expect(refusals(app)[0]).toContain('older');
    expect((await known(app))?.version).toBe('0.3.0');
  });

  test.each(['no key at all', generateKeyPairSync('x25519').publicKey.export({ type: 'spki', format: 'pem' }).toString()])(
    'a build whose key can not be used believes nothing',
    async (key) => {
      publish(NEWER);
      const app = await begin({ key });
      await app.until('it was refused', () => refusals(app).length === 1);
      expect(refusals(app)[0]).toContain('no-key');
      expect(await known(app)).toBeNull();
    },
  );
});

test('a server that can not be reached is asked again within the day', async () => {
  const app = await begin();
  const { port } = new URL(url);
  await new Promise((resolve) => server.close(resolve));
  await app.clock.advance(2 * 60 * 60 * 1_000);
  expect(refusals(app)).toEqual([]);
  await new Promise<void>((resolve) => server.listen(Number(port), '127.0.0.1', resolve));
  publish(NEWER);
  await app.until('it is known', async () => (await known(app)) !== null, 2 * 60 * 60 * 1_000);
});

describe('where an organisation decides', () => {
  const managed = (enforced: Readonly<Record<string, unknown>>, defaults: Readonly<Record<string, unknown>> = {}) =>
    readPolicy([{ scope: 'machine', where: 'policy.json', content: { ok: true, tiers: { enforced, default: defaults } } }]);

  test.each([
    ['off', managed({ updateMode: 'off' })],
    ['off by default', managed({}, { updateMode: 'off' })],
    ['off, whatever the default', managed({ updateMode: 'off' }, { updateMode: 'tell' })],
    ['nothing about it, but something else', managed({ exportAllowed: false })],
  ])('nobody is asked: %s', async (_, policy) => {
    publish(NEWER);
    const app = await startCore({ updateKey, policy });
    core = app;
    await app.ask('settings.change', { updates: { url } });
    await app.ask('settings.change', { updates: { check: true } });
    await app.clock.advance(2 * DAY_MILLISECONDS);
    expect(asked).toEqual([]);
  });

  test('it is asked where the organisation says', async () => {
    publish(NEWER);
    const app = await startCore({ updateKey, policy: managed({ updateMode: 'tell', updateUrl: url }) });
    core = app;
    await app.until('it is known', async () => (await known(app)) !== null);
  });
});
