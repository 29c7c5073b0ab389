import { type NotificationContent, Theme } from '../../src-shared/settings.ts';
import type { SettingPath } from '../../src-shared/settings-catalogue.ts';

/** One of a few values, with the words for it. */
export type Option = { readonly value: unknown; readonly label: string; readonly hint?: string };

/** How a setting is changed. `own`: by a component of its own. */
export type Control =
  | { readonly kind: 'switch' }
  | { readonly kind: 'choice'; readonly options: readonly Option[] }
  | { readonly kind: 'list'; readonly options: readonly Option[] }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'text'; readonly longest: number; readonly placeholder?: string }
  | { readonly kind: 'time' }
  | { readonly kind: 'days' }
  | { readonly kind: 'own' };

const THEMES: Readonly<Record<(typeof Theme.options)[number], string>> = {
  system: 'Like the system',
  light: 'Light',
  dark: 'Dark',
  contrast: 'High contrast',
};

const CONTENTS: Readonly<Record<(typeof NotificationContent.options)[number], string>> = {
  nothing: 'Nothing of the case',
  id: 'Its id',
  full: 'Subject and newest line',
};

const ZOOMS = [0.5, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3];

/** How each setting is changed; one without a line does not compile. */
export const controls: Readonly<Record<SettingPath, Control>> = {
  theme: { kind: 'choice', options: Theme.options.map((value) => ({ value, label: THEMES[value] })) },
  undoHoldSeconds: { kind: 'number', least: 0, most: 60 },
  layout: { kind: 'own' },
  agentName: { kind: 'text', longest: 200 },
  dueRules: { kind: 'own' },
  keys: { kind: 'own' },
  'notifications.enabled': { kind: 'switch' },
  'notifications.content': {
    kind: 'choice',
    options: (['nothing', 'id', 'full'] as const).map((value) => ({ value, label: CONTENTS[value] })),
  },
  'notifications.sound': { kind: 'switch' },
  'notifications.remindAfterMinutes': {
    kind: 'list',
    options: [
      { value: null, label: 'Never' },
      { value: 15, label: 'After 15 minutes' },
      { value: 30, label: 'After 30 minutes' },
      { value: 60, label: 'After an hour' },
      { value: 120, label: 'After 2 hours' },
      { value: 240, label: 'After 4 hours' },
      { value: 1_440, label: 'After a day' },
    ],
  },
  'quietHours.enabled': { kind: 'switch' },
  'quietHours.from': { kind: 'time' },
  'quietHours.to': { kind: 'time' },
  'quietHours.days': { kind: 'days' },
  'desktop.tray': { kind: 'switch' },
  'desktop.closeToTray': { kind: 'switch' },
  'desktop.launchAtLogin': { kind: 'switch' },
  'desktop.startHidden': { kind: 'switch' },
  'desktop.zoom': { kind: 'list', options: ZOOMS.map((value) => ({ value, label: `${Math.round(value * 100)} %` })) },
  'support.statusPageUrl': { kind: 'text', longest: 500, placeholder: 'https://status.wise.com' },
  'support.emergencyPhone': { kind: 'text', longest: 60 },
  'support.callBack': { kind: 'text', longest: 200 },
  'updates.check': { kind: 'switch' },
  'updates.url': { kind: 'text', longest: 500, placeholder: 'https://' },
};

/** The options of a list, with the value that holds where it is none of them. */
export function optionsWith(options: readonly Option[], value: unknown): readonly Option[] {
  return options.some((option) => option.value === value) ? options : [...options, { value, label: String(value) }];
}

/** Monday first, as calendars here have it; 0 is Sunday. */
export const WEEKDAYS: readonly { readonly day: number; readonly name: string }[] = [
  { day: 1, name: 'Monday' },
  { day: 2, name: 'Tuesday' },
  { day: 3, name: 'Wednesday' },
  { day: 4, name: 'Thursday' },
  { day: 5, name: 'Friday' },
  { day: 6, name: 'Saturday' },
  { day: 0, name: 'Sunday' },
];

/** What every control gets. */
export type SettingControlProps = {
  readonly path: SettingPath;
  readonly id: string;
  readonly value: unknown;
  /** An organisation decided it: it can be reached and read, and not changed. */
  readonly locked: boolean;
  readonly describedBy: string;
  readonly onChange: (value: unknown) => void;
};
