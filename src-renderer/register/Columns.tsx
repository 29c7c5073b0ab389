import { useId } from 'react';
import type { ImportRow } from '../../src-shared/register.ts';
import { visibleText } from '../ui/visible-text.ts';
import type { ColumnMapping } from './map-columns.ts';
import type { Table } from './read-table.ts';

const COLUMNS: readonly { readonly key: keyof ColumnMapping; readonly name: string }[] = [
  { key: 'caseId', name: 'Case id' },
  { key: 'externalId', name: 'External id' },
  { key: 'subject', name: 'Subject' },
  { key: 'note', name: 'Note' },
];

type FieldsProps = {
  readonly table: Table;
  readonly mapping: ColumnMapping;
  readonly onChange: (mapping: ColumnMapping) => void;
};

/** Which column of the file is what. */
export function ColumnFields({ table, mapping, onChange }: FieldsProps) {
  const id = useId();
  return (
    <fieldset className="columns">
      <legend className="field-label">Columns of the file</legend>
      <div className="columns-fields">
        {COLUMNS.map(({ key, name }) => (
          <div key={key} className="field">
            <label className="field-hint" htmlFor={`${id}-${key}`}>
              {name}
              {key === 'caseId' ? '' : ' (optional)'}
            </label>
            <select
              id={`${id}-${key}`}
              className="field-input"
              aria-required={key === 'caseId'}
              value={mapping[key] ?? ''}
              onChange={(event) => onChange({ ...mapping, [key]: event.target.value === '' ? null : Number(event.target.value) })}
            >
              <option value="">{key === 'caseId' ? 'Choose…' : 'None'}</option>
              {table.headers.map((header, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; two may have the same heading
                <option key={index} value={index}>
                  {visibleText(header)}
                </option>
              ))}
            </select>
          </div>
        ))}
      </div>
    </fieldset>
  );
}

const SHOWN = 5;

/** The first rows, as they are understood. */
export function FirstRows({ rows }: { readonly rows: readonly ImportRow[] }) {
  if (rows.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
    <section className="first-rows" tabIndex={0} aria-label="First rows">
      <table>
        <caption className="hidden-text">The first rows, as they are understood</caption>
        <thead>
          <tr>
            {COLUMNS.map(({ key, name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, SHOWN).map((row) => (
            <tr key={row.caseId}>
              <td className="mono">{row.caseId}</td>
              {[row.externalId, row.subject, row.note].map((text, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: three cells in a fixed order
                <td key={index} dir="auto">
                  {text === null ? <span className="muted">none</span> : visibleText(text)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
