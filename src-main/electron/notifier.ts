import { Notification } from 'electron';
import type { NoticeAction, Notifier } from '../ports.ts';
import { isDesktopBusy } from './do-not-disturb.ts';

const LONGEST_TITLE = 120;
const LONGEST_BODY = 400;
const PATIENCE_MILLISECONDS = 3_000;
const ACTION_NAMES: Readonly<Record<NoticeAction, string>> = { snooze: 'Snooze for an hour', done: 'Mark done' };

/** Notifications of the operating system. One per tag: the same tag again replaces what it shows. */
export function createNotifier(icon: string): Notifier {
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
