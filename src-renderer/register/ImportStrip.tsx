import { ListPlus, X } from 'lucide-react';
import { useDesk, useImport } from '../stores/hooks.ts';
import { IconButton } from '../ui/Button.tsx';
import { importWords } from './describe-import.ts';
import { ImportBar } from './ImportProgress.tsx';
import './import.css';

/** A running import, small and calm, also after a restart; and how it ended, until that was read. */
export function ImportStrip() {
  const desk = useDesk();
  const job = useImport((state) => state.job);
  const unread = useImport((state) => state.unread);
  if (job === null || !unread) return null;
  return (
    <section className="import-strip" aria-label="Import">
      <ListPlus aria-hidden="true" />
      <div className="import-strip-text">
        <button
          type="button"
          className="import-strip-words numbers"
          onClick={() => desk.ui.openDialog({ kind: 'add-cases', way: 'paste' })}
        >
          {importWords(job)}
        </button>
        {job.state === 'running' ? <ImportBar job={job} /> : null}
      </div>
      {job.state === 'running' ? null : <IconButton icon={X} name="Dismiss the import" onClick={() => desk.imports.markRead()} />}
    </section>
  );
}
