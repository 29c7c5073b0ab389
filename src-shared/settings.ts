import { z } from 'zod';
import { KeyChanges, usableKeyChanges } from './reserved-keys.ts';

export type { KeyChanges } from './reserved-keys.ts';

/** Widths of the panes in pixels, as the person left them; null: as designed. */
export const Layout = z.object({ views: z.number().int().min(100).max(800), list: z.number().int().min(200).max(1_200) });
export type Layout = z.output<typeof Layout>;

/** What a theme can be. `contrast`: black and white with the strongest lines, whatever the system says. */
export const Theme = z.enum(['system', 'light', 'dark', 'contrast']);
export type Theme = z.output<typeof Theme>;

/** How long a case may stand in a status before it is due. The team's own rule, not one of Wise's. */
export const DueRule = z.object({
  /** Raw status, as Wise names it. */
  status: z.string().min(1).max(100),
  hours: z.number().int().min(1).max(8_760),
});
export type DueRule = z.output<typeof DueRule>;

/** What a notification may say: `full` the subject and the newest line, `id` the case id alone. */
export const NotificationContent = z.enum(['full', 'id', 'nothing']);
export type NotificationContent = z.output<typeof NotificationContent>;

/** A time of day on this computer, 24 hours. */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write a time like 18:00.');

/** What is told outside the window, and how much of it. */
export const Notifications = z.object({
  enabled: z.boolean(),
  content: NotificationContent,
  sound: z.boolean(),
  /** Cases that need action and that nobody opened are told again after this many minutes; null: never. */
  remindAfterMinutes: z.number().int().min(5).max(10_080).nullable(),
});
export type Notifications = z.output<typeof Notifications>;

/** When nothing is told: what happens then is summed up afterwards. */
export const QuietHours = z.object({
  enabled: z.boolean(),
  from: TimeOfDay,
  /** Earlier than `from`: of the next day. */
  to: TimeOfDay,
  /** Days that are quiet from midnight to midnight; 0 is Sunday. */
  days: z.array(z.number().int().min(0).max(6)).max(7),
});
export type QuietHours = z.output<typeof QuietHours>;

/** How the application lives on this desktop. */
export const Desktop = z.object({
  /** A small icon with the number of cases that need action, where the desktop has a place for it. */
  tray: z.boolean(),
  /** Closing the window leaves the application at work. */
  closeToTray: z.boolean(),
  launchAtLogin: z.boolean(),
  /** Started by the login, it waits in the tray. */
  startHidden: z.boolean(),
  zoom: z.number().min(0.5).max(3),
});
export type Desktop = z.output<typeof Desktop>;

/** What reaching Wise's technical team needs to know; all of it may be empty. */
export const Support = z.object({
  /** Address of the public status page; empty: Wise's own, or the demo's. */
  statusPageUrl: z.string().max(500),
  /** The emergency number that the CSM gave. It is not public, and never guessed. */
  emergencyPhone: z.string().max(60),
  /** An e-mail address or a phone number under which the team can call back. */
  callBack: z.string().max(200),
});
export type Support = z.output<typeof Support>;

/** Whether this computer asks for newer versions. It never installs one by itself. */
export const Updates = z.object({
  check: z.boolean(),
  /** Address of a signed description of the newest version; empty: nobody is asked. */
  url: z.string().max(500),
});
export type Updates = z.output<typeof Updates>;

const AgentName = z.string().max(200);
const UndoHoldSeconds = z.number().int().min(0).max(60);
const DueRules = z.array(DueRule).max(20);

/** Every setting with its default: an empty object is a valid file. The default of a notification holds no personal data. */
export const Settings = z.object({
  theme: Theme.default('system'),
  /** Seconds for which a reply can be undone after Send. */
  undoHoldSeconds: UndoHoldSeconds.default(10),
  notifications: Notifications.default({ enabled: true, content: 'id', sound: false, remindAfterMinutes: 60 }),
  quietHours: QuietHours.default({ enabled: false, from: '18:00', to: '08:00', days: [0, 6] }),
  desktop: Desktop.default({ tray: true, closeToTray: false, launchAtLogin: false, startHidden: true, zoom: 1 }),
  layout: Layout.nullable().default(null),
  /** What `{{agent.name}}` stands for, and who the local audit log says it was. */
  agentName: AgentName.default(''),
  dueRules: DueRules.default([{ status: 'PENDING', hours: 24 }]),
  keys: KeyChanges.default({}),
  support: Support.default({ statusPageUrl: '', emergencyPhone: '', callBack: '' }),
  updates: Updates.default({ check: false, url: '' }),
});
export type Settings = z.output<typeof Settings>;

