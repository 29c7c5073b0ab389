import { type ClipboardEvent, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { AppError } from '../../src-shared/errors.ts';
import { type ImportRow, MAX_IMPORT_ROWS } from '../../src-shared/register.ts';
import { useDesk, useImport } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { DialogActions } from '../ui/Dialog.tsx';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { ReadCounts, UnreadableList } from './ReadCounts.tsx';
import { readIds } from './read-ids.ts';

/** Twenty thousand ids with their line ends fit well; a field with more lines takes seconds to lay out. */
const LONGEST_PASTE = 400_000;

export type WayProps = {
  readonly asking: boolean;
  readonly error: AppError | null;
  readonly onBegin: (rows: readonly ImportRow[]) => void;
  readonly onClose: () => void;
};

/** Ids out of anything: a mail, a chat, a column of a sheet. */
export function PasteIds({ asking, error, onBegin, onClose }: WayProps) {
  const desk = useDesk();
  const id = useId();
  const text = useImport((state) => state.pasted);
  const settled = useDeferredValue(text);
  const read = useMemo(() => readIds(settled), [settled]);
  const [refused, setRefused] = useState(0);
  const [said, setSaid] = useState<string | null>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => box.current?.focus(), []);
  const tooMany = read.ids.length > MAX_IMPORT_ROWS;

  function onPaste(event: ClipboardEvent): void {
    const { length } = event.clipboardData.getData('text/plain');
    setRefused(length > LONGEST_PASTE ? length : 0);
    if (length > LONGEST_PASTE) event.preventDefault();
  }

  function begin(): void {
    const { ids } = readIds(text);
    if (text.trim() === '') setSaid('Paste the ids of your cases first.');
    else if (ids.length === 0) setSaid('There is no id in this text.');
    else onBegin(ids.map((caseId) => ({ caseId, externalId: null, subject: null, note: null })));
  }

  const message =
    refused > 0
      ? `The pasted text has ${refused.toLocaleString('en')} characters, which is more than fits here. Nothing was pasted: save it as a file, and choose CSV file.`
      : said;
  return (
    <>
      <div className="dialog-body" id="add-way" role="tabpanel" aria-label="Paste ids">
        <div className="field">
          <label className="field-label" htmlFor={id}>
            Ids of cases
          </label>
          <textarea
            ref={box}
            id={id}
            className="field-input mono paste-ids"
            rows={9}
            wrap="off"
            spellCheck={false}
            autoComplete="off"
            aria-invalid={message !== null}
            aria-describedby={message === null ? `${id}-hint` : `${id}-error ${id}-hint`}
            placeholder={'700000412, 700000398\n#700000377\n// lines like this one are skipped'}
            value={text}
            onPaste={onPaste}
            onChange={(event) => {
              setSaid(null);
              setRefused(0);
              desk.imports.setPasted(event.target.value);
            }}
          />
          {message === null ? null : (
            <p className="field-error" id={`${id}-error`} role="alert">
              {message}
            </p>
          )}
          <p className="field-hint" id={`${id}-hint`}>
            {'Separated by anything. Lines that begin with // or # are skipped, but #700000412 is an id. Each is read once.'}
          </p>
        </div>
        {text.trim() === '' ? null : (
          <ReadCounts add={read.ids.length} repeated={read.repeated} unreadable={read.unreadable.length} tooMany={tooMany} />
        )}
        <UnreadableList unreadable={read.unreadable} unit="Line" />
        {error === null ? null : <ErrorNote error={error} />}
      </div>
      <DialogActions>
        <Button look="quiet" onClick={onClose}>
          Cancel
        </Button>
        <Button look="primary" disabled={asking || tooMany} onClick={begin}>
          {addWords(asking, read.ids.length)}
        </Button>
      </DialogActions>
    </>
  );
}

export function addWords(asking: boolean, count: number): string {
  if (asking) return 'Beginning…';
  if (count === 0) return 'Add cases';
  return count === 1 ? 'Add 1 case' : `Add ${count.toLocaleString('en')} cases`;
}
