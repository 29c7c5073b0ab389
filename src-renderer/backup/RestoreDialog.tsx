import { FileLock2 } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import type { AppError } from '../../src-shared/errors.ts';
import { MAX_BACKUP_BASE64, type Restored } from '../../src-shared/register.ts';
import { useDesk } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { Field } from '../ui/Field.tsx';
import { visibleText } from '../ui/visible-text.ts';
import { RestoreSummary } from './RestoreSummary.tsx';
import { toBase64 } from './to-base64.ts';
import './backup.css';
import '../register/file-choice.css';

const LARGEST_FILE = Math.floor(MAX_BACKUP_BASE64 / 4) * 3;

type Shown = { readonly file?: string; readonly passphrase?: string };

/** Adds what a backup holds to what is here. Nothing that is here is changed by it. */
export function RestoreDialog() {
  const desk = useDesk();
  const id = useId();
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [shown, setShown] = useState<Shown>({});
  const [error, setError] = useState<AppError | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const [restored, setRestored] = useState<Restored | null>(null);
  const running = share !== null;

  /** What is under way is not left behind a closed dialog: how it ends is told here. */
  function close(): void {
    if (!running) desk.ui.closeDialog();
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (running) return;
    if (file === null) return setShown({ file: 'Choose the file of a backup.' });
    if (file.size > LARGEST_FILE) return setShown({ file: 'This file is larger than a backup of Caseport can be.' });
    if (passphrase === '') return setShown({ passphrase: 'Enter the passphrase of this backup.' });
    if (passphrase.length > 1_000) return setShown({ passphrase: 'No passphrase is longer than 1,000 characters.' });
    setShare(0);
    setError(null);
    const base64 = await toBase64(file, setShare).catch(() => null);
    if (base64 === null) {
      setShare(null);
      return setShown({ file: 'The file could not be read. Is it still there?' });
    }
    const reply = await desk.bridge.call('backup.restore', { base64, passphrase });
    setShare(null);
    if (reply.ok) {
      setPassphrase('');
      setRestored(reply.value);
    } else if (reply.error.kind === 'backup-refused' && reply.error.why === 'wrong-passphrase') {
      setShown({ passphrase: 'This passphrase does not open the backup. Nothing on this computer was changed.' });
    } else setError(reply.error);
  }

  if (restored !== null) return <RestoreSummary restored={restored} onClose={() => desk.ui.closeDialog()} />;
  return (
    <Dialog title="Restore a backup" dismissable={false} onClose={close}>
      <form noValidate onSubmit={(event) => void submit(event)} className="backup-form">
        <div className="dialog-body">
          <p>What the backup holds is added to what is here. Cases and drafts that are here already stay as they are.</p>
          <div className="field">
            <label className="file-choice" htmlFor={id}>
              <FileLock2 aria-hidden="true" />
              <span className="file-words">
                <span className="file-name">{file === null ? 'Choose a backup' : visibleText(file.name)}</span>
                <span className="file-hint">{file === null ? 'A file that Caseport saved' : 'Choose another file'}</span>
              </span>
              <input
                id={id}
                type="file"
                aria-label="Backup file"
                aria-invalid={shown.file !== undefined}
                aria-describedby={shown.file === undefined ? undefined : `${id}-error`}
                onChange={(event) => {
                  setShown({});
                  setError(null);
                  setFile(event.target.files?.[0] ?? null);
                }}
              />
            </label>
            {shown.file === undefined ? null : (
              <p className="field-error" id={`${id}-error`} role="alert">
                {shown.file}
              </p>
            )}
          </div>
          <Field
            label="Passphrase"
            type="password"
            value={passphrase}
            error={shown.passphrase}
            onChange={(value) => {
              setPassphrase(value);
              setShown({});
              setError(null);
            }}
          />
          {error === null ? null : <ErrorNote error={error} />}
        </div>
        <DialogActions>
          {running ? (
            <span className="backup-progress numbers" role="status">
              {share < 1 ? `Reading ${Math.floor(share * 100)} %` : 'Opening the backup…'}
            </span>
          ) : null}
          <span className="grow" />
          <Button look="quiet" disabled={running} onClick={() => desk.ui.closeDialog()}>
            Cancel
          </Button>
          <Button look="primary" type="submit" disabled={running}>
            Restore
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
