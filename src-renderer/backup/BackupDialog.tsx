import { KeyRound } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { AppError } from '../../src-shared/errors.ts';
import { useDesk } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { Field } from '../ui/Field.tsx';
import { strengthOf, strengthWords } from './passphrase.ts';
import './backup.css';

/** The whole desk in one encrypted file. The passphrase is asked for twice, because nobody can bring it back. */
export function BackupDialog() {
  const desk = useDesk();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [shown, setShown] = useState<{ readonly passphrase?: string; readonly again?: string }>({});
  const [error, setError] = useState<AppError | null>(null);
  const [running, setRunning] = useState(false);
  const strength = strengthOf(passphrase);

  /** The system's dialog for the file stands over this one: how it ends is told here. */
  function close(): void {
    if (!running) desk.ui.closeDialog();
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (running) return;
    if (strength === 'too-short') {
      return setShown({
        passphrase: passphrase.length > 1_000 ? 'At most 1,000 characters.' : 'At least 10 characters.',
      });
    }
    if (passphrase !== again) return setShown({ again: 'This is not the same passphrase.' });
    setRunning(true);
    setError(null);
    await desk.drafts.flushAll();
    const reply = await desk.bridge.call('backup.create', { passphrase });
    setRunning(false);
    if (!reply.ok) return setError(reply.error);
    if (reply.value.where === null) return;
    desk.ui.closeDialog();
    desk.ui.notify(`Backup saved: ${reply.value.where}`);
  }

  return (
    <Dialog title="Back up everything" dismissable={false} onClose={close}>
      <form noValidate onSubmit={(event) => void submit(event)} className="backup-form">
        <div className="dialog-body">
          <p>
            Your accounts, the list of cases, drafts and the outbox go into one encrypted file. Client secrets and tokens are not
            in it: after a restore you sign in again.
          </p>
          <Field
            label="Passphrase"
            type="password"
            autoFocus
            value={passphrase}
            error={shown.passphrase}
            hint={<span data-strength={strength}>{strengthWords(strength)}</span>}
            onChange={(value) => {
              setPassphrase(value);
              setShown({});
            }}
          />
          <Field
            label="Passphrase again"
            type="password"
            value={again}
            error={shown.again}
            onChange={(value) => {
              setAgain(value);
              setShown({});
            }}
          />
          <p className="backup-warning">
            <KeyRound aria-hidden="true" />
            <span>
              <strong>A lost passphrase can not be recovered</strong>, by you or by anybody. Keep it where your team keeps its
              passwords.
            </span>
          </p>
          {error === null ? null : <ErrorNote error={error} />}
        </div>
        <DialogActions>
          <Button look="quiet" onClick={() => desk.ui.closeDialog()}>
            Cancel
          </Button>
          <Button look="primary" type="submit" disabled={running}>
            {running ? 'Saving…' : 'Save backup…'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
