import { Keyboard } from 'lucide-react';
import { useApp, useDesk } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Field.tsx';
import type { ChangeSettings } from './use-change-settings.ts';

/** How the window looks, and what its keys do. */
export function AppearanceSection({ change }: { readonly change: ChangeSettings }) {
  const desk = useDesk();
  const theme = useApp((state) => state.settings.theme);
  return (
    <>
      <Choice
        label="Theme"
        value={theme}
        onChange={(chosen) => void change({ theme: chosen })}
        options={[
          { value: 'system', label: 'Like the system' },
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
          { value: 'contrast', label: 'High contrast' },
        ]}
      />
      <div>
        <Button icon={Keyboard} onClick={() => desk.ui.openDialog({ kind: 'keys' })}>
          Change keyboard shortcuts…
        </Button>
      </div>
    </>
  );
}
