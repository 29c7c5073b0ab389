import { type Bus, sessionBus } from '@homebridge/dbus-native';

const NAME = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';
const PRIMARY_OWNER = 1;
const REPLACE_EXISTING = 2;
const DISMISSED_BY_USER = 2;

export type RecordedNotification = {
  readonly id: number;
  readonly application: string;
  /** Id of the one that it took the place of; 0 for none. */
  readonly replaces: number;
  readonly summary: string;
  readonly body: string;
  readonly actions: readonly string[];
};

export type NotificationService = {
  /** Everything shown so far, oldest first. */
  recorded(): readonly RecordedNotification[];
  /** Ids that the application took off the screen. */
  closed(): readonly number[];
  /** What was asked for while the service kept silent. */
  unanswered(): number;
  /** Silent, it takes every request and answers none, as a service that hangs. */
  setSilent(silent: boolean): void;
  /** Clicks the notification itself, or one of its buttons, as a person would. */
  click(id: number, action?: string): void;
  /** Turns "do not disturb" of this desktop on or off. */
  inhibit(inhibited: boolean): void;
  stop(): void;
};

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The desktop's notification service, played by the test: on the session bus, with the real protocol. */
export async function startNotificationService(): Promise<NotificationService> {
  const bus: Bus = sessionBus();
  const recorded: RecordedNotification[] = [];
  const closed: number[] = [];
  let lastId = 0;
  let silent = false;
  let unanswered = 0;

  function never(): Promise<never> {
    unanswered += 1;
    return new Promise(() => undefined);
  }

  const service = {
    Inhibited: false,
    GetServerInformation: () => ['recorder', 'caseport', '1', '1.2'],
    GetCapabilities: () => ['actions', 'body', 'body-markup'],
    CloseNotification(id: unknown) {
      closed.push(Number(id));
      return undefined;
    },
    Notify(application: unknown, replaces: unknown, _icon: unknown, summary: unknown, body: unknown, actions: unknown) {
      if (silent) return never();
      const id = Number(replaces) > 0 ? Number(replaces) : ++lastId;
      recorded.push({
        id,
        application: asText(application),
        replaces: Number(replaces),
        summary: asText(summary),
        body: asText(body),
        actions: Array.isArray(actions) ? actions.map(asText) : [],
      });
      return id;
    },
  };
  bus.exportInterface(service, PATH, {
    name: NAME,
    methods: {
      GetServerInformation: ['', 'ssss'],
      GetCapabilities: ['', 'as'],
      CloseNotification: ['u', ''],
      Notify: ['susssasa{sv}i', 'u'],
    },
    properties: { Inhibited: 'b' },
  });

  await new Promise<void>((resolve, reject) => {
    bus.connection.once('error', reject);
    bus.requestName(NAME, REPLACE_EXISTING, (error, result) => {
      if (error === null && result === PRIMARY_OWNER) resolve();
      else reject(new Error('another notification service runs on this bus'));
    });
  });
  return {
    recorded: () => recorded,
    closed: () => closed,
    unanswered: () => unanswered,
    setSilent(next) {
      silent = next;
    },
    inhibit(next) {
      service.Inhibited = next;
    },
    click(id, action = 'default') {
      bus.sendSignal(PATH, NAME, 'ActionInvoked', 'us', [id, action]);
      bus.sendSignal(PATH, NAME, 'NotificationClosed', 'uu', [id, DISMISSED_BY_USER]);
    },
    stop: () => bus.connection.end(),
  };
}
