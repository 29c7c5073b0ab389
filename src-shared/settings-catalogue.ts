import { z } from 'zod';
import { type Settings, SettingsChange } from './settings.ts';

/** Groups of settings; every other key of the settings is a setting of its own. */
type Group = 'notifications' | 'quietHours' | 'desktop' | 'support' | 'updates';

/** Where a setting is: `theme`, or `notifications.sound`. */
export type SettingPath = Exclude<keyof Settings, Group> | { [G in Group]: `${G}.${keyof Settings[G] & string}` }[Group];

/** The sections of the page, in their order. */
export const SECTIONS = [
  'general',
  'appearance',
  'notifications',
  'keys',
  'team',
  'accounts',
  'network',
  'desktop',
  'storage',
  'privacy',
  'support',
  'about',
] as const;
export type Section = (typeof SECTIONS)[number];

export const SECTION_TITLES: Readonly<Record<Section, string>> = {
  general: 'General',
  appearance: 'Appearance',
  notifications: 'Notifications',
  keys: 'Keys',
  team: 'Team',
  accounts: 'Accounts',
  network: 'Network',
  desktop: 'Desktop',
  storage: 'Storage',
  privacy: 'Privacy',
  support: 'Support',
  about: 'About',
};

export type SettingEntry = {
  readonly section: Section;
  readonly label: string;
  /** One line. */
  readonly help: string;
  /** Other words that people look for. */
  readonly words: string;
};

const entry = (section: Section, label: string, help: string, words = ''): SettingEntry => ({ section, label, help, words });

/** Every setting in words: the page, its search and its help are made of it. */
export const settingsCatalogue: Readonly<Record<SettingPath, SettingEntry>> = {
  undoHoldSeconds: entry(
    'general',
    'Seconds to undo a reply',
    'A reply waits this long before it leaves. 0 sends at once.',
    'send hold delay take back',
  ),
  layout: entry('general', 'Widths of the panes', 'Drag the lines between the panes to change them.', 'columns layout size'),
  theme: entry('appearance', 'Theme', 'High contrast draws every line, whatever the system says.', 'dark light mode colours'),
  'desktop.zoom': entry(
    'appearance',
    'Size of everything',
    'Enlarges text and buttons alike, from 50 to 300 per cent.',
    'zoom scale font text large',
  ),
  'notifications.enabled': entry(
    'notifications',
    'Notifications',
    'Tells you when a case needs us, or Wise writes in one that does.',
    'alerts pop-up',
  ),
  'notifications.content': entry(
    'notifications',
    'A notification shows',
    'Others may see your screen: by default it names the id alone.',
    'privacy subject words content',
  ),
  'notifications.sound': entry(
    'notifications',
    'Sound',
    'Lets the system play its sound with a notification.',
    'noise mute beep',
  ),
  'notifications.remindAfterMinutes': entry(
    'notifications',
    'Remind again',
    'Tells once more of a case that needs action and that nobody opened.',
    'reminder minutes nag',
  ),
  'quietHours.enabled': entry(
    'notifications',
    'Quiet hours',
    'What happens then is held back, and summed up afterwards.',
    'do not disturb night weekend silence',
  ),
  'quietHours.from': entry('notifications', 'Quiet from', 'A time of this computer, like 18:00.', 'begin evening'),
  'quietHours.to': entry('notifications', 'Quiet until', 'Earlier than the beginning means: of the next day.', 'end morning'),
  'quietHours.days': entry('notifications', 'Quiet days', 'Quiet from midnight to midnight.', 'weekend saturday sunday holiday'),
  keys: entry('keys', 'Keyboard shortcuts', 'Every command can have other keys, or none.', 'hotkeys bindings keyboard'),
  agentName: entry(
    'team',
    'Your name',
    'Stands for {{agent.name}} in saved replies, and in the audit log of this computer.',
    'signature agent who',
  ),
  dueRules: entry(
    'team',
    'Due times of your team',
    'A case is due when it has stood in a status for so many hours. Wise knows nothing of it, and promises nothing.',
    'overdue sla deadline hours rules',
  ),
  'desktop.tray': entry(
    'desktop',
    'Icon in the tray',
    'Shows how many cases need action, where the desktop has a place for it.',
    'menu bar notification area badge',
  ),
  'desktop.closeToTray': entry(
    'desktop',
    'Closing the window keeps Caseport at work',
    'It goes on telling you of news from the tray. Needs the icon.',
    'background quit minimise',
  ),
  'desktop.launchAtLogin': entry('desktop', 'Start at login', 'Starts with your session.', 'autostart boot'),
  'desktop.startHidden': entry(
    'desktop',
    'Start without a window',
    'Started at login, it waits in the tray.',
    'hidden background autostart',
  ),
  'support.statusPageUrl': entry(
    'support',
    'Status page',
    'Address of the public page that says how Wise does. Empty: its own.',
    'outage incident down url',
  ),
  'support.emergencyPhone': entry(
    'support',
    'Emergency number',
    'The number that your CSM at Wise gave you. It is not public, and never guessed.',
    'phone call urgent',
  ),
  'support.callBack': entry(
    'support',
    'Call back',
    'An e-mail address or a phone number under which your team can be reached.',
    'contact phone email',
  ),
  'updates.check': entry(
    'about',
    'Look for newer versions',
    'Asks once a day, and tells you. Nothing is installed by itself.',
    'update upgrade version',
  ),
  'updates.url': entry(
    'about',
    'Address of updates',
    'Where the signed description of the newest version is. Empty: nobody is asked.',
    'update server url',
  ),
};

const PATHS = Object.keys(settingsCatalogue) as [SettingPath, ...SettingPath[]]; // the keys of the catalogue, and of nothing else

export const SettingPath = z.enum(PATHS);

/** The value at a path; undefined where a change says nothing of it. */
export function settingAt(settings: Settings | SettingsChange, path: SettingPath): unknown {
  return path.split('.').reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), settings);
}

/** The change that puts a value at a path; what is no value for it throws, so check it first. */
export function changeAt(path: SettingPath, value: unknown): SettingsChange {
  const [group = '', field] = path.split('.');
  return SettingsChange.parse({ [group]: field === undefined ? value : { [field]: value } });
}

/** True where a value can stand at a path. */
export function canStandAt(path: SettingPath, value: unknown): boolean {
  const [group = '', field] = path.split('.');
  return SettingsChange.safeParse({ [group]: field === undefined ? value : { [field]: value } }).success;
}

/** Settings whose words fit what was typed: every word of it must stand somewhere. All of them where nothing was typed. */
export function findSettings(typed: string): readonly SettingPath[] {
  const wanted = typed
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return PATHS.filter((path) => {
    const { section, label, help, words } = settingsCatalogue[path];
    const text = `${SECTION_TITLES[section]} ${label} ${help} ${words}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
