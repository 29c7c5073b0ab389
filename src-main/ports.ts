import type { AppInfo } from '../src-shared/app-info.ts';
import type { CommandId } from '../src-shared/commands.ts';
import type { EventName, EventPayload } from '../src-shared/ipc.ts';
import type { Settings } from '../src-shared/settings.ts';
import type { Policy } from './policy/read-policy.ts';

/** Effects that the core can not have by itself. One to three methods each; fakes in tests/support. */

export type Cancel = () => void;

export type Clock = {
  /** Wall clock, milliseconds since 1970 UTC. May jump. */
  now(): number;
  /** Milliseconds that only ever go forward. Deadlines and waits are counted by it. */
  monotonic(): number;
  /** Runs `work` once after `milliseconds`; the answer cancels it. */
  after(milliseconds: number, work: () => void): Cancel;
};

export type Random = {
  /** A fresh version 4 UUID. */
  uuid(): string;
  /** At least 0, below 1. */
  fraction(): number;
  bytes(count: number): Uint8Array;
};

/** Why the keychain did not answer with a value. `missing` is only ever said of a keychain proven to be open. */
export type SecretAnswer =
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'locked' }
  | { readonly kind: 'unavailable'; readonly detail: string };

export type SecretWrite =
  | { readonly kind: 'stored' }
  | { readonly kind: 'locked' }
  | { readonly kind: 'unavailable'; readonly detail: string };

/** The operating system's keychain. Never a file. */
export type Secrets = {
  get(name: string): Promise<SecretAnswer>;
  set(name: string, value: string): Promise<SecretWrite>;
  remove(name: string): Promise<SecretWrite>;
};

/** What a button of a notification offers, where the desktop has buttons. */
export type NoticeAction = 'snooze' | 'done';

export type Notice = {
  /** The same tag again replaces what it shows. */
  readonly tag: string;
  readonly title: string;
  /** Plain text. */
  readonly body: string;
  readonly silent: boolean;
  readonly actions: readonly NoticeAction[];
  readonly onClick: () => void;
  readonly onAction: (action: NoticeAction) => void;
};

export type Notifier = {
  /** Shows it, or answers why it could not. Never throws. */
  show(notice: Notice): Promise<{ readonly shown: boolean; readonly detail: string | null }>;
  /** Whether the person asked the system not to be disturbed; false where that can not be read. Never throws. */
  isBusy(): Promise<boolean>;
  /** Takes everything off the screen. */
  clear(): void;
};

/** What the icon in the tray, and the number on the application's icon, tell. */
export type PresenceState = {
  /** Cases that need action, of all accounts. */
  readonly needsAction: number;
  /** The most urgent thing that stands in the way. */
  readonly state: 'ok' | 'offline' | 'signed-out' | 'needs-review';
};

export type Presence = {
  show(state: PresenceState): void;
};

export type Shell = {
  /** Opens an address that the core has reviewed. */
  openExternal(url: string): Promise<void>;
  /**
   * Opens a mail to technical support in the person's own mail program, and sends nothing. `opened` is false where there is none.
   * @param mailto made by src-shared/support-mail.ts; any other address is refused
   */
  composeMail(mailto: string): Promise<{ readonly opened: boolean }>;
  writeClipboard(text: string): Promise<void>;
  /** Brings the one window to the front. */
  raiseWindow(): void;
};

export type PowerEvent = 'sleep' | 'wake' | 'unlock' | 'network-change';

export type Power = {
  on(listener: (event: PowerEvent) => void): Cancel;
};

export type Files = {
  /**
   * Asks where to, and writes. @returns where it went; null where the person changed their mind.
   * @throws AppFailure `file-not-written`
   */
  save(suggestedName: string, bytes: Uint8Array): Promise<string | null>;
};

export type Printer = {
  /** What the window would print now, as a PDF; null where this host can not make one. */
  pdf(): Promise<Uint8Array | null>;
};

/** What an organisation decided, read once at the start. */
export type PolicyReader = {
  read(): Promise<Policy>;
};

/** Answers in the form of a proxy auto-config: `DIRECT`, or `PROXY host:port` and its like, separated by `;`. */
export type ProxyResolver = {
  resolve(url: string): Promise<string>;
};

export type Paths = {
  /** Folder that holds everything of this profile. */
  readonly profile: string;
};

export type Log = {
  /** One line. `fields` hold identifiers and numbers only: never a token, never words of a case. */
  write(
    level: 'info' | 'warn' | 'error',
    event: string,
    fields?: Readonly<Record<string, string | number | boolean | null>>,
  ): void;
  /** A bug: its stack goes to the log, the reference back to the person. */
  bug(cause: unknown, where: string): string;
};

/** A running stand-in for Wise on this computer. */
export type DemoSession = {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Cases that the demo begins with. The API never returns a subject; the demo tells what it was opened with. */
  readonly cases: readonly { readonly id: string; readonly subject: string | null }[];
  /** Its whole state, to be given to `start` again. */
  snapshot(): string;
  onChange(listener: () => void): Cancel;
  stop(): Promise<void>;
};

export type Demo = {
  /** @param saved what `snapshot` gave before; null for a fresh one. */
  start(saved: string | null): Promise<DemoSession>;
};

/** Tells the renderer. */
export type Emit = <N extends EventName>(name: N, payload: EventPayload<N>) => void;

export type HostFacts = {
  readonly host: 'electron' | 'preview' | 'test';
  readonly version: string;
  readonly platform: string;
  /** The operating system's name of the person; the audit log says it where the settings hold no other. */
  readonly userName: string;
  /** CASEPORT_DEV=1 in a build that is not packaged. */
  readonly development: boolean;
  readonly lastEnd: AppInfo['lastEnd'];
  /** The key under which descriptions of newer versions are believed, as PEM; null: none is. */
  readonly updateKey: string | null;
};

export type Ports = {
  readonly clock: Clock;
  readonly random: Random;
  readonly secrets: Secrets;
  readonly notifier: Notifier;
  readonly presence: Presence;
  readonly shell: Shell;
  readonly power: Power;
  readonly proxy: ProxyResolver;
  readonly paths: Paths;
  readonly files: Files;
  readonly printer: Printer;
  readonly policy: PolicyReader;
  readonly log: Log;
  readonly demo: Demo;
  readonly facts: HostFacts;
};

/** What a host holds of the core. */
export type App = {
  readonly handlers: import('../src-shared/ipc.ts').Handlers;
  /** Subscribes to everything the core tells; the answer undoes it. */
  onEvent(listener: <N extends EventName>(name: N, payload: EventPayload<N>) => void): Cancel;
  /** Shows the case of a `caseport://case/ID` link. Before the page is there it waits for `app.takeLink`. */
  openLink(text: string): void;
  /** Does in the page what a menu of the desktop names. */
  runCommand(id: CommandId): void;
  /** The settings in force; null while the store is not open. */
  settings(): Settings | null;
  /** Holds notifications back for so long, or lets them through again after 0; what happened is summed up then. */
  pauseNotifications(milliseconds: number): void;
  /** Until when they are held back, by the wall clock; null where they are not. */
  pausedUntil(): number | null;
  /**
   * Asks the page to save what is being written, and waits until it has, for a second at most. Comes before `stop`.
   * @returns false where the page says that some of it could not be saved
   */
  savePage(): Promise<boolean>;
  /** Opens the store and begins to sync. Never throws for an expected failure: `app.info` tells the stage. */
  start(): Promise<void>;
  /** Waits for the send in flight, closes the store. */
  stop(): Promise<void>;
};
