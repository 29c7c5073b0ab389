import { Monitor, NotebookPen, Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { CaseThread } from '../../src-shared/cases.ts';
import type { WorkTarget } from '../../src-shared/work.ts';
import { draftKey } from '../stores/drafts-store.ts';
import { useDesk, useNotes, useUi } from '../stores/hooks.ts';
import { focusSoon } from '../ui/focus-soon.ts';
import { useKeysOf, withKeys } from '../ui/use-keys.ts';
import { visibleText } from '../ui/visible-text.ts';
import { NotePanel } from './NotePanel.tsx';
import { TagInput } from './TagInput.tsx';
import { readTags } from './tag-words.ts';
import { changeTags } from './work-actions.ts';
import './work.css';

/** Tags and note of the case on screen, and the word that nobody else sees them. */
export function LocalStrip({ thread }: { readonly thread: CaseThread }) {
  const desk = useDesk();
  const { row, accountId } = thread;
  const editing = useUi((state) => state.editing);
  const tagsKeys = useKeysOf('tags');
  const noteKeys = useKeysOf('note');
  const note = visibleText(useNotes((state) => state.notes.get(draftKey(accountId, row.id))?.text ?? thread.note));
  const target: WorkTarget = { kind: 'ids', ids: [row.id] };

  function openNote(): void {
    desk.ui.show({ editing: 'note' });
  }

  async function removeTag(tag: string): Promise<void> {
    const isGone = await changeTags(desk, { accountId, target, count: 1, row }, [], [tag]);
    // Its button is gone with it: the next one of them is a step away.
    if (isGone) focusSoon('.local-strip .local-button');
  }

  function close(): void {
    desk.ui.show({ editing: null });
    focusSoon('[data-focus="thread"]');
  }

  return (
    <section className="local-strip" aria-label="Only on this computer">
      <div className="local-line">
        <span className="local-mark" title="Tags and note stay on this computer. Wise and your colleagues do not see them.">
          <Monitor aria-hidden="true" />
          Only on this computer
        </span>
        {row.tags.map((tag) => (
          <span key={tag} className="tag">
            {visibleText(tag)}
            <button type="button" aria-label={`Remove the tag ${tag}`} onClick={() => void removeTag(tag)}>
              <X aria-hidden="true" />
            </button>
          </span>
        ))}
        {editing === 'tags' ? (
          <TagAdder thread={thread} target={target} onClose={close} />
        ) : (
          <button
            type="button"
            className="local-button"
            title={withKeys('Tags', tagsKeys)}
            onClick={() => desk.ui.show({ editing: 'tags' })}
          >
            <Plus aria-hidden="true" />
            Tag
          </button>
        )}
        <button
          type="button"
          className="local-button"
          title={withKeys('Note', noteKeys)}
          aria-expanded={editing === 'note'}
          onClick={() => (editing === 'note' ? close() : openNote())}
        >
          <NotebookPen aria-hidden="true" />
          Note
        </button>
      </div>
      {editing === 'note' ? (
        <NotePanel accountId={accountId} caseId={row.id} onClose={close} />
      ) : note === '' ? null : (
        <button type="button" className="note-line" title={note} aria-label={`Note: ${note}`} onClick={openNote}>
          {note.replace(/\s+/g, ' ').slice(0, 400)}
        </button>
      )}
    </section>
  );
}

type AdderProps = { readonly thread: CaseThread; readonly target: WorkTarget; readonly onClose: () => void };

function TagAdder({ thread, target, onClose }: AdderProps) {
  const desk = useDesk();
  const [typed, setTyped] = useState('');
  const { tags, error } = readTags(typed);

  async function add(): Promise<void> {
    if (error !== null) return;
    if (tags.length === 0) {
      onClose();
      return;
    }
    const aim = { accountId: thread.accountId, target, count: 1, row: thread.row };
    if (await changeTags(desk, aim, tags, [])) setTyped('');
  }

  return (
    <>
      <TagInput
        name="Add a tag"
        autoFocus
        value={typed}
        taken={thread.row.tags}
        invalid={error !== null}
        onChange={setTyped}
        onEnter={() => void add()}
        onEscape={onClose}
      />
      {error === null ? null : (
        <span className="field-error" role="alert">
          {error}
        </span>
      )}
    </>
  );
}
