import { MAX_IMPORT_ROWS } from '../../src-shared/register.ts';
import { visibleText } from '../ui/visible-text.ts';
import { reasonWords, type Unreadable } from './read-ids.ts';

type CountsProps = {
  readonly add: number;
  readonly repeated: number;
  readonly unreadable: number;
  readonly tooMany?: boolean;
};

/** What was found, in numbers. */
export function ReadCounts({ add, repeated, unreadable, tooMany = false }: CountsProps) {
  const most = MAX_IMPORT_ROWS.toLocaleString('en');
  return (
    <div className="read-counts" role="status">
      <p className="numbers">
        <strong>{add.toLocaleString('en')} to add</strong> · {repeated.toLocaleString('en')} repeated ·{' '}
        <span className={unreadable > 0 ? 'read-bad' : undefined}>{unreadable.toLocaleString('en')} unreadable</span>
      </p>
      {tooMany ? (
        <p className="read-bad">At most {most} at a time: split them, and add one part after the other. Nothing was cut.</p>
      ) : null}
    </div>
  );
}

/** So many are listed; more would be read by nobody. */
const LISTED = 200;

/** Each piece that is no id, where it stands and why. */
export function UnreadableList({
  unreadable,
  unit,
}: {
  readonly unreadable: readonly Unreadable[];
  readonly unit: 'Line' | 'Row';
}) {
  if (unreadable.length === 0) return null;
  return (
    <section aria-label="Unreadable" className="unreadable">
      <h3 className="field-label">Unreadable, and left out</h3>
      <ul>
        {unreadable.slice(0, LISTED).map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same piece may stand in one line twice, and nothing is reordered
          <li key={`${one.line} ${index}`}>
            <span className="unreadable-place numbers">
              {unit} {one.line.toLocaleString('en')}
            </span>
            <code className="mono" dir="auto">
              {visibleText(one.text) || '(nothing)'}
            </code>
            <span>{reasonWords(one.reason)}</span>
          </li>
        ))}
      </ul>
      {unreadable.length > LISTED ? (
        <p className="field-hint">And {(unreadable.length - LISTED).toLocaleString('en')} more like these.</p>
      ) : null}
    </section>
  );
}
