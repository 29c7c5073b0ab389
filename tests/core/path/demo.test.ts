import { afterEach, expect, test } from 'vitest';
import { openStores } from '../../../src-main/store/open-stores.ts';
import { readValue, writeValue } from '../../../src-main/store/settings-table.ts';
import { createDemo } from '../../../src-sandbox/demo.ts';
import { type Core, startCore } from '../../support/core.ts';
import { createRecordingLog, evenRandom } from '../../support/fake-ports.ts';

const running: Core[] = [];

afterEach(async () => {
  for (const core of running.splice(0)) await core.stop();
});

test('the demo goes on after a restart, signed in', async () => {
  const first = await startCore({ demo: createDemo() });
  const { id: accountId } = await first.call('accounts.startDemo', {});
  await first.stop();
  const again = await startCore({ demo: createDemo(), profile: first.profile, secrets: first.secrets });
  running.push(again);
  await again.until('the first read', async () => (await again.call('sync.state', { accountId })).lastReadAt !== null);
  expect((await again.call('sync.state', { accountId })).phase).not.toBe('signed-out');
  expect(again.log.bugs).toEqual([]);
});

test('a demo whose saved state can not be read begins anew with the same cases, and its account goes on', async () => {
  const first = await startCore({ demo: createDemo() });
  const { id: accountId } = await first.call('accounts.startDemo', {});
  const before = (await first.call('cases.counts', { accountId })).views.all;
  await first.stop();

  const opened = await openStores(first.profile, first.secrets, evenRandom, createRecordingLog());
  if (!opened.ok) throw new Error(opened.stage.stage);
  const { desk, cache, mirror } = opened.stores;
  expect(readValue(desk, 'demo-state')).not.toBeNull();
  writeValue(desk, 'demo-state', '{"version":99}');
  for (const database of [desk, cache, mirror]) database?.close();

  const again = await startCore({ demo: createDemo(), profile: first.profile, secrets: first.secrets });
  running.push(again);
  expect(before).toBe(12);
  expect((await again.call('cases.counts', { accountId })).views.all).toBe(before);
  await again.until('the first read', async () => {
    const state = await again.call('sync.state', { accountId });
    return state.lastReadAt !== null && state.phase !== 'offline';
  });
  expect(again.log.bugs).toHaveLength(1);
});
