import { FileUp } from 'lucide-react';
import { type ChangeEvent, useRef, useState } from 'react';
import type { ReplyFile } from '../../src-shared/replies.ts';
import { useDesk } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { describeError } from '../ui/describe-error.ts';
import { visibleText } from '../ui/visible-text.ts';

/** Two thousand replies of the largest size would be more; nobody has written those. */
const LARGEST_FILES = 50 * 1024 * 1024;
const MOST_FILES = 2_000;

/** The text of a file. @returns null where it is not text in UTF-8, or could not be read */
async function readText(file: File): Promise<string | null> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    // A wrong byte, or a file that is gone: the person is told which file it is.
    return null;
  }
}

function counted(count: number, one: string, many: string): string[] {
  return count === 0 ? [] : [`${count.toLocaleString('en')} ${count === 1 ? one : many}`];
}

/** Chooses files of saved replies and adds what they hold: all of it, or nothing and the reason. */
export function ImportReplies({ onProblem }: { readonly onProblem: (problem: string | null) => void }) {
  const desk = useDesk();
  const input = useRef<HTMLInputElement>(null);
  const [reading, setReading] = useState(false);

  async function take(chosen: readonly File[]): Promise<void> {
    if (chosen.length > MOST_FILES || chosen.reduce((sum, file) => sum + file.size, 0) > LARGEST_FILES) {
      return onProblem('That is more than saved replies can be. Nothing was added.');
    }
    const files: ReplyFile[] = [];
    for (const file of chosen) {
      const text = await readText(file);
      if (text === null) return onProblem(`${visibleText(file.name)} is no text that can be read. Nothing was added.`);
      files.push({ name: file.name, text });
    }
    const reply = await desk.replies.importFiles(files);
    if (!reply.ok)
      return onProblem(reply.error.kind === 'invalid-field' ? reply.error.message : describeError(reply.error).title);
    const { added, alreadyThere, renamed } = reply.value;
    const words = [
      ...(added === 0 ? ['Nothing new'] : counted(added, 'reply added', 'replies added')),
      ...counted(alreadyThere, 'was there already', 'were there already'),
      ...counted(renamed, 'got another name, because its name was taken', 'got other names, because theirs were taken'),
    ];
    desk.ui.notify(`${words.join(', ')}.`);
  }

  async function choose(event: ChangeEvent<HTMLInputElement>): Promise<void> {
    const { target } = event;
    const chosen = [...(target.files ?? [])];
    if (chosen.length === 0) return;
    onProblem(null);
    setReading(true);
    await take(chosen);
    setReading(false);
    // The same file, chosen again after it was mended, is read again.
    target.value = '';
  }

  return (
    <>
      <Button look="quiet" icon={FileUp} disabled={reading} onClick={() => input.current?.click()}>
        {reading ? 'Reading…' : 'Import'}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Files of saved replies"
        accept=".json,.md,.markdown,.txt,application/json,text/markdown,text/plain"
        onChange={(event) => void choose(event)}
      />
    </>
  );
}
