import { Folder, PencilLine } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import type { SavedReplySummary } from '../../src-shared/replies.ts';
import { useDesk } from '../stores/hooks.ts';
import { IconButton } from '../ui/Button.tsx';
import { focusSoon } from '../ui/focus-soon.ts';
import { visibleText } from '../ui/visible-text.ts';
import { renameFolder } from './reply-actions.ts';

type FolderHeadProps = { readonly folder: string; readonly replies: readonly SavedReplySummary[] };

/** The name of a folder, and another one for it. What the organisation keeps under the same name stays where it is. */
export function FolderHead({ folder, replies }: FolderHeadProps) {
  const desk = useDesk();
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const own = replies.filter((reply) => reply.organisation !== true).map(({ id }) => id);

  function close(): void {
    setTyped(null);
    setProblem(null);
    focusSoon(`[data-folder="${CSS.escape(folder)}"] button`);
  }

  async function rename(event: FormEvent): Promise<void> {
    event.preventDefault();
    const why = await renameFolder(desk, own, folder, typed ?? folder);
    if (why === null) close();
    else setProblem(why);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    close();
  }

  if (typed === null) {
    return (
      <div className="reply-folder" data-folder={folder}>
        <Folder aria-hidden="true" />
        <h3>{visibleText(folder)}</h3>
        {own.length === 0 ? null : (
          <IconButton icon={PencilLine} name={`Rename the folder ${visibleText(folder)}`} onClick={() => setTyped(folder)} />
        )}
      </div>
    );
  }
  return (
    <form className="reply-folder-form" noValidate onSubmit={(event) => void rename(event)}>
      <input
        // biome-ignore lint/a11y/noAutofocus: it stands where the press was
        autoFocus
        className="field-input"
        aria-label="Name of the folder"
        aria-invalid={problem !== null}
        maxLength={200}
        value={typed}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          setTyped(event.target.value);
          setProblem(null);
        }}
        onKeyDown={onKeyDown}
      />
      {problem === null ? null : (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
