import { Hash } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { AppError } from '../../src-shared/errors.ts';
import { useApp, useDesk } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { openCase } from '../ui/commands.ts';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { Field } from '../ui/Field.tsx';
import { tellFailure } from '../ui/tell.ts';
import { useIsShown } from '../ui/use-is-shown.ts';
import { caseIdOf } from './case-id.ts';
import './TrackDialog.css';

/** A case that exists at Wise joins the register here. */
export function TrackDialog({ initial }: { readonly initial: string }) {
  const desk = useDesk();
  const accountId = useApp((state) => state.activeId);
  const [text, setText] = useState(initial);
  const [wrong, setWrong] = useState<string | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [running, setRunning] = useState(false);
  const isShown = useIsShown();

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (running || accountId === null) return;
    setError(null);
    if (text.trim() === '') return setWrong('Enter the id of a case.');
    const caseId = caseIdOf(text);
    if (caseId === null) {
      return setWrong(
        /^\D/.test(text.trim().replace(/^#\s*/, '')) || !/^[\s#\d]*$/.test(text)
          ? 'The id of a case is a whole number, like 700000412.'
          : 'This number is larger, or smaller, than the id of a case can be.',
      );
    }
    setRunning(true);
    const reply = await desk.bridge.call('cases.track', { accountId, caseId });
    setRunning(false);
    if (!isShown()) {
      // Closed while Wise was asked: the answer is told, and takes nobody anywhere.
      if (tellFailure(desk, reply)) desk.ui.notify(`Case ${caseId} is tracked.`);
      return;
    }
    if (!reply.ok) return fail(caseId, reply.error);
    desk.ui.closeDialog();
    if (reply.value.outcome === 'already-tracked') desk.ui.notify(`Case ${caseId} was tracked already. Here it is.`);
    else desk.ui.notify(`Case ${caseId} is tracked.`);
    desk.inbox.setSource({ kind: 'view', view: 'all' });
    openCase(desk, caseId);
  }

  function fail(caseId: string, failure: AppError): void {
    if (failure.kind === 'not-found')
      setWrong(`Wise has no case ${caseId}. Check the digits, and the environment of this account.`);
    else if (failure.kind === 'forbidden') setWrong(`Case ${caseId} belongs to another client. This account may not read it.`);
    else setError(failure);
  }

  return (
    <Dialog title="Track case" size="small" onClose={() => desk.ui.closeDialog()}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <div className="dialog-body">
          <Field
            label="Case id"
            mono
            autoFocus
            inputMode="numeric"
            placeholder="700000412"
            value={text}
            error={wrong}
            hint="Wise has no list of your cases to fetch: add those that exist by their id."
            onChange={(value) => {
              setText(value);
              setWrong(null);
              setError(null);
            }}
          />
          {error === null ? null : <ErrorNote error={error} />}
          <p className="track-many">
            Many at once?{' '}
            <button type="button" className="text-button" onClick={() => desk.ui.openDialog({ kind: 'add-cases', way: 'paste' })}>
              Paste their ids
            </button>{' '}
            or{' '}
            <button type="button" className="text-button" onClick={() => desk.ui.openDialog({ kind: 'add-cases', way: 'file' })}>
              choose a CSV file
            </button>
          </p>
        </div>
        <DialogActions>
          <Button look="quiet" onClick={() => desk.ui.closeDialog()}>
            Cancel
          </Button>
          <Button look="primary" icon={Hash} type="submit" disabled={running}>
            {running ? 'Asking Wise…' : 'Track'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
