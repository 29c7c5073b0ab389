import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sessionBus } from '@homebridge/dbus-native';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDbusNotifier } from '../../src-main/desktop/dbus-notifier.ts';
import type { Notice } from '../../src-main/ports.ts';
import { type NotificationService, startNotificationService } from '../support/notification-service.ts';

const busAddress = process.env.DBUS_SESSION_BUS_ADDRESS;
const notice = (tag: string, onClick: () => void = () => undefined, more: Partial<Notice> = {}): Notice => ({
  tag,
  title: `About ${tag}`,
  body: '<b>Wise</b> & co',
  silent: true,
  actions: [],
  onClick,
  onAction: () => undefined,
  ...more,
});

describe.skipIf(busAddress === undefined)('on a session bus', () => {
  let service: NotificationService;
  beforeEach(async () => {
    service = await startNotificationService();
  });
  afterEach(() => service.stop());

  it('shows text as text, replaces by tag, and tells of a click once', async () => {
    const notifier = createDbusNotifier({ icon: '', busAddress });
    const clicked: string[] = [];
    expect(await notifier.show(notice('a', () => clicked.push('first')))).toEqual({ shown: true, detail: null });
    expect(await notifier.show(notice('b'))).toEqual({ shown: true, detail: null });
    expect(await notifier.show(notice('a', () => clicked.push('second')))).toEqual({ shown: true, detail: null });
    expect(service.recorded()).toMatchObject([
      { id: 1, replaces: 0, summary: 'About a', body: '&lt;b&gt;Wise&lt;/b&gt; &amp; co', actions: ['default', 'Open'] },
      { id: 2, replaces: 0 },
      { id: 1, replaces: 1 },
    ]);
    service.click(1);
    service.click(1);
    await expect.poll(() => clicked).toEqual(['second']);
    notifier.stop();
  });

  it('offers what can be done with a case, and tells which button was pressed', async () => {
    const notifier = createDbusNotifier({ icon: '', busAddress });
    const done: string[] = [];
    const more = { actions: ['snooze', 'done'] as const, onAction: (action: string) => void done.push(action) };
    await notifier.show(notice('a', () => done.push('opened'), more));
    expect(service.recorded()[0]?.actions).toEqual(['default', 'Open', 'snooze', 'Snooze for an hour', 'done', 'Mark done']);
    service.click(1, 'done');
    await expect.poll(() => done).toEqual(['done']);
    notifier.stop();
  });

  it('forgets what it showed when another service takes over: its ids are of other programs', async () => {
    const notifier = createDbusNotifier({ icon: '', busAddress });
    const clicked: string[] = [];
    await notifier.show(notice('a', () => clicked.push('old')));
    service.stop();
    await expect.poll(async () => (await notifier.show(notice('elsewhere'))).shown).toBe(false);
    service = await startNotificationService();
    // The id that ours had is another program's now.
    service.click(1);
    await notifier.show(notice('a', () => clicked.push('new')));
    expect(service.recorded()).toMatchObject([{ id: 1, replaces: 0 }]);
    expect(clicked).toEqual([]);
    service.click(1);
    await expect.poll(() => clicked).toEqual(['new']);
    notifier.stop();
  });

  it('takes clicks from the service alone', async () => {
    const notifier = createDbusNotifier({ icon: '', busAddress });
    const clicked: string[] = [];
    await notifier.show(notice('a', () => clicked.push('ours')));
    const stranger = sessionBus();
    const [path, name] = ['/org/freedesktop/Notifications', 'org.freedesktop.Notifications'];
    stranger.sendSignal(path, name, 'NotificationClosed', 'uu', [1, 2]);
    stranger.sendSignal(path, name, 'ActionInvoked', 'us', [1, 'default']);
    // Its answer comes after what it sent before.
    await new Promise((resolve) => stranger.getNameOwner(name, resolve));
    await notifier.isBusy();
    expect(clicked).toEqual([]);
    service.click(1);
    await expect.poll(() => clicked).toEqual(['ours']);
    stranger.connection.end();
    notifier.stop();
  });

  it('knows when the desktop asked not to be disturbed', async () => {
    const notifier = createDbusNotifier({ icon: '', busAddress });
    expect(await notifier.isBusy()).toBe(false);
    service.inhibit(true);
    expect(await notifier.isBusy()).toBe(true);
    notifier.stop();
  });
});

describe('without a service', () => {
  let server: Server | null = null;
  afterEach(() => server?.close());

  it.each([undefined, '', 'disabled:', 'unix:path=/nowhere/bus', 'nonsense'])('says so: %s', async (address) => {
    const notifier = createDbusNotifier({ icon: '', busAddress: address });
    expect(await notifier.show(notice('a'))).toMatchObject({ shown: false });
    expect(await notifier.isBusy()).toBe(false);
    notifier.clear();
    notifier.stop();
  });

  it('does not wait for one that never answers', async () => {
    const path = join(tmpdir(), `caseport-silent-${process.pid}`);
    server = createServer(() => undefined);
    await new Promise<void>((resolve) => server?.listen(path, resolve));
    const notifier = createDbusNotifier({ icon: '', busAddress: `unix:path=${path}` });
    expect(await notifier.show(notice('a'))).toEqual({ shown: false, detail: 'The notification service did not answer.' });
    notifier.stop();
  });
});
