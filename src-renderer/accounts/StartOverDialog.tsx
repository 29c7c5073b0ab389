import { useState } from 'react';
import type { AppError } from '../../src-shared/errors.ts';
import { useDesk } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { ErrorNote } from '../ui/ErrorNote.tsx';

/** Asks before a desk that can not be opened is put aside, and says truly what becomes of it. */
export function StartOverDialog() {
  const desk = useDesk();
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<AppError | null>(null);

  async function startOver(): Promise<void> {
    setRunning(true);
    setError(null);
    const reply = await desk.app.startOver();
    setRunning(false);
    if (!reply.ok) return setError(reply.error);
    desk.ui.closeDialog();
    desk.ui.notify('Caseport began anew. What was here before is in a folder of the profile.');
  }

  return (
    <Dialog title="Start over?" size="small" role="alertdialog" dismissable={false} onClose={() => desk.ui.closeDialog()}>
      <div className="dialog-body">
        <p>
          Everything that is here now is put aside in a folder of the profile, and Caseport begins anew without cases and
          accounts. <strong>Nothing is deleted.</strong>
        </p>
        <p>
          <strong>Drafts and unsent replies in it will not be sent.</strong> Once you have connected again, you add your cases by
          their ids, or restore a backup.
        </p>
        {error === null ? null : <ErrorNote error={error} />}
      </div>
      <DialogActions>
        <Button look="quiet" onClick={() => desk.ui.closeDialog()}>
          Cancel
        </Button>
        <Button look="danger" disabled={running} onClick={() => void startOver()}>
          {running ? 'Putting it aside…' : 'Put aside and start over'}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
