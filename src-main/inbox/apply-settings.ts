import { AppFailure } from '../../src-shared/errors.ts';
import { SETTING_OF_POLICY } from '../../src-shared/policy.ts';
import type { Settings, SettingsChange } from '../../src-shared/settings.ts';
import { audit } from '../audit/audit.ts';
import type { Policy } from '../policy/read-policy.ts';
import type { Session } from '../session.ts';
import { changeSettings, policyOf } from '../store/settings-table.ts';
import { applyDueRules } from '../sync/due.ts';

/** Keeps a change of settings and lets it work at once. @throws AppFailure `managed` where the organisation decided it */
export function applySettings(session: Session, change: SettingsChange): Settings {
  const { stores, announcer, ports } = session;
  refuseManaged(policyOf(stores.desk), change);
  const settings = changeSettings(stores.desk, change);
  const keys = Object.keys(change).filter((key) => key !== 'layout');
  if (keys.length > 0) audit(session, { action: 'settings-changed', keys });
  announcer.now('settings.changed', {});
  if (change.updates !== undefined) session.updates.settingsChanged();
  if (change.dueRules !== undefined) {
    applyDueRules(stores.cache, settings.dueRules).then(
      () => session.announceEverything(),
      (cause: unknown) => ports.log.bug(cause, 'due-rules'),
    );
  }
  return settings;
}

function refuseManaged(policy: Policy, change: SettingsChange): void {
  const changed = new Set(
    Object.entries(change).flatMap(([group, value]) =>
      typeof value === 'object' && value !== null ? Object.keys(value).map((field) => `${group}.${field}`) : [],
    ),
  );
  const managed = Object.entries(SETTING_OF_POLICY).find(
    ([key, setting]) => Object.hasOwn(policy.enforced, key) && changed.has(setting),
  );
  if (managed !== undefined) throw new AppFailure({ kind: 'managed', key: managed[0] });
}
