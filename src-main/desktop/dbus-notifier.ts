/// <reference path="./dbus-native.d.ts" />
import { type Bus, type Message, sessionBus } from '@homebridge/dbus-native';
import type { Notice, NoticeAction, Notifier } from '../ports.ts';

const NAME = 'org.freedesktop.Notifications';
const BUS_NAME = 'org.freedesktop.DBus';
const PROPERTIES = 'org.freedesktop.DBus.Properties';
const PATH = '/org/freedesktop/Notifications';
const PATIENCE_MILLISECONDS = 3_000;
const LONGEST_TITLE = 120;
const LONGEST_BODY = 400;
const DEFAULT_ACTION = 'default';
const ACTION_NAMES: Readonly<Record<NoticeAction, string>> = { snooze: 'Snooze for an hour', done: 'Mark done' };
/** The type of a message that is a signal. */
const SIGNAL = 4;
/** The server's own choice of how long to show it. */
const SERVER_DECIDES = -1;

/** Servers read the body as markup (the specification allows some), and what it shows is plain text. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * Notifications by the desktop's own service, over D-Bus. Where there is none, or it does not answer, `show` says so; it
 * never throws and never waits longer than a few seconds.
 */
export function createDbusNotifier(options: {
  readonly icon: string;
  readonly busAddress: string | undefined;
}): Notifier & { stop(): void } {
  /** What is on screen, by the server's id. */
  const shown = new Map<number, Notice>();
  let bus: Bus | null = null;
  /** Who has the name of the service on this bus; null: nobody, or not known yet. */
  let owner: string | null = null;

  function lose(): void {
    bus = null;
    enter(null);
  }

  /** Another service counts from the beginning: with it our ids are those of somebody else's notifications. */
  function enter(next: string | null): void {
    if (next !== owner) shown.clear();
    owner = next;
  }

  function connected(): Bus | null {
    if (bus !== null) return bus;
    if (options.busAddress === undefined || options.busAddress === '' || options.busAddress === 'disabled:') return null;
    try {
      const fresh = sessionBus({ busAddress: options.busAddress });
      fresh.connection.on('error', lose);
      fresh.connection.on('end', lose);
      fresh.connection.on('message', heard);
      fresh.addMatch(`type='signal',sender='${NAME}',interface='${NAME}',path='${PATH}'`, () => undefined);
      fresh.addMatch(`type='signal',sender='${BUS_NAME}',member='NameOwnerChanged',arg0='${NAME}'`, () => undefined);
      fresh.getNameOwner(NAME, (error, name) => {
        // None is no error of ours: one that starts later is told of.
        if (error === null && bus === fresh && typeof name === 'string') enter(name);
      });
      bus = fresh;
      return fresh;
    } catch {
      // No such bus: the same answer as no bus at all.
      return null;
    }
  }

  function heard({ type, sender, interface: from, member, path, body }: Message): void {
    if (type !== SIGNAL || body === undefined) return;
    if (sender === BUS_NAME && member === 'NameOwnerChanged' && body[0] === NAME) {
      enter(typeof body[2] === 'string' && body[2] !== '' ? body[2] : null);
    }
    // Anybody on the bus can send a signal to us alone, past what we asked to hear.
    if (owner === null || sender !== owner || from !== NAME || path !== PATH) return;
    if (member === 'ActionInvoked') clicked(body);
    if (member === 'NotificationClosed') shown.delete(Number(body[0]));
  }

  function clicked(body: readonly unknown[]): void {
    const notice = shown.get(Number(body[0]));
    const action = notice?.actions.find((one) => one === body[1]);
    if (notice === undefined || (action === undefined && body[1] !== DEFAULT_ACTION)) return;
    // Taken out first: a click counts once, however often the server tells of it.
    shown.delete(Number(body[0]));
    if (action === undefined) notice.onClick();
    else notice.onAction(action);
  }

  function call(
    member: string,
    signature: string,
    body: readonly unknown[],
    from = NAME,
  ): Promise<{ readonly value: unknown } | { readonly why: string }> {
    return new Promise((resolve) => {
      const open = connected();
      if (open === null) return resolve({ why: 'There is no desktop session here that could show notifications.' });
      const timer = setTimeout(() => resolve({ why: 'The notification service did not answer.' }), PATIENCE_MILLISECONDS);
      const failed = () => settle({ why: 'The notification service can not be reached.' });
      const settle = (answer: { readonly value: unknown } | { readonly why: string }) => {
        clearTimeout(timer);
        open.connection.off('error', failed);
        resolve(answer);
      };
      open.connection.once('error', failed);
      open.invoke({ destination: NAME, path: PATH, interface: from, member, signature, body }, (error, value) =>
        settle(error === null ? { value } : { why: 'The notification service refused.' }),
      );
    });
  }

  return {
    async show(notice) {
      const before = [...shown].find(([, other]) => other.tag === notice.tag)?.[0] ?? 0;
      const answer = await call('Notify', 'susssasa{sv}i', [
        'Caseport',
        before,
        options.icon,
        notice.title.slice(0, LONGEST_TITLE),
        escaped(notice.body.slice(0, LONGEST_BODY)),
        [DEFAULT_ACTION, 'Open', ...notice.actions.flatMap((action) => [action, ACTION_NAMES[action]])],
        [
          ['desktop-entry', ['s', 'caseport']],
          ['suppress-sound', ['b', notice.silent]],
        ],
        SERVER_DECIDES,
      ]);
      if ('why' in answer) return { shown: false, detail: answer.why };
      if (before !== 0) shown.delete(before);
      shown.set(Number(answer.value), notice);
      return { shown: true, detail: null };
    },
    async isBusy() {
      // Services that know of "do not disturb" have this property; others refuse the call.
      const answer = await call('Get', 'ss', [NAME, 'Inhibited'], PROPERTIES);
      return 'value' in answer && JSON.stringify(answer.value).includes('true');
    },
    clear() {
      for (const id of shown.keys()) void call('CloseNotification', 'u', [id]);
      shown.clear();
    },
    stop() {
      bus?.connection.end();
      lose();
    },
  };
}
