import { FileDown, Printer } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useApp, useDesk } from '../stores/hooks.ts';
import type { ThreadFormat } from '../stores/ui-store.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { PrintDocument } from './PrintDocument.tsx';
import { useSaveThread } from './use-save-thread.ts';
import './save-thread.css';

const WORDS: Readonly<Record<ThreadFormat, { readonly title: string; readonly what: string; readonly act: string }>> = {
  markdown: {
    title: 'Save this thread as Markdown',
    what: 'One text file. Each entry stands as a quote with its author and its time, as Wise sent it.',
    act: 'Save Markdown…',
  },
  html: {
    title: 'Save this thread as HTML',
    what: 'One file for any browser. It runs nothing and loads nothing; links are shown, not followed.',
    act: 'Save HTML…',
  },
  pdf: { title: 'Save this thread as PDF', what: 'The thread as it would be printed, with page numbers.', act: 'Save PDF…' },
  print: { title: 'Print this thread', what: 'The dialog of your system follows.', act: 'Print…' },
};

/** What goes along, how far it is, and how it ended. */
export function SaveThreadDialog({ caseId, format }: { readonly caseId: string; readonly format: ThreadFormat }) {
  const desk = useDesk();
  const account = useApp((state) => state.accounts?.find((one) => one.id === state.activeId));
  const [withNote, setWithNote] = useState(false);
  const page = useRef<HTMLDivElement>(null);
  const { state, begin, giveUp } = useSaveThread({ caseId, format, page });
  useEffect(() => giveUp, [giveUp]);
  const { title, what, act } = WORDS[format];
  const { progress } = state;

  return (
    <Dialog title={title} size="small" dismissable={progress === null} onClose={() => desk.ui.closeDialog()}>
      <div className="dialog-body">
        <p>{what} All entries on this computer are in it, with what happened in between. Replies on their way are not.</p>
        <label className="save-note">
          <input
            type="checkbox"
            checked={withNote}
            disabled={progress !== null}
            onChange={(event) => setWithNote(event.target.checked)}
          />
          <span>
            With my note and tags
            <span className="muted"> They are local, and may not be meant for others.</span>
          </span>
        </label>
        {progress === null ? null : (
          <div className="save-progress">
            <progress aria-label="Progress" max={Math.max(1, progress.total)} value={progress.done} />
            <span role="status" className="numbers">
              {progress.what === 'loading' ? 'Loading' : 'Preparing'} {progress.done.toLocaleString('en')} of{' '}
              {progress.total.toLocaleString('en')}
            </span>
          </div>
        )}
        {state.error === null ? null : <ErrorNote error={state.error} />}
        {state.impossible ? (
          <p role="alert" className="save-impossible">
            A PDF can not be made here. Choose Print, and there “Save as PDF”.
          </p>
        ) : null}
      </div>
      <DialogActions>
        <Button look="quiet" onClick={() => desk.ui.closeDialog()}>
          Cancel
        </Button>
        <Button
          look="primary"
          icon={format === 'print' ? Printer : FileDown}
          disabled={progress !== null || account === undefined}
          onClick={() => void begin(withNote, account)}
        >
          {act}
        </Button>
      </DialogActions>
      {state.printed === null ? null : <PrintDocument ref={page} printed={state.printed} />}
    </Dialog>
  );
}
