import { CornerDownLeft } from 'lucide-react';
import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { visibleText } from '../ui/visible-text.ts';
import type { Suggestions } from './use-suggestions.ts';
import '../replies/organisation-mark.css';
import './SuggestionList.css';

/** Rows seen at a time. The caret is in the text, so nothing here could be scrolled by keys but by moving through it. */
const ROWS = 5;

type SuggestionListProps = {
  readonly id: string;
  /** The field over which it stands. */
  readonly field: RefObject<HTMLElement | null>;
  readonly suggestions: Suggestions;
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly onPick: (index: number) => void;
};

/** The first row that is seen: the old one as long as the active row is seen with it. */
function firstSeen(before: number, active: number, count: number): number {
  const first = active < before ? active : active >= before + ROWS ? active - ROWS + 1 : before;
  return Math.max(0, Math.min(first, count - ROWS));
}

type Place = { readonly left: number; readonly bottom: number; readonly width: number };

const WIDEST = 620;

/** Over the field, wherever that is: what scrolls around the field must not cut it off. */
function usePlace(field: RefObject<HTMLElement | null>): Place {
  const [place, setPlace] = useState<Place>({ left: 0, bottom: 0, width: 0 });
  function arrange(): void {
    const box = field.current?.getBoundingClientRect();
    if (box === undefined) return;
    const next = { left: box.left + 8, bottom: window.innerHeight - box.top + 4, width: Math.min(WIDEST, box.width - 16) };
    setPlace((old) => (old.left === next.left && old.bottom === next.bottom && old.width === next.width ? old : next));
  }
  // The field grows with its text, so that every key may move it.
  useLayoutEffect(arrange);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it reads the field alone
  useEffect(() => {
    window.addEventListener('resize', arrange);
    window.addEventListener('scroll', arrange, true);
    return () => {
      window.removeEventListener('resize', arrange);
      window.removeEventListener('scroll', arrange, true);
    };
  }, [field]);
  return place;
}

/** What fits, over the field. The caret stays in the text, and the field has the keys. */
export function SuggestionList({ id, field, suggestions, active, onActive, onPick }: SuggestionListProps) {
  const { kind } = suggestions;
  const rows =
    kind === 'replies'
      ? suggestions.options.map(({ id: key, name, folder, firstLine, organisation }) => ({
          key,
          name,
          folder,
          firstLine,
          organisation: organisation === true,
        }))
      : suggestions.options.map((name) => ({ key: name, name, folder: '', firstLine: '', organisation: false }));
  const [before, setBefore] = useState(0);
  const first = firstSeen(before, active, rows.length);
  if (first !== before) setBefore(first);
  const name = kind === 'choices' ? visibleText(suggestions.name) : '';
  const place = usePlace(field);
  return createPortal(
    <div className="reply-suggestions" style={place}>
      <div
        className="reply-suggestion-list"
        id={id}
        role="listbox"
        aria-label={kind === 'replies' ? 'Saved replies' : name || 'Choices'}
      >
        {rows.slice(first, first + ROWS).map((row, offset) => {
          const index = first + offset;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
            <div
              key={row.key}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              className="reply-suggestion"
              // The caret stays in the text.
              onMouseDown={(event) => event.preventDefault()}
              onPointerMove={() => onActive(index)}
              onClick={() => onPick(index)}
            >
              <span className="reply-suggestion-name">{visibleText(row.name)}</span>
              {row.organisation ? <span className="organisation-mark">Organisation</span> : null}
              {row.folder === '' ? null : <span className="reply-suggestion-folder">{visibleText(row.folder)}</span>}
              {row.firstLine === '' ? null : <span className="reply-suggestion-line">{visibleText(row.firstLine)}</span>}
            </div>
          );
        })}
      </div>
      <p className="reply-suggestion-foot numbers">
        <CornerDownLeft aria-hidden="true" />
        {kind === 'replies' ? 'inserts it' : `fills in ${name || 'the place'}`} · Esc leaves it
        {rows.length > ROWS ? (
          <span className="reply-suggestion-count">
            {active + 1} of {rows.length}
          </span>
        ) : null}
      </p>
    </div>,
    // In the landmark that the field is in.
    field.current?.closest('.thread-pane') ?? document.body,
  );
}
