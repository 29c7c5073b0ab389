import { z } from 'zod';
import type { ProxyChoice } from './accounts.ts';
import { NotificationContent, type Settings, TimeOfDay } from './settings.ts';

/** How a value looks in an administrator's tools; a schema says what of it is allowed. */
export type PolicyForm = 'text' | 'boolean' | 'number' | 'choice' | 'list';

const row = <S extends z.ZodType>(form: PolicyForm, schema: S, title: string, help: string) => ({ form, schema, title, help });

// Read against the folder in which somebody happens to start us, a relative path is another file each time.
const ABSOLUTE = /^(?:\/|[A-Za-z]:[\\/]|\\\\)[^\p{Cc}]*$/u;
const file = z.string().max(1_000).regex(ABSOLUTE, 'Write an absolute path.');
/** https, or http on this computer, without a name and a password; empty: none. */
const ADDRESS =
  /^(?:(?:https:\/\/(?:[^\s/?#@:\\[\]]+|\[[\da-f:]+\])|http:\/\/(?:localhost|127\.0\.0\.1|\[::1\]))(?::\d{1,5})?(?:[/?#]\S*)?)?$/i;
const address = z.string().max(500).regex(ADDRESS, 'Write an address that begins with https://.');
/** Lists of the registry are texts; truths and nothing at all are no days. */
const day = z.union(
  [
    z.literal([0, 1, 2, 3, 4, 5, 6]),
    z
      .string()
      .regex(/^[0-6]$/)
      .transform(Number),
  ],
  {
    error: 'Write days as numbers from 0 (Sunday) to 6.',
  },
);
// Marks that turn text round would show another number than is called.
const PHONE = /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u;

/** Environments that an account may be connected to. */
export const Environment = z.enum(['demo', 'sandbox', 'production', 'development']);

/**
 * Everything that an organisation can decide. One table: the documentation, the ADMX template, the macOS profile and the reading of
 * all of them are made of it.
 */
export const policyKeys = {
  environments: row(
    'list',
    z.array(Environment).min(1),
    'Environments allowed',
    'Which environments accounts may be connected to: demo, sandbox, production, development.',
  ),
  proxy: row(
    'text',
    z.string().max(500).refine(isProxyText, 'Write system, none, or an address like http://proxy.example:8080.'),
    'Proxy',
    'How Wise is reached: "system", "none", or the address of a proxy.',
  ),
  extraCaFile: row('text', file, 'Extra certificate authority', 'Absolute path of a PEM file with authorities to trust as well.'),
  clientCertificateFile: row(
    'text',
    file,
    'Client certificate',
    'Absolute path of a PEM file with the certificate of this computer.',
  ),
  clientKeyFile: row('text', file, 'Key of the client certificate', 'Absolute path of a PEM file with its private key.'),
  notificationContent: row(
    'choice',
    NotificationContent,
    'Content of notifications',
    'What a notification may say: full, id, or nothing.',
  ),
  quietHoursFrom: row('text', TimeOfDay, 'Quiet hours begin', 'Nothing is told from this time on, like 18:00.'),
  quietHoursTo: row('text', TimeOfDay, 'Quiet hours end', 'Until this time, like 08:00.'),
  quietDays: row('list', z.array(day).max(7), 'Quiet days', 'Days that are quiet throughout; 0 is Sunday.'),
  cacheRetentionDays: row(
    'number',
    z.number().int().min(0).max(3_650),
    'Days that closed threads are kept',
    'Threads of cases closed longer ago are removed from this computer; 0 keeps them all.',
  ),
  exportAllowed: row(
    'boolean',
    z.boolean(),
    'Exports allowed',
    'Whether threads, lists, logs and backups may be saved as files.',
  ),
  linksAllowed: row('boolean', z.boolean(), 'Links allowed', 'Whether links in comments may be opened in a browser.'),
  launchAtLogin: row('boolean', z.boolean(), 'Start at login', 'Whether the application starts with the session.'),
  updateMode: row(
    'choice',
    z.enum(['off', 'tell']),
    'Updates',
    'off: never ask for newer versions; tell: ask, and tell the person.',
  ),
  updateUrl: row('text', address, 'Address of updates', 'Where the signed description of the newest version is.'),
  savedRepliesFile: row(
    'text',
    file,
    'Saved replies of the organisation',
    'Absolute path of a file of saved replies, offered to everyone, read-only.',
  ),
  statusPageUrl: row('text', address, 'Status page', 'Address of the public status page.'),
  emergencyPhone: row(
    'text',
    z.string().max(60).regex(PHONE, 'Write the number on one line, without marks that do not show.'),
    'Emergency number',
    'The number that your CSM at Wise gave you.',
  ),
} as const;

export type PolicyKey = keyof typeof policyKeys;
export type PolicyValues = { readonly [K in PolicyKey]?: z.output<(typeof policyKeys)[K]['schema']> };

export const PolicyName = z.enum(Object.keys(policyKeys) as [PolicyKey, ...PolicyKey[]]); // the table is not empty

/** `enforced` can not be changed by the person; `default` is what holds until they do. */
export const PolicyTier = z.enum(['default', 'enforced']);
export type PolicyTier = z.output<typeof PolicyTier>;
export const PolicyScope = z.enum(['machine', 'user']);
export type PolicyScope = z.output<typeof PolicyScope>;

/** Something in a policy that could not be used, and so was not. */
export const PolicyProblem = z.object({ where: z.string(), key: z.string().nullable(), message: z.string() });
export type PolicyProblem = z.output<typeof PolicyProblem>;

/** A value in force, and who decided it. */
export const PolicyEntry = z.object({
  key: PolicyName,
  /** As an administrator would write it. */
  value: z.string(),
  tier: PolicyTier,
  scope: PolicyScope,
  where: z.string(),
});
export type PolicyEntry = z.output<typeof PolicyEntry>;

export const PolicyReport = z.object({ entries: z.array(PolicyEntry), problems: z.array(PolicyProblem) });
export type PolicyReport = z.output<typeof PolicyReport>;

// What it means is read where the proxy is used; here a typing error is told early.
const PROXY_ADDRESS = /^(https?:\/\/)?(\S+@)?[\w.-]+(:\d{1,5})?\/?$/;

function isProxyText(text: string): boolean {
  return text === 'system' || text === 'none' || PROXY_ADDRESS.test(text);
}

/** The proxy that a policy names. */
export function proxyOfPolicy(text: string): ProxyChoice {
  return text === 'system' || text === 'none' ? { mode: text } : { mode: 'manual', url: text };
}

/** Settings with what an organisation decided about them put over. */
export function settingsUnder(settings: Settings, values: PolicyValues): Settings {
  const quiet = values.quietHoursFrom !== undefined || values.quietHoursTo !== undefined || values.quietDays !== undefined;
  return {
    ...settings,
    notifications: { ...settings.notifications, ...defined({ content: values.notificationContent }) },
    quietHours: {
      ...settings.quietHours,
      ...(quiet ? { enabled: true } : {}),
      ...defined({ from: values.quietHoursFrom, to: values.quietHoursTo, days: values.quietDays }),
    },
    desktop: { ...settings.desktop, ...defined({ launchAtLogin: values.launchAtLogin }) },
    support: { ...settings.support, ...defined({ statusPageUrl: values.statusPageUrl, emergencyPhone: values.emergencyPhone }) },
    updates: {
      ...settings.updates,
      ...defined({ check: values.updateMode === undefined ? undefined : values.updateMode === 'tell', url: values.updateUrl }),
    },
  };
}

/** Which setting each key decides, as `group.field`; keys that are no setting of the person's are not here. */
export const SETTING_OF_POLICY: Readonly<Partial<Record<PolicyKey, string>>> = {
  notificationContent: 'notifications.content',
  quietHoursFrom: 'quietHours.from',
  quietHoursTo: 'quietHours.to',
  quietDays: 'quietHours.days',
  launchAtLogin: 'desktop.launchAtLogin',
  updateMode: 'updates.check',
  updateUrl: 'updates.url',
  statusPageUrl: 'support.statusPageUrl',
  emergencyPhone: 'support.emergencyPhone',
};

/** The keys that decide a setting. Whether it is quiet at all is decided by whoever says when. */
export function keysDeciding(path: string): readonly PolicyKey[] {
  if (path === 'quietHours.enabled') return ['quietHoursFrom', 'quietHoursTo', 'quietDays'];
  return POLICY_KEYS.filter((key) => SETTING_OF_POLICY[key] === path);
}

/** What the organisation enforces of a setting; null: the person decides. */
export function lockOf(report: PolicyReport, path: string): PolicyEntry | null {
  const keys = keysDeciding(path);
  return report.entries.find(({ key, tier }) => tier === 'enforced' && keys.includes(key)) ?? null;
}

/** A managed installation asks nobody for newer versions, whatever the person chose, unless the organisation says so. */
export function mayAskForUpdates(report: PolicyReport): boolean {
  return report.entries.length === 0 || report.entries.some(({ key, value }) => key === 'updateMode' && value === 'tell');
}

const POLICY_KEYS = Object.keys(policyKeys) as readonly PolicyKey[]; // the keys of the table, and of nothing else

function defined<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  // What is undefined is left out, which is what the type says.
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
