import { Send } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { AppError } from '../../src-shared/errors.ts';
import { hasControlCharacters, strictLength } from '../../src-shared/outbox.ts';
import { unfilledWords } from '../../src-shared/placeholders.ts';
import { splitText } from '../../src-shared/split-text.ts';
import { useDesk, useDrafts } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { directionOf } from '../ui/direction.ts';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { visibleText } from '../ui/visible-text.ts';
import './SplitDialog.css';

/** What of each end of a part is shown: where it was cut is what one wants to see. */
const SHOWN = 280;

type SplitDialogProps = { readonly draftKey: string; readonly largest: number };

/** A reply that is too long, as several: shown part by part, and sent only on a press. */
export function SplitDialog({ draftKey, largest }: SplitDialogProps) {
  const desk = useDesk();
  const text = useDrafts((state) => state.drafts.get(draftKey)?.text ?? '');
  const parts = useMemo(() => splitText(text, largest), [text, largest]);
  const [error, setError] = useState<AppError | null>(null);
  const [running, setRunning] = useState(false);
  const left = useMemo(() => unfilledWords(text), [text]);
  const blocked = left ?? (hasControlCharacters(text) ? 'The text holds control characters.' : null);

  async function send(): Promise<void> {
    setRunning(true);
    setError(null);
    const reply = await desk.drafts.sendInParts(
      draftKey,
      parts.map((part) => part.text),
    );
    setRunning(false);
    if (reply === null) return;
    if (!reply.ok) return setError(reply.error);
    desk.ui.closeDialog();
    desk.ui.announce(`${reply.value.length} replies are queued. Undo send takes them back.`);
  }

  return (
    <Dialog
      title={`Split into ${parts.length} replies`}
      size="large"
      dismissable={!running}
      onClose={() => desk.ui.closeDialog()}
    >
      <div className="dialog-body">
        <p>
          Wise takes at most {largest.toLocaleString('en')} characters in a reply. These leave one after another, each when the
          one before it was seen at Wise; where one is not taken, the rest waits for you.
        </p>
        <ol className="split-parts" aria-label="Parts">
          {parts.map((part, index) => (
            <li key={part.start} className="split-part">
              <div className="split-head">
                <strong>
                  Part {index + 1} of {parts.length}
                </strong>
                <span className="muted numbers">{strictLength(part.text).toLocaleString('en')} characters</span>
              </div>
              <div className="split-text" dir={directionOf(part.text)}>
                {part.text.length <= SHOWN * 2 ? (
                  visibleText(part.text)
                ) : (
                  <>
                    {visibleText(part.text.slice(0, SHOWN))}
                    <span className="split-gap">… {(part.text.length - SHOWN * 2).toLocaleString('en')} more …</span>
                    {visibleText(part.text.slice(-SHOWN))}
                  </>
                )}
              </div>
            </li>
          ))}
        </ol>
        {blocked === null ? null : (
          <p className="field-error" role="alert">
            {blocked}
          </p>
        )}
        {error === null ? null : <ErrorNote error={error} />}
      </div>
      <DialogActions>
        <span className="grow" />
        <Button look="quiet" disabled={running} onClick={() => desk.ui.closeDialog()}>
          Back to the text
        </Button>
        <Button look="primary" icon={Send} disabled={running || blocked !== null || parts.length < 2} onClick={() => void send()}>
          {running ? 'Queueing…' : `Send ${parts.length} replies`}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
