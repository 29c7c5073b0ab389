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
  /** Clicks the notification itself, as a person would. */
  click(id: number): void;
  stop(): void;
};

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The desktop's notification service, played by the test: on the session bus, with the real protocol. */
export async function startNotificationService(): Promise<NotificationService> {
  const bus: Bus = sessionBus();
  const recorded: RecordedNotification[] = [];
  let lastId = 0;

  const handle = (member: string, signature: string, work: (...body: unknown[]) => unknown) =>
    bus.setMethodCallHandler(PATH, NAME, member, [work, signature]);
  handle('GetServerInformation', 'ssss', () => ['recorder', 'caseport', '1', '1.2']);
  handle('GetCapabilities', 'as', () => ['actions', 'body', 'body-markup']);
  handle('Notify', 'u', (application, replaces, _icon, summary, body, actions) => {
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
  });
  handle('CloseNotification', '', () => undefined);

  await new Promise<void>((resolve, reject) => {
    bus.connection.once('error', reject);
    bus.requestName(NAME, REPLACE_EXISTING, (error, result) => {
      if (error === null && result === PRIMARY_OWNER) resolve();
      else reject(new Error('another notification service runs on this bus'));
    });
  });
  return {
    recorded: () => recorded,
    click(id) {
      bus.sendSignal(PATH, NAME, 'ActionInvoked', 'us', [id, 'default']);
      bus.sendSignal(PATH, NAME, 'NotificationClosed', 'uu', [id, DISMISSED_BY_USER]);
    },
    stop: () => bus.connection.end(),
  };
}
