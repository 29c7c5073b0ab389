import { CircleCheck, CircleSlash, LoaderCircle } from 'lucide-react';
import { useState } from 'react';
import type { ImportJob } from '../../src-shared/register.ts';
import { useApp, useDesk } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { showView } from '../ui/commands.ts';
import { DialogActions } from '../ui/Dialog.tsx';
import { importWords, settledOf } from './describe-import.ts';
import { ImportRows } from './ImportRows.tsx';
import './import.css';

type Props = { readonly job: ImportJob; readonly onClose: () => void; readonly onMore: () => void };

export function ImportBar({ job }: { readonly job: ImportJob }) {
  return <progress className="import-bar" aria-label="Progress of the import" max={job.total} value={settledOf(job)} />;
}

/** How far an import got, and what became of each row. */
export function ImportProgress({ job, onClose, onMore }: Props) {
  const desk = useDesk();
  const phase = useApp((state) => state.sync?.phase);
  const [stopping, setStopping] = useState(false);
  const running = job.state === 'running';

  async function stop(): Promise<void> {
    setStopping(true);
    await desk.imports.cancel();
    setStopping(false);
  }

  const Icon = running ? LoaderCircle : job.state === 'finished' ? CircleCheck : CircleSlash;
  return (
    <>
      <div className="dialog-body">
        <div className="import-head" role="status">
          <Icon aria-hidden="true" className={running ? 'spin' : undefined} />
          <strong className="numbers">{importWords(job)}</strong>
        </div>
        <ImportBar job={job} />
        {running ? (
          <p className="muted import-note">
            {phase === 'offline'
              ? 'Offline: it goes on when the network is back.'
              : 'Each case is read from Wise once, no faster than Wise allows. You may close this; it goes on, also after a restart.'}
          </p>
        ) : null}
        <ImportRows job={job} />
      </div>
      <DialogActions>
        {running ? (
          <Button look="danger" disabled={stopping} onClick={() => void stop()}>
            {stopping ? 'Stopping…' : 'Stop the import'}
          </Button>
        ) : (
          <Button onClick={onMore}>Add more</Button>
        )}
        <span className="grow" />
        <Button look="quiet" onClick={onClose}>
          Close
        </Button>
        <Button
          look="primary"
          onClick={() => {
            onClose();
            showView(desk, 'all');
          }}
        >
          Show all cases
        </Button>
      </DialogActions>
    </>
  );
}
