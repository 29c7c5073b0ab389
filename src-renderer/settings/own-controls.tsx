import { Keyboard } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SettingPath } from '../../src-shared/settings-catalogue.ts';
import { useApp, useDesk } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { DueRules } from './DueRules.tsx';
import type { ChangeSettings } from './use-change-settings.ts';

/** Settings whose control is like no other's; null for the rest. */
export function ownControl(path: SettingPath, change: ChangeSettings): ReactNode {
  switch (path) {
    case 'dueRules':
      return <DueRules change={change} />;
    case 'keys':
      return <KeysControl />;
    case 'layout':
      return <LayoutControl />;
    default:
      return null;
  }
}

function KeysControl() {
  const desk = useDesk();
  const changed = useApp((state) => Object.keys(state.settings.keys).length);
  return (
    <>
      <span className="field-label">Keyboard shortcuts</span>
      <div className="setting-line">
        <Button icon={Keyboard} onClick={() => desk.ui.openDialog({ kind: 'keys' })}>
          Change keyboard shortcuts…
        </Button>
        <span className="muted">{changed === 0 ? 'All as usual' : `${changed} changed`}</span>
      </div>
    </>
  );
}

function LayoutControl() {
  const layout = useApp((state) => state.settings.layout);
  return (
    <>
      <span className="field-label">Widths of the panes</span>
      <span>{layout === null ? 'As designed' : `Views ${layout.views} px, list ${layout.list} px`}</span>
    </>
  );
}
