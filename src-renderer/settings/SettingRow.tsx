import { RotateCcw } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { lockOf, mayAskForUpdates, type PolicyReport } from '../../src-shared/policy.ts';
import type { Settings } from '../../src-shared/settings.ts';
import { changeAt, type SettingPath, settingAt, settingsCatalogue } from '../../src-shared/settings-catalogue.ts';
import { useApp } from '../stores/hooks.ts';
import { IconButton } from '../ui/Button.tsx';
import { ManagedBecause, whereManaged } from './ManagedMark.tsx';
import { SettingControl } from './SettingControl.tsx';
import type { ChangeSettings } from './use-change-settings.ts';

/** What every row of the page needs. */
export type SettingsPage = {
  readonly policy: PolicyReport;
  /** What holds where nothing was chosen; null until it is known. */
  readonly defaults: Settings | null;
  readonly change: ChangeSettings;
  readonly reset: (path: SettingPath) => Promise<void>;
};

type SettingRowProps = {
  readonly path: SettingPath;
  readonly page: SettingsPage;
  /** In place of the control that its kind has. */
  readonly children?: ReactNode;
};

const UPDATES_HELD_BACK = 'This installation is managed: nobody is asked unless the policy key updateMode says tell.';

/** A setting with its one line of help, the lock of an organisation, and the way back to its default. */
export function SettingRow({ path, page, children }: SettingRowProps) {
  const id = useId();
  const value = useApp((state) => settingAt(state.settings, path));
  // A field that was reset begins anew, whatever was typed in it.
  const [generation, setGeneration] = useState(0);
  const { label, help } = settingsCatalogue[path];
  const lock = lockOf(page.policy, path);
  // Without a lock of its own the switch would look as if it did something.
  const isHeldBack = path === 'updates.check' && lock === null && !mayAskForUpdates(page.policy);
  const managed = lock === null ? (isHeldBack ? UPDATES_HELD_BACK : null) : whereManaged(lock);
  const isChanged =
    page.defaults !== null && JSON.stringify(value) !== JSON.stringify(settingAt(page.defaults, path)) && managed === null;

  async function reset(): Promise<void> {
    await page.reset(path);
    setGeneration((now) => now + 1);
  }

  return (
    <div className="setting" data-setting={path}>
      <div className="setting-main" key={generation}>
        {children ?? (
          <SettingControl
            path={path}
            id={id}
            value={isHeldBack ? false : value}
            locked={managed !== null}
            describedBy={managed === null ? `${id}-help` : `${id}-help ${id}-lock`}
            onChange={(next) => void page.change(changeAt(path, next))}
          />
        )}
        <p className="field-hint" id={`${id}-help`}>
          {help}
        </p>
        {managed === null ? null : (
          <>
            <ManagedBecause why={managed} />
            <span className="hidden-text" id={`${id}-lock`}>
              Managed by your organisation. {managed}
            </span>
          </>
        )}
      </div>
      {isChanged ? <IconButton icon={RotateCcw} name={`Reset “${label}” to its default`} onClick={() => void reset()} /> : null}
    </div>
  );
}
