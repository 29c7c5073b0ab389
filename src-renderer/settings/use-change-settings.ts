import { useState } from 'react';
import type { AppError } from '../../src-shared/errors.ts';
import type { SettingsChange } from '../../src-shared/settings.ts';
import type { SettingPath } from '../../src-shared/settings-catalogue.ts';
import { useDesk } from '../stores/hooks.ts';

/** What every section of the settings gets: a way to keep a change at once. */
export type ChangeSettings = (part: SettingsChange) => Promise<void>;

/** Keeps changes and takes them back, and the error of the last one where it failed. */
export function useChangeSettings(): {
  readonly change: ChangeSettings;
  readonly reset: (path: SettingPath) => Promise<void>;
  readonly error: AppError | null;
} {
  const desk = useDesk();
  const [error, setError] = useState<AppError | null>(null);
  return {
    error,
    async change(part) {
      const reply = await desk.app.changeSettings(part);
      setError(reply.ok ? null : reply.error);
    },
    async reset(path) {
      const reply = await desk.app.resetSetting(path);
      setError(reply.ok ? null : reply.error);
    },
  };
}
