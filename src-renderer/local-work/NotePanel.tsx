import { useEffect, useRef } from 'react';
import { MAX_NOTE } from '../../src-shared/work.ts';
import { draftKey } from '../stores/drafts-store.ts';
import { useDesk, useNotes } from '../stores/hooks.ts';
import { describeError } from '../ui/describe-error.ts';

type Props = { readonly accountId: string; readonly caseId: string; readonly onClose: () => void };

/** The agent's own words about the case. Saved while they are typed, at once when the field is left. */
export function NotePanel({ accountId, caseId, onClose }: Props) {
  const desk = useDesk();
  const key = draftKey(accountId, caseId);
  const note = useNotes((state) => state.notes.get(key));
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  // Another case may take the place of this one before the field has told that it was left.
  useEffect(() => () => void desk.notes.release(key), [desk, key]);
  const text = note?.text ?? '';
  return (
    <div className="note-panel">
      <textarea
        ref={field}
        className="field-input"
        aria-label="Note"
        aria-describedby={`note-${caseId}`}
        rows={Math.min(8, Math.max(2, text.split('\n').length))}
        maxLength={MAX_NOTE}
        value={text}
        placeholder="What you want to remember about this case"
        onChange={(event) => desk.notes.edit(accountId, caseId, event.target.value)}
        onBlur={() => void desk.notes.flush(key)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          void desk.notes.flush(key);
          onClose();
        }}
      />
      <p id={`note-${caseId}`} className="note-foot">
        <span>Only on this computer. Wise and your colleagues do not see it.</span>
        <span role="status" className={note?.save === 'failed' ? 'note-failed' : 'muted'}>
          {note === undefined || text === ''
            ? ''
            : note.save === 'saved'
              ? 'Note saved'
              : note.save === 'unsaved'
                ? 'Saving…'
                : ''}
          {note?.error == null ? '' : `Not saved: ${describeError(note.error).title}`}
        </span>
      </p>
    </div>
  );
}
