import { Keyboard } from 'lucide-react';
import { TOOLS } from '../composer/Toolbar.tsx';
import { useApp, useDesk } from '../stores/hooks.ts';
import { Button } from './Button.tsx';
import { COMMANDS } from './commands.ts';
import { Dialog } from './Dialog.tsx';
import { Kbd } from './Kbd.tsx';
import { keysOf } from './key-changes.ts';
import { isMac } from './keymap.ts';
import { useBindings } from './use-keys.ts';
import './CheatSheet.css';

const GROUPS = ['Case', 'Go to', 'Application'] as const;

export function CheatSheet() {
  const desk = useDesk();
  const mac = isMac(useApp((state) => state.info?.platform));
  const bindings = useBindings();
  const mod = mac ? '⌘' : 'Ctrl';
  return (
    <Dialog title="Keyboard shortcuts" size="large" onClose={() => desk.ui.closeDialog()}>
      <div className="dialog-body cheat-sheet">
        {GROUPS.map((group) => (
          <section key={group} aria-label={group}>
            <h3>{group}</h3>
            <dl className="cheat-list">
              {COMMANDS.filter((command) => command.group === group).map((command) => {
                const keys = keysOf(command.id, mac, bindings);
                return keys === null ? null : <Row key={command.id} title={command.title} keys={keys} />;
              })}
              {group === 'Application' ? <Row title="Back" keys="Esc" /> : null}
            </dl>
          </section>
        ))}
        <section aria-label="Writing">
          <h3>Writing</h3>
          <dl className="cheat-list">
            <Row title="Send reply" keys={`${mod} ↵`} />
            <Row title="Send and open the next case" keys={`${mod} Shift ↵`} />
            {TOOLS.map(({ edit, name, key }) =>
              key === undefined ? null : <Row key={edit} title={name} keys={`${mod} ${key.name.replace('+', ' ')}`} />,
            )}
            <Row title="Saved reply, at the beginning of a line" keys="/" />
            <Row title="Next place to fill in" keys="Tab" />
          </dl>
        </section>
        <p className="muted cheat-foot">
          <span>Typing in a field never triggers one of these.</span>
          <Button icon={Keyboard} onClick={() => desk.ui.openDialog({ kind: 'keys' })}>
            Change keys…
          </Button>
        </p>
      </div>
    </Dialog>
  );
}

function Row({ title, keys }: { readonly title: string; readonly keys: string }) {
  return (
    <div className="cheat-row">
      <dt>{title}</dt>
      <dd>
        <Kbd keys={keys} />
      </dd>
    </div>
  );
}
