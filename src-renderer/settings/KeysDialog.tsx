import { RotateCcw } from 'lucide-react';
import type { KeyChanges } from '../../src-shared/settings.ts';
import { useApp, useDesk } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { COMMANDS } from '../ui/commands.ts';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { isMac } from '../ui/keymap.ts';
import { useBindings } from '../ui/use-keys.ts';
import { KeyRow } from './KeyRow.tsx';
import { useChangeSettings } from './use-change-settings.ts';
import './keys.css';

const GROUPS = ['Case', 'Go to', 'Application'] as const;

/** Every command with its keys. A change holds at once, everywhere that keys are shown. */
export function KeysDialog() {
  const desk = useDesk();
  const changes = useApp((state) => state.settings.keys);
  const mac = isMac(useApp((state) => state.info?.platform));
  const bindings = useBindings();
  const { change, error } = useChangeSettings();

  function resetAll(): void {
    const before = changes;
    void change({ keys: {} });
    desk.ui.notify('All keys are as usual again.', 'good', { name: 'Undo', run: () => void change({ keys: before }) });
  }

  return (
    <Dialog title="Change keyboard shortcuts" size="large" onClose={() => desk.ui.closeDialog()}>
      <div className="dialog-body">
        {error === null ? null : <ErrorNote error={error} />}
        <p className="muted">Keys by themselves do nothing while you type in a field.</p>
        {GROUPS.map((group) => (
          <section key={group} aria-label={group}>
            <h3>{group}</h3>
            <ul className="key-list">
              {COMMANDS.filter((command) => command.group === group).map((command) => (
                <KeyRow
                  key={command.id}
                  command={command}
                  bindings={bindings}
                  changes={changes}
                  mac={mac}
                  onChange={(keys: KeyChanges) => void change({ keys })}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
      <DialogActions>
        <Button icon={RotateCcw} disabled={Object.keys(changes).length === 0} onClick={resetAll}>
          All keys as usual
        </Button>
        <span className="grow" />
        <Button look="primary" onClick={() => desk.ui.closeDialog()}>
          Done
        </Button>
      </DialogActions>
    </Dialog>
  );
}
