import { Hash } from 'lucide-react';
import { type FormEvent, useMemo, useState } from 'react';
import type { AppError } from '../../src-shared/errors.ts';
import { readIds } from '../register/read-ids.ts';
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

/** Of many ids, the line shows the first; all of them go along. */
const MOST_SHOWN = 2_000;
/** What the field for many takes at most. */
const MOST_READ = 400_000;

const countOfIds = (text: string) => (text.length > MOST_READ ? 0 : readIds(text).ids.length);

/** A case that exists at Wise joins the register here. */
export function TrackDialog({ initial }: { readonly initial: string }) {
  const desk = useDesk();
  const accountId = useApp((state) => state.activeId);
  const [text, setText] = useState(initial);
  const [wrong, setWrong] = useState<string | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [running, setRunning] = useState(false);
  const isShown = useIsShown();
  // A single line drops the line ends of what is pasted into it: the text as it was goes along to where many are added.
  const [pasted, setPasted] = useState<{ readonly text: string; readonly shown: string } | null>(null);
  const whole = pasted?.shown === text ? pasted.text : text;
  const many = useMemo(() => countOfIds(whole), [whole]);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (running || accountId === null) return;
    setError(null);
    if (text.trim() === '') return setWrong('Enter the id of a case.');
    if (many > 1) return addMany();
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

  function addMany(): void {
    const before = desk.imports.store.getState().pasted;
    // What waits there from before is kept: ids that stand there twice are read once.
    if (whole.trim() !== '') desk.imports.setPasted(before.trim() === '' ? whole : `${before}\n${whole}`);
    desk.ui.openDialog({ kind: 'add-cases', way: 'paste' });
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
            onPasted={(value) => {
              if (countOfIds(value) < 2) return false;
              const shown = value.trim().split(/\s+/).join(' ').slice(0, MOST_SHOWN);
              setPasted({ text: value, shown });
              setText(shown);
              setWrong(null);
              setError(null);
              return true;
            }}
            onChange={(value) => {
              setText(value);
              setWrong(null);
              setError(null);
            }}
          />
          {error === null ? null : <ErrorNote error={error} />}
          {many > 1 ? (
            <p className="track-many" role="status">
              These are {many.toLocaleString('en')} ids:{' '}
              <button type="button" className="text-button" onClick={addMany}>
                add them all
              </button>
            </p>
          ) : (
            <p className="track-many">
              Many at once?{' '}
              <button type="button" className="text-button" onClick={addMany}>
                Paste their ids
              </button>{' '}
              or{' '}
              <button
                type="button"
                className="text-button"
                onClick={() => desk.ui.openDialog({ kind: 'add-cases', way: 'file' })}
              >
                choose a CSV file
              </button>
            </p>
          )}
        </div>
        <DialogActions>
          <Button look="quiet" onClick={() => desk.ui.closeDialog()}>
            Cancel
          </Button>
          <Button look="primary" icon={Hash} type="submit" disabled={running}>
            {running ? 'Asking Wise…' : many > 1 ? `Add ${many.toLocaleString('en')}…` : 'Track'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
