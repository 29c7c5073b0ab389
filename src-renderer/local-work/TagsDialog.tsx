import { useState } from 'react';
import { useDesk } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import type { Aim } from './aim.ts';
import { TagInput } from './TagInput.tsx';
import { readTags } from './tag-words.ts';
import { changeTags } from './work-actions.ts';
import { countedCases } from './work-words.ts';
import './work.css';

/** Tags of many cases at once: what to add, what to take away. */
export function TagsDialog({ aim }: { readonly aim: Aim }) {
  const desk = useDesk();
  const [add, setAdd] = useState('');
  const [remove, setRemove] = useState('');
  const [busy, setBusy] = useState(false);
  const added = readTags(add);
  const removed = readTags(remove);
  const error = added.error ?? removed.error;
  const nothing = added.tags.length === 0 && removed.tags.length === 0;

  async function save(): Promise<void> {
    if (error !== null || nothing || busy) return;
    setBusy(true);
    const done = await changeTags(desk, aim, added.tags, removed.tags);
    setBusy(false);
    if (!done) return;
    desk.ui.closeDialog();
    if (aim.row === null) desk.marks.clear();
  }

  return (
    <Dialog title={`Tags of ${countedCases(aim.count)}`} size="small" onClose={() => desk.ui.closeDialog()}>
      <div className="dialog-body">
        <p className="muted">Only on this computer. Several tags: a space between them.</p>
        <TagInput
          name="Add tags"
          autoFocus
          value={add}
          taken={[]}
          invalid={added.error !== null}
          onChange={setAdd}
          onEnter={() => void save()}
        />
        <TagInput
          name="Remove tags"
          value={remove}
          taken={[]}
          invalid={removed.error !== null}
          onChange={setRemove}
          onEnter={() => void save()}
        />
        {error === null ? null : (
          <p className="field-error" role="alert">
            {error}
          </p>
        )}
      </div>
      <DialogActions>
        <Button onClick={() => desk.ui.closeDialog()}>Cancel</Button>
        <Button look="primary" disabled={error !== null || nothing || busy} onClick={() => void save()}>
          Change tags
        </Button>
      </DialogActions>
    </Dialog>
  );
}
