import type { Settings } from '../../src-shared/settings.ts';
import type { App, Cancel } from '../ports.ts';

/**
 * Tells a host of the settings in force: once they can be read, and whenever they change, by the person or with the policy of a new
 * start.
 * @returns the undo
 */
export function followSettings(app: Pick<App, 'onEvent' | 'settings'>, apply: (settings: Settings) => void): Cancel {
  let applied = '';
  const look = () => {
    const settings = app.settings();
    const key = JSON.stringify(settings);
    if (settings === null || key === applied) return;
    applied = key;
    apply(settings);
  };
  look();
  return app.onEvent((name) => {
    if (name === 'app.changed' || name === 'settings.changed') look();
  });
}
