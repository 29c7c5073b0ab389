import { useState } from 'react';
import type { AppError } from '../../src-shared/errors.ts';
import { MAX_SAVED_VIEWS, SavedView } from '../../src-shared/work.ts';
import { GROUPING_NAMES, SORT_NAMES } from '../inbox/arrangement.ts';
import { useDesk, useInbox, useViews } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { Field } from '../ui/Field.tsx';
import { plainView } from './view-actions.ts';

/** Gives the search on screen a name, or another name to a view that is there. */
export function SaveViewDialog({ view }: { readonly view: SavedView | null }) {
  const desk = useDesk();
  const source = useInbox((state) => state.source);
  const sort = useInbox((state) => state.sort);
  const grouping = useInbox((state) => state.grouping);
  const others = (useViews((state) => state.views) ?? []).filter((one) => one.id !== view?.id);
  const [name, setName] = useState(view?.name ?? '');
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const query = view?.query ?? (source.kind === 'query' ? source.text.trim() : '');

  const problem = problemOf(name, others);

  async function save(): Promise<void> {
    setTried(true);
    if (problem !== null) return;
    const saved =
      view === null
        ? { id: crypto.randomUUID(), name: name.trim(), query, sort, grouping }
        : { ...plainView(view), name: name.trim() };
    const reply = await desk.views.save(saved);
    if (!reply.ok) return setError(reply.error);
    if (view === null) desk.views.setOpen(saved.id);
    desk.ui.closeDialog();
    desk.ui.notify(view === null ? `Saved as “${saved.name}”.` : `The view is called “${saved.name}” now.`);
  }

  return (
    <Dialog
      title={view === null ? 'Save this search as a view' : 'Rename the view'}
      size="small"
      onClose={() => desk.ui.closeDialog()}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className="dialog-body">
          <Field label="Name" autoFocus value={name} error={tried ? problem : null} onChange={setName} />
          <p className="muted save-view-what">
            <span className="mono">{query}</span>
            <br />
            {SORT_NAMES[view?.sort ?? sort]} · {GROUPING_NAMES[view?.grouping ?? grouping]} · for all accounts on this computer
          </p>
          {error === null ? null : <ErrorNote error={error} />}
        </div>
        <DialogActions>
          <Button onClick={() => desk.ui.closeDialog()}>Cancel</Button>
          <Button look="primary" type="submit">
            {view === null ? 'Save view' : 'Rename'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function problemOf(name: string, others: readonly SavedView[]): string | null {
  if (name.trim() === '') return 'Give it a name.';
  if (!SavedView.shape.name.safeParse(name).success) return 'At most 60 characters.';
  if (others.some((one) => one.name.toLowerCase() === name.trim().toLowerCase())) return 'Another view has this name.';
  if (others.length >= MAX_SAVED_VIEWS) return `There can be ${MAX_SAVED_VIEWS} views; delete one first.`;
  return null;
}
