import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDemo } from '../../../src-sandbox/demo.ts';
import { startCore } from '../../support/core.ts';
import { type Stage, startStage } from '../local-work/stage.ts';

const MINUTE = 60_000;
const SUMMARY = '/api/v2/summary.json';
const GOOD = {
  status: { indicator: 'none', description: 'Fine' },
  components: [{ id: 'a', name: 'API', status: 'operational' }],
};
let stage: Stage;
let server: Server | null = null;

beforeEach(async () => {
  stage = await startStage();
});

afterEach(async () => {
  await stage.stop();
  server?.closeAllConnections();
  server?.close();
  server = null;
});

const report = () => stage.core.call('status.report', {});
const asked = () => stage.sandbox.control.requests().filter((request) => request.path === SUMMARY);

async function follow(address = stage.sandbox.statusPageUrl): Promise<void> {
  await stage.core.call('settings.change', { support: { statusPageUrl: address } });
  await stage.core.clock.advance(3_000);
}

/** A page of another kind, on a port of its own. */
async function pageOf(answer: Parameters<typeof createServer>[1]): Promise<string> {
  const made = createServer(answer);
  server = made;
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  const address = made.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

test('is read every five minutes, and not again while nothing has changed', async () => {
  const { core } = stage;
  await follow();
  expect(await report()).toMatchObject({ document: { indicator: 'none' }, trouble: null, readAt: core.clock.now() - 1_000 });
  await core.clock.advance(15 * MINUTE);
  expect(asked()).toHaveLength(4);
  expect(asked().map((request) => request.status)).toEqual([200, 304, 304, 304]);
  expect(core.clock.now() - ((await report()).readAt ?? 0)).toBeLessThan(5 * MINUTE);
});

test('an incident under indicator none is told, read every minute, and its words are text', async () => {
  const { core, sandbox } = stage;
  const id = sandbox.control.openIncident({ name: 'Slow <i>payments</i>', body: '<p>One</p><script>alert(1)</script>' });
  await follow();
  expect((await report()).document).toMatchObject({
    indicator: 'none',
    description: 'All Systems Operational',
    incidents: [{ id, name: 'Slow payments', status: 'investigating', updates: [{ body: 'One\n<script>alert(1)</script>' }] }],
  });
  const before = asked().length;
  await core.clock.advance(5 * MINUTE);
  expect(asked().length - before).toBe(5);
  sandbox.control.updateIncident(id, 'resolved', 'Over.');
  await core.clock.advance(MINUTE);
  expect((await report()).document?.incidents).toEqual([]);
});

test('a change of the API component is one notification, of another component none', async () => {
  const { core, sandbox, accountId } = stage;
  await follow();
  sandbox.control.setComponent('Website', 'major_outage');
  await core.clock.advance(6 * MINUTE);
  expect(core.notifier.shown).toEqual([]);
  sandbox.control.setComponent('🔗 API', 'partial_outage');
  await core.clock.advance(6 * MINUTE);
  expect(core.notifier.shown.map(({ title, body }) => [title, body])).toEqual([
    ['The status page of Wise has news', 'Wise API: partial outage'],
  ]);
  core.notifier.shown[0]?.onClick();
  expect(core.events.at(-1)).toEqual({ name: 'navigate.view', payload: { accountId, view: 'status' } });
});

test('what was read is shown after a restart without a network, with its age', async () => {
  const { core, sandbox } = stage;
  sandbox.control.setComponent('🔗 API', 'degraded_performance');
  await follow();
  const { readAt } = await report();
  await core.stop();
  await sandbox.control.cutNetwork();
  const again = await startCore({ profile: core.profile, secrets: core.secrets });
  await again.clock.advance(10_000);
  const shown = await again.call('status.report', {});
  expect(shown).toMatchObject({ readAt, trouble: { kind: 'not-reached' } });
  expect(shown.document?.components.at(-1)).toMatchObject({ status: 'degraded_performance' });
  await again.stop();
});

test('a page that is down is asked ever less often, and at once after the network came back', async () => {
  const { core, sandbox } = stage;
  await follow();
  await sandbox.control.cutNetwork();
  await core.clock.advance(6 * MINUTE);
  expect((await report()).trouble).toMatchObject({ kind: 'not-reached' });
  expect((await report()).document).not.toBeNull();
  await sandbox.control.restoreNetwork();
  const before = asked().length;
  await core.clock.advance(3 * MINUTE);
  expect(asked().length).toBe(before);
  core.power.tell('wake');
  await core.clock.advance(1_000);
  expect(asked().length).toBe(before + 1);
  expect((await report()).trouble).toBeNull();
});

test.each([
  ['a page of HTML', (_: unknown, response: { end(text: string): void }) => response.end('<h1>Sign in to the network</h1>')],
  ['another shape', (_: unknown, response: { end(text: string): void }) => response.end('{"components":[]}')],
  [
    'a page of three megabytes',
    (_: unknown, response: { end(text: string): void }) =>
      response.end(
        `${JSON.stringify({ ...GOOD, status: { indicator: 'major', description: 'Too large' } })}${' '.repeat(3_145_728)}`,
      ),
  ],
  [
    'fifty megabytes',
    (_: unknown, response: { write(text: string): boolean; end(text: string): void }) => {
      for (let i = 0; i < 50; i++) response.write('x'.repeat(1_048_576));
      response.end('');
    },
  ],
])('%s leaves what was known and says that it could not be read', async (_what, answer) => {
  let isBroken = false;
  const address = await pageOf((request, response) => {
    if (isBroken) answer(request, response);
    else response.setHeader('etag', '"one"').end(JSON.stringify(GOOD));
  });
  await follow(address);
  expect((await report()).document?.description).toBe('Fine');
  isBroken = true;
  await stage.core.clock.advance(5 * MINUTE + 1_000);
  await stage.core.until('told', async () => (await report()).trouble !== null);
  expect(await report()).toMatchObject({ trouble: { kind: 'unreadable-answer' }, document: { description: 'Fine' } });
});

test('a page that never answers is given up, and does not hold the end of the application', async () => {
  await follow(await pageOf(() => undefined));
  expect((await report()).reading).toBe(true);
  const began = performance.now();
  await stage.core.stop();
  expect(performance.now() - began).toBeLessThan(3_000);
});

test('a clock that jumps back neither stops the reads nor makes an age negative', async () => {
  const { core } = stage;
  await follow();
  core.clock.jump(-30 * 24 * 3_600_000);
  const before = asked().length;
  await core.clock.advance(11 * MINUTE);
  expect(asked().length - before).toBe(2);
  expect((await report()).readAt).toBeLessThanOrEqual(core.clock.now());
});

test('without an account nobody is asked; a developer’s account asks only the page that was set', async () => {
  const { core } = stage;
  await core.clock.advance(20 * MINUTE);
  expect(asked()).toEqual([]);
  expect((await report()).idle).toBe('no-page');
  const fresh = await startCore();
  const opened: string[] = [];
  await fresh.call('settings.change', { support: { statusPageUrl: stage.sandbox.statusPageUrl } });
  await fresh.clock.advance(20 * MINUTE);
  expect(await fresh.call('status.report', {})).toMatchObject({ idle: 'no-account', address: null });
  expect(asked()).toEqual(opened);
  await fresh.stop();
});

test('the demo reads its own page', async () => {
  const core = await startCore({ demo: createDemo() });
  await core.call('accounts.startDemo', {});
  await core.until('read', async () => (await core.call('status.report', {})).document !== null);
  expect((await core.call('status.report', {})).address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  await core.stop();
});

test('an address that is not safe is not asked, and says so', async () => {
  await follow('http://status.example');
  expect(await report()).toMatchObject({ idle: 'bad-address', address: null, document: null });
});
