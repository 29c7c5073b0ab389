import { FileSpreadsheet, LoaderCircle } from 'lucide-react';
import { type ChangeEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { DialogActions } from '../ui/Dialog.tsx';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { visibleText } from '../ui/visible-text.ts';
import { ColumnFields, FirstRows } from './Columns.tsx';
import { problemWords } from './describe-import.ts';
import { type ColumnMapping, guessColumns, mapColumns } from './map-columns.ts';
import { addWords, type WayProps } from './PasteIds.tsx';
import { ReadCounts, UnreadableList } from './ReadCounts.tsx';
import { type FileRead, readFile } from './read-file.ts';
import type { Table } from './read-table.ts';
import './file-choice.css';

type Chosen = { readonly name: string; readonly table: Table; readonly mapping: ColumnMapping };

function fileProblem(read: Exclude<FileRead, { readonly ok: true }>): string {
  return read === 'unreadable'
    ? 'The file could not be read. Is it still there, and closed in other programs?'
    : problemWords(read.problem, read.at);
}

/** A table out of a file: which column is what, and how its first rows are understood. */
export function CsvFile({ asking, error, onBegin, onClose }: WayProps) {
  const id = useId();
  const [reading, setReading] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);
  const mapped = useMemo(() => (chosen === null ? null : mapColumns(chosen.table, chosen.mapping)), [chosen]);

  function choose(event: ChangeEvent<HTMLInputElement>): void {
    const file = event.target.files?.[0];
    if (file === undefined) return;
    stop.current();
    setProblem(null);
    setChosen(null);
    setReading(file.name);
    stop.current = readFile(file, (read) => {
      setReading(null);
      if (read === 'unreadable' || !read.ok) return setProblem(`${visibleText(file.name)}: ${fileProblem(read)}`);
      setChosen({ name: file.name, table: read.table, mapping: guessColumns(read.table) });
    });
    // The same file, chosen again after it was mended, is read again.
    event.target.value = '';
  }

  function begin(): void {
    if (chosen === null || mapped === null) setProblem('Choose a file first.');
    else if (chosen.mapping.caseId === null) setProblem('Choose the column that holds the ids of the cases.');
    else if (mapped.rows.length === 0) setProblem('There is no id in this column.');
    else onBegin(mapped.rows);
  }

  return (
    <>
      <div className="dialog-body" id="add-way" role="tabpanel" aria-label="CSV file">
        <div className="field">
          <label className="file-choice" htmlFor={id}>
            {reading === null ? <FileSpreadsheet aria-hidden="true" /> : <LoaderCircle className="spin" aria-hidden="true" />}
            <span className="file-words">
              <span className="file-name">
                {reading === null
                  ? chosen === null
                    ? 'Choose a CSV file'
                    : visibleText(chosen.name)
                  : `Reading ${visibleText(reading)}…`}
              </span>
              <span className="file-hint">
                {chosen === null
                  ? 'With commas, semicolons or tabs. It stays on this computer; only ids are asked of Wise.'
                  : `${chosen.table.rows.length.toLocaleString('en')} rows. Choose another file.`}
              </span>
            </span>
            <input id={id} type="file" aria-label="CSV file" accept=".csv,.tsv,.txt,text/csv,text/plain" onChange={choose} />
          </label>
          {problem === null ? null : (
            <p className="field-error" role="alert">
              {problem}
            </p>
          )}
        </div>
        {chosen === null || mapped === null ? null : (
          <>
            <ColumnFields
              table={chosen.table}
              mapping={chosen.mapping}
              onChange={(mapping) => {
                setProblem(null);
                setChosen({ ...chosen, mapping });
              }}
            />
            {chosen.mapping.caseId === null ? null : (
              <>
                <FirstRows rows={mapped.rows} />
                <ReadCounts add={mapped.rows.length} repeated={mapped.repeated} unreadable={mapped.unreadable.length} />
                {mapped.cut === 0 ? null : (
                  <p className="field-hint">
                    {mapped.cut.toLocaleString('en')} fields are longer than 2,000 characters, and are cut.
                  </p>
                )}
                <UnreadableList unreadable={mapped.unreadable} unit="Row" />
              </>
            )}
          </>
        )}
        {error === null ? null : <ErrorNote error={error} />}
      </div>
      <DialogActions>
        <Button look="quiet" onClick={onClose}>
          Cancel
        </Button>
        <Button look="primary" disabled={asking || reading !== null} onClick={begin}>
          {addWords(asking, mapped?.rows.length ?? 0)}
        </Button>
      </DialogActions>
    </>
  );
}
