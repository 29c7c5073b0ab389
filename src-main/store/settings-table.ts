import { z } from 'zod';
import { changedSettings, readStoredSettings, type Settings, type SettingsChange } from '../../src-shared/settings.ts';
import { type Db, first, run } from './database.ts';

const Value = z.object({ value: z.string() });

/** One value by its name: settings, the active account, the demo's saved state. */
export function readValue(desk: Db, key: string): string | null {
  return first(desk, Value, 'SELECT value FROM settings WHERE key = ?', key)?.value ?? null;
}

export function writeValue(desk: Db, key: string, value: string): void {
  run(desk, 'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', key, value);
}

/** The person's settings; what is missing or was written by another version falls back to its default, key by key. */
export function readSettings(desk: Db): Settings {
  const stored = readValue(desk, 'settings');
  const parsed = z.record(z.string(), z.unknown()).safeParse(stored === null ? {} : JSON.parse(stored));
  return readStoredSettings(parsed.success ? parsed.data : {});
}

export function changeSettings(desk: Db, change: SettingsChange): Settings {
  const next = changedSettings(readSettings(desk), change);
  writeValue(desk, 'settings', JSON.stringify(next));
  return next;
}
