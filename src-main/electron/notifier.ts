import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Notification } from 'electron';
import { createDbusNotifier } from '../desktop/dbus-notifier.ts';
import type { NoticeAction, Notifier } from '../ports.ts';
import { isDesktopBusy } from './do-not-disturb.ts';

const LONGEST_TITLE = 120;
const LONGEST_BODY = 400;
const PATIENCE_MILLISECONDS = 3_000;
const ACTION_NAMES: Readonly<Record<NoticeAction, string>> = { snooze: 'Snooze for an hour', done: 'Mark done' };

/** Where this session's bus is, and whether our client can speak to one there. */
function busAddress(): string | null {
  const { DBUS_SESSION_BUS_ADDRESS: named, XDG_RUNTIME_DIR: runtime } = process.env;
  if (named !== undefined) return named.includes('unix:path=') ? named : null;
  const usual = runtime === undefined ? null : join(runtime, 'bus');
  return usual !== null && existsSync(usual) ? `unix:path=${usual}` : null;
}

/**
 * Notifications of the operating system. On Linux they go over D-Bus without Electron: its own wait for the service, and a service that
 * hangs would hold the whole application for half a minute; it has no buttons there; and it passes text on as markup.
 */
export function createNotifier(icon: string): Notifier {
  const address = process.platform === 'linux' ? busAddress() : null;
  return address === null ? createSystemNotifier(icon) : createDbusNotifier({ icon, busAddress: address });
}

/** By Electron. One per tag: the same tag again replaces what it shows. */
function createSystemNotifier(icon: string): Notifier {
  // Also keeps them from being collected, which would take their click away.
  const shown = new Map<string, Notification>();
  return {
    show(notice) {
      if (!Notification.isSupported()) return Promise.resolve({ shown: false, detail: 'This desktop shows no notifications.' });
      shown.get(notice.tag)?.close();
      const notification = new Notification({
        title: notice.title.slice(0, LONGEST_TITLE),
        body: notice.body.slice(0, LONGEST_BODY),
        icon,
        silent: notice.silent,
        // Shown where the system has buttons: macOS, and desktops whose service offers them.
        actions: notice.actions.map((action) => ({ type: 'button', text: ACTION_NAMES[action] })),
      });
      shown.set(notice.tag, notification);
      let clicked = false;
      const forget = () => {
        if (shown.get(notice.tag) === notification) shown.delete(notice.tag);
      };
      notification.on('close', forget);
      notification.on('click', () => {
        forget();
        if (!clicked) notice.onClick();
        clicked = true;
      });
      notification.on('action', (_event, index) => {
        const action = notice.actions[index];
        if (action !== undefined) notice.onAction(action);
      });
      return new Promise((resolve) => {
        const timer = setTimeout(
          () => resolve({ shown: false, detail: 'The notification service did not answer.' }),
          PATIENCE_MILLISECONDS,
        );
        const settle = (answer: { shown: boolean; detail: string | null }) => {
          clearTimeout(timer);
          resolve(answer);
        };
        notification.once('show', () => settle({ shown: true, detail: null }));
        notification.once('failed', () => settle({ shown: false, detail: 'The notification service refused.' }));
        notification.show();
      });
    },
    isBusy: isDesktopBusy,
    clear() {
      for (const notification of shown.values()) notification.close();
      shown.clear();
    },
  };
}
