import { useState } from 'react';
import type { AppError } from '../../src-shared/errors.ts';
import type { ImportRow } from '../../src-shared/register.ts';
import { useDesk, useImport } from '../stores/hooks.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { CsvFile } from './CsvFile.tsx';
import { ImportProgress } from './ImportProgress.tsx';
import { PasteIds } from './PasteIds.tsx';
import './add-cases.css';

export type Way = 'paste' | 'file';

const WAYS: readonly { readonly way: Way; readonly name: string }[] = [
  { way: 'paste', name: 'Paste ids' },
  { way: 'file', name: 'CSV file' },
];

/** Many cases at once: pasted, or out of a file; then how far it got, and what became of each. */
export function AddCasesDialog({ initial }: { readonly initial: Way }) {
  const desk = useDesk();
  const job = useImport((state) => state.job);
  const unread = useImport((state) => state.unread);
  const [way, setWay] = useState(initial);
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  // Opened while an import runs, or to read how it ended, the dialog shows that first.
  const [showsJob, setShowsJob] = useState(unread);

  async function begin(rows: readonly ImportRow[]): Promise<void> {
    setAsking(true);
    setError(null);
    const reply = await desk.imports.begin(rows);
    setAsking(false);
    if (reply === null) return;
    if (!reply.ok) return setError(reply.error);
    if (way === 'paste') desk.imports.setPasted('');
    setShowsJob(true);
  }

  function close(): void {
    if (showsJob) desk.imports.markRead();
    desk.ui.closeDialog();
  }

  if (showsJob && job !== null) {
    return (
      <Dialog title="Add cases" size="large" onClose={close}>
        <ImportProgress
          job={job}
          onClose={close}
          onMore={() => {
            desk.imports.markRead();
            setShowsJob(false);
          }}
        />
      </Dialog>
    );
  }
  return (
    <Dialog title="Add cases" size="large" dismissable={false} onClose={close}>
      <div className="add-ways" role="tablist" aria-label="Ways to add cases">
        {WAYS.map((one) => (
          <button
            key={one.way}
            type="button"
            role="tab"
            aria-selected={one.way === way}
            aria-controls="add-way"
            className="add-way"
            onClick={() => {
              setWay(one.way);
              setError(null);
            }}
          >
            {one.name}
          </button>
        ))}
      </div>
      {way === 'paste' ? (
        <PasteIds asking={asking} error={error} onBegin={(rows) => void begin(rows)} onClose={close} />
      ) : (
        <CsvFile asking={asking} error={error} onBegin={(rows) => void begin(rows)} onClose={close} />
      )}
    </Dialog>
  );
}
