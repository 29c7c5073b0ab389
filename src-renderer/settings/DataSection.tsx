import { Archive, FileInput } from 'lucide-react';
import { useApp, useDesk } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';

/** Backups, and what this program is. */
export function DataSection() {
  const desk = useDesk();
  const info = useApp((state) => state.info);
  return (
    <>
      <fieldset className="choice settings-group">
        <legend className="field-label">Your data</legend>
        <div className="settings-files">
          <Button icon={Archive} onClick={() => desk.ui.openDialog({ kind: 'backup' })}>
            Back up everything…
          </Button>
          <Button icon={FileInput} onClick={() => desk.ui.openDialog({ kind: 'restore' })}>
            Restore a backup…
          </Button>
        </div>
      </fieldset>
      <p className="muted settings-about">
        {info?.name ?? 'Caseport'} {info?.version ?? ''} · {info?.host === 'electron' ? 'desktop' : (info?.host ?? '')} ·{' '}
        <button type="button" className="text-button" onClick={() => desk.ui.openDialog({ kind: 'stored-where' })}>
          What is stored where
        </button>
      </p>
    </>
  );
}
