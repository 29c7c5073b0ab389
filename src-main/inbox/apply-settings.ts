import { AppFailure } from '../../src-shared/errors.ts';
import { keysDeciding } from '../../src-shared/policy.ts';
import type { Settings, SettingsChange } from '../../src-shared/settings.ts';
import { changeAt, SettingPath, settingAt } from '../../src-shared/settings-catalogue.ts';
import { audit } from '../audit/audit.ts';
import type { Policy } from '../policy/read-policy.ts';
import type { Session } from '../session.ts';
import { changeSettings, forgetSetting, policyOf } from '../store/settings-table.ts';
import { applyDueRules } from '../sync/due.ts';

/** Keeps a change of settings and lets it work at once. @throws AppFailure `managed` where the organisation decided it */
export function applySettings(session: Session, change: SettingsChange): Settings {
  const { desk } = session.stores;
  refuseManaged(policyOf(desk), pathsOf(change));
  return afterChange(session, change, changeSettings(desk, change));
}

/** Notes and tells what was changed, and lets it work. */
function afterChange(session: Session, change: SettingsChange, settings: Settings): Settings {
  const { stores, announcer, ports } = session;
  const keys = pathsOf(change).filter((path) => !LOOKS.has(path));
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

/** Takes a choice of the person back: what holds then is the organisation's default, else our own. @throws AppFailure `managed` */
export function resetSetting(session: Session, path: SettingPath): Settings {
  const { desk } = session.stores;
  refuseManaged(policyOf(desk), [path]);
  const settings = forgetSetting(desk, path);
  return afterChange(session, changeAt(path, settingAt(settings, path)), settings);
}

/** How large the window shows things is nobody's business but the person's: no row of the log. */
const LOOKS: ReadonlySet<SettingPath> = new Set<SettingPath>(['layout', 'desktop.zoom']);

function pathsOf(change: SettingsChange): readonly SettingPath[] {
  return SettingPath.options.filter((path) => settingAt(change, path) !== undefined);
}

function refuseManaged(policy: Policy, paths: readonly string[]): void {
  const managed = paths.flatMap(keysDeciding).find((key) => Object.hasOwn(policy.enforced, key));
  if (managed !== undefined) throw new AppFailure({ kind: 'managed', key: managed });
}
