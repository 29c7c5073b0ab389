import type { Settings, SettingsChange } from '../../src-shared/settings.ts';
import { audit } from '../audit/audit.ts';
import type { Session } from '../session.ts';
import { changeSettings } from '../store/settings-table.ts';
import { applyDueRules } from '../sync/due.ts';

/** Keeps a change of settings and lets it work at once. */
export function applySettings(session: Session, change: SettingsChange): Settings {
  const { stores, announcer, ports } = session;
  const settings = changeSettings(stores.desk, change);
  const keys = Object.keys(change).filter((key) => key !== 'layout');
  if (keys.length > 0) audit(session, { action: 'settings-changed', keys });
  announcer.now('settings.changed', {});
  if (change.dueRules !== undefined) {
    applyDueRules(stores.cache, settings.dueRules).then(
      () => session.announceEverything(),
      (cause: unknown) => ports.log.bug(cause, 'due-rules'),
    );
  }
  return settings;
}
