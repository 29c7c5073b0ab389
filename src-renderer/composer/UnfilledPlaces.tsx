import { TextCursorInput } from 'lucide-react';
import { isVariable, type Placeholder, type Values } from '../../src-shared/placeholders.ts';
import { visibleText } from '../ui/visible-text.ts';

/** More are counted and not named. */
const MOST_NAMED = 12;

function why(place: Placeholder): string {
  if (place.kind === 'unknown') return 'No variable has this name. Write something else in its place.';
  if (place.kind === 'variable') return 'This case has no such value. Write it in its place.';
  return 'Write it in its place.';
}

type UnfilledPlacesProps = {
  readonly places: readonly Placeholder[];
  readonly values: Values;
  readonly onGoTo: (place: Placeholder) => void;
  readonly onFillIn: () => void;
};

/** What is still to be filled in, and why nothing leaves before it is. A press goes there. */
export function UnfilledPlaces({ places, values, onGoTo, onFillIn }: UnfilledPlacesProps) {
  if (places.length === 0) return null;
  const known = places.some((place) => isVariable(place.name) && place.kind === 'variable' && (values[place.name] ?? '') !== '');
  return (
    <section className="unfilled" aria-label="Places to fill in">
      <TextCursorInput aria-hidden="true" />
      <p className="unfilled-words">
        {places.length === 1 ? '1 place is' : `${places.length.toLocaleString('en')} places are`} not filled in:
      </p>
      {places.slice(0, MOST_NAMED).map((place) => (
        <button
          key={place.start}
          type="button"
          className="unfilled-place mono"
          title={why(place)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onGoTo(place)}
        >
          {visibleText(place.raw)}
        </button>
      ))}
      {places.length > MOST_NAMED ? <span className="muted">and {places.length - MOST_NAMED} more</span> : null}
      {known ? (
        <button type="button" className="text-button" onClick={onFillIn}>
          Fill in what the case has
        </button>
      ) : null}
    </section>
  );
}
