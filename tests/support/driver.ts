import type { ElectronApplication, Page } from '@playwright/test';
import { type HostName, type RunningHost, startElectron, startPreview } from './hosts.ts';
import { type NotificationService, type RecordedNotification, startNotificationService } from './notification-service.ts';

export { availableHosts, type HostName } from './hosts.ts';
export type { RecordedNotification } from './notification-service.ts';

export type LaunchOptions = {
  readonly host: HostName;
  /** Folder of the profile; the same one again is the same workstation. */
  readonly profile: string;
  /** Added to the environment; `undefined` takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** CASEPORT_DEV=1: offers the Development environment. */
  readonly dev?: boolean;
  /** False: no D-Bus session, so no keychain and no notifications, as on a bare server. */
  readonly keyring?: boolean;
  /** False: a D-Bus session without anybody who shows notifications. */
  readonly notifications?: boolean;
  /** Arguments of the start, as a desktop gives for a link; in the Electron host only. */
  readonly args?: readonly string[];
};

/** A running Caseport, in either host. */
export type Driver = {
  readonly host: HostName;
  /** The page; another one after `restart`. */
  readonly page: Page;
  /** In the Electron host: its main process. */
  readonly electron: ElectronApplication | null;
  /** Quits in order and starts again with the same profile, or with other settings. */
  restart(changes?: Partial<Omit<LaunchOptions, 'host'>>): Promise<void>;
  quit(): Promise<void>;
  /** kill -9. `restart` afterwards starts it again. */
  kill(): Promise<void>;
  /** Notifications that reached the desktop's service since `launch`, oldest first. */
  notifications(): readonly RecordedNotification[];
  clickNotification(index: number): void;
  /** The desktop's notification service, which a test may silence or end. @throws where there is none */
  notificationService(): NotificationService;
  /** Begins one again after it was ended. */
  startNotifications(): Promise<void>;
  /** Warnings, errors and policy violations that the page printed since `launch`. */
  complaints(): readonly string[];
};

const NO_BUS = 'disabled:';

function environmentOf(options: LaunchOptions): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    CASEPORT_PROFILE: options.profile,
    CASEPORT_DEV: options.dev === true ? '1' : undefined,
    // Playwright's own settings for its workers are none of the host's.
    NODE_OPTIONS: undefined,
    ...options.env,
  };
  if (options.keyring === false) environment.DBUS_SESSION_BUS_ADDRESS = NO_BUS;
  return environment;
}

function start(options: LaunchOptions, complain: (text: string) => void): Promise<RunningHost> {
  const environment = environmentOf(options);
  return options.host === 'electron' ? startElectron(environment, complain, options.args) : startPreview(environment, complain);
}

/** Starts Caseport and waits for its window. Whoever launches it quits it. */
export async function launch(given: LaunchOptions): Promise<Driver> {
  let options = given;
  const complaints: string[] = [];
  const complain = (text: string) => complaints.push(text);
  // Started before the host, which would else find nobody to show its first notification.
  const hasBus = process.env.DBUS_SESSION_BUS_ADDRESS !== undefined;
  let service: NotificationService | null = hasBus && given.notifications !== false ? await startNotificationService() : null;
  let running: RunningHost | null = null;

  function current(): RunningHost {
    if (running === null) throw new Error('Caseport is not running: it was quit or killed');
    return running;
  }
  async function end(how: 'quit' | 'kill'): Promise<void> {
    const ending = running;
    running = null;
    if (ending !== null) await ending[how]();
  }

  try {
    running = await start(options, complain);
  } catch (cause) {
    service?.stop();
    throw cause;
  }
  return {
    host: given.host,
    get page() {
      return current().page;
    },
    get electron() {
      return current().electron;
    },
    async restart(changes = {}) {
      await end('quit');
      options = { ...options, ...changes };
      running = await start(options, complain);
    },
    async quit() {
      await end('quit');
      service?.stop();
    },
    kill: () => end('kill'),
    notifications: () => service?.recorded() ?? [],
    clickNotification(index) {
      const notification = service?.recorded()[index];
      if (notification === undefined) throw new Error(`there is no notification ${index}`);
      service?.click(notification.id);
    },
    notificationService() {
      if (service === null) throw new Error('there is no notification service here');
      return service;
    },
    async startNotifications() {
      service?.stop();
      service = await startNotificationService();
    },
    complaints: () => complaints,
  };
}
