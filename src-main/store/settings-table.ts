import { z } from 'zod';
import { settingsUnder } from '../../src-shared/policy.ts';
import {
  DEFAULT_SETTINGS,
  readStoredSettings,
  type Settings,
  type SettingsChange,
  storedAfter,
  storedWithout,
} from '../../src-shared/settings.ts';
import { NO_POLICY, type Policy } from '../policy/read-policy.ts';
import { type Db, first, run } from './database.ts';

const Value = z.object({ value: z.string() });

/** One value by its name: settings, the active account, the demo's saved state. */
export function readValue(desk: Db, key: string): string | null {
  return first(desk, Value, 'SELECT value FROM settings WHERE key = ?', key)?.value ?? null;
}

export function writeValue(desk: Db, key: string, value: string): void {
  run(desk, 'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', key, value);
}

export function forgetValue(desk: Db, key: string): void {
  run(desk, 'DELETE FROM settings WHERE key = ?', key);
}

const governed = new WeakMap<Db, Policy>();

/** From now on the settings read from this desk are those that the organisation allows. */
export function governSettings(desk: Db, policy: Policy): void {
  governed.set(desk, policy);
}

/** What the organisation decided, for this desk. */
export function policyOf(desk: Db): Policy {
  return governed.get(desk) ?? NO_POLICY;
}

/**
 * The settings in force: what the organisation enforces, else what the person chose, else the organisation's default, else our own.
 * What is missing or was written by another version falls back, key by key.
 */
export function readSettings(desk: Db): Settings {
  const policy = policyOf(desk);
  const text = readValue(desk, 'settings');
  const known = read.get(desk);
  // Every read of a case asks for them; the same text under the same policy is not taken apart again.
  if (known !== undefined && known.text === text && known.policy === policy) return known.settings;
  const defaults = settingsUnder(DEFAULT_SETTINGS, policy.defaults);
  const settings = settingsUnder(readStoredSettings(parseStored(text), defaults), policy.enforced);
  read.set(desk, { text, policy, settings });
  return settings;
}

const read = new WeakMap<Db, { readonly text: string | null; readonly policy: Policy; readonly settings: Settings }>();

export function changeSettings(desk: Db, change: SettingsChange): Settings {
  writeValue(desk, 'settings', JSON.stringify(storedAfter(readStored(desk), change)));
  return readSettings(desk);
}

/** What holds where the person chose nothing. */
export function defaultSettings(desk: Db): Settings {
  const { defaults, enforced } = policyOf(desk);
  return settingsUnder(settingsUnder(DEFAULT_SETTINGS, defaults), enforced);
}

/** Forgets what the person chose. @param path `theme`, or `notifications.sound` */
export function forgetSetting(desk: Db, path: string): Settings {
  writeValue(desk, 'settings', JSON.stringify(storedWithout(readStored(desk), path)));
  return readSettings(desk);
}

function readStored(desk: Db): Readonly<Record<string, unknown>> {
  return parseStored(readValue(desk, 'settings'));
}

function parseStored(stored: string | null): Readonly<Record<string, unknown>> {
  const parsed = z.record(z.string(), z.unknown()).safeParse(stored === null ? {} : JSON.parse(stored));
  return parsed.success ? parsed.data : {};
}
