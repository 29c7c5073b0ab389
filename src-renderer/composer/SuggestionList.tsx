import { CornerDownLeft } from 'lucide-react';
import { useEffect } from 'react';
import { visibleText } from '../ui/visible-text.ts';
import type { Suggestions } from './use-suggestions.ts';
import './SuggestionList.css';

type SuggestionListProps = {
  readonly id: string;
  readonly suggestions: Suggestions;
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly onPick: (index: number) => void;
};

/** What fits, over the field. The caret stays in the text, and the field has the keys. */
export function SuggestionList({ id, suggestions, active, onActive, onPick }: SuggestionListProps) {
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  const rows =
    suggestions.kind === 'replies'
      ? suggestions.options.map(({ id: key, name, folder, firstLine }) => ({ key, name, folder, firstLine }))
      : suggestions.options.map((name) => ({ key: name, name, folder: '', firstLine: '' }));
  const label = suggestions.kind === 'replies' ? 'Saved replies' : suggestions.name || 'Choices';
  return (
    <div className="suggestions">
      <div className="suggestion-list" id={id} role="listbox" aria-label={label}>
        {rows.map(({ key, name, folder, firstLine }, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
          <div
            key={key}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className="suggestion"
            // The caret stays in the text.
            onMouseDown={(event) => event.preventDefault()}
            onPointerMove={() => onActive(index)}
            onClick={() => onPick(index)}
          >
            <span className="suggestion-name">{visibleText(name)}</span>
            {folder === '' ? null : <span className="suggestion-folder">{visibleText(folder)}</span>}
            {firstLine === '' ? null : <span className="suggestion-line">{visibleText(firstLine)}</span>}
          </div>
        ))}
      </div>
      <p className="suggestion-foot">
        <CornerDownLeft aria-hidden="true" />
        {suggestions.kind === 'replies' ? 'inserts it' : `fills in ${suggestions.name || 'the place'}`} · Esc leaves it
      </p>
    </div>
  );
}