export const DEFAULT_SETTINGS: Settings = Settings.parse({});

/** A change to some of them; of those that are groups, to some of the group. */
export const SettingsChange = z.strictObject({
  theme: Theme.optional(),
  undoHoldSeconds: UndoHoldSeconds.optional(),
  notifications: z.strictObject(Notifications.partial().shape).optional(),
  quietHours: z.strictObject(QuietHours.partial().shape).optional(),
  desktop: z.strictObject(Desktop.partial().shape).optional(),
  layout: Layout.nullable().optional(),
  agentName: AgentName.optional(),
  dueRules: DueRules.optional(),
  keys: KeyChanges.optional(),
  support: z.strictObject(Support.partial().shape).optional(),
  updates: z.strictObject(Updates.partial().shape).optional(),
});
export type SettingsChange = z.output<typeof SettingsChange>;

/** The settings after a change. A key that is there and undefined means: leave it. */
export function changedSettings(settings: Settings, change: SettingsChange): Settings {
  return Settings.parse({
    ...settings,
    ...given(change),
    notifications: { ...settings.notifications, ...given(change.notifications ?? {}) },
    quietHours: { ...settings.quietHours, ...given(change.quietHours ?? {}) },
    desktop: { ...settings.desktop, ...given(change.desktop ?? {}) },
    support: { ...settings.support, ...given(change.support ?? {}) },
    updates: { ...settings.updates, ...given(change.updates ?? {}) },
  });
}

function given(change: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

/**
 * Settings as they were stored, by whatever version: what is missing, or can not be used any more, falls back to its default,
 * key by key, also inside a group.
 * @param defaults what holds where nothing was chosen
 */
export function readStoredSettings(stored: Readonly<Record<string, unknown>>, defaults: Settings = DEFAULT_SETTINGS): Settings {
  return Settings.parse({
    ...defaults,
    ...usable(Settings.shape, stored),
    keys: usableKeyChanges(stored.keys) ?? defaults.keys,
    notifications: { ...defaults.notifications, ...usable(Notifications.shape, stored.notifications) },
    quietHours: { ...defaults.quietHours, ...usable(QuietHours.shape, stored.quietHours) },
    desktop: { ...defaults.desktop, ...usable(Desktop.shape, stored.desktop) },
    support: { ...defaults.support, ...usable(Support.shape, stored.support) },
    updates: { ...defaults.updates, ...usable(Updates.shape, stored.updates) },
  });
}

/** What is to be stored after a change: only what was chosen, so that a default that changes later still counts. */
export function storedAfter(
  stored: Readonly<Record<string, unknown>>,
  change: SettingsChange,
): Readonly<Record<string, unknown>> {
  const next: Record<string, unknown> = { ...stored };
  for (const [key, value] of Object.entries(given(change))) {
    const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value) && GROUPS.has(key);
    const before = next[key];
    next[key] = isGroup ? { ...(typeof before === 'object' ? before : {}), ...given(value) } : value;
  }
  return next;
}

/** What is to be stored after a choice was taken back. @param path `theme`, or `notifications.sound` */
export function storedWithout(stored: Readonly<Record<string, unknown>>, path: string): Readonly<Record<string, unknown>> {
  const [key = '', field] = path.split('.');
  const { [key]: value, ...rest } = stored;
  if (field === undefined || typeof value !== 'object' || value === null) return rest;
  const left = Object.entries(value).filter(([name]) => name !== field);
  return left.length === 0 ? rest : { ...rest, [key]: Object.fromEntries(left) };
}

const GROUPS: ReadonlySet<string> = new Set(['notifications', 'quietHours', 'desktop', 'support', 'updates']);

function usable(shape: Readonly<Record<string, z.ZodType>>, stored: unknown): Record<string, unknown> {
  const parsed = z.record(z.string(), z.unknown()).safeParse(stored);
  if (!parsed.success) return {};
  return Object.fromEntries(Object.entries(parsed.data).filter(([key, value]) => shape[key]?.safeParse(value).success === true));
}
