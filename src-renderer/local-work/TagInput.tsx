import { type KeyboardEvent, useEffect, useRef } from 'react';
import { type Suggestion, SuggestionList, useSuggestions } from '../ui/Suggestions.tsx';
import { tagsLike, withTag } from './tag-words.ts';
import { useKnownTags } from './use-known-tags.ts';

type Props = {
  readonly name: string;
  readonly value: string;
  /** Tags that are there already, and not offered again. */
  readonly taken: readonly string[];
  readonly invalid: boolean;
  readonly autoFocus?: boolean;
  readonly onChange: (value: string) => void;
  readonly onEnter: () => void;
  readonly onEscape?: () => void;
};

/** A field for tags, with those in use under it. */
export function TagInput({ name, value, taken, invalid, autoFocus, onChange, onEnter, onEscape }: Props) {
  const known = useKnownTags(true);
  const field = useRef<HTMLInputElement>(null);
  const offered = tagsLike(value, known, taken).map((tag) => ({ key: tag, text: tag, hint: '' }));
  const suggestions = useSuggestions(offered, (one: Suggestion) => {
    onChange(withTag(value, one.text));
    suggestions.show();
  });
  useEffect(() => {
    if (autoFocus) field.current?.focus();
  }, [autoFocus]);

  function onKeyDown(event: KeyboardEvent): void {
    if (suggestions.onKeyDown(event)) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      suggestions.hide();
      onEnter();
    } else if (event.key === 'Escape' && onEscape !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      onEscape();
    }
  }

  return (
    <div className="tag-input">
      <input
        ref={field}
        type="text"
        role="combobox"
        aria-expanded={suggestions.shown}
        className="field-input"
        aria-label={name}
        aria-invalid={invalid}
        placeholder={name}
        maxLength={500}
        value={value}
        {...suggestions.field}
        onFocus={suggestions.show}
        onBlur={suggestions.hide}
        onChange={(event) => {
          onChange(event.target.value);
          suggestions.show();
        }}
        onKeyDown={onKeyDown}
      />
      <SuggestionList state={suggestions} name="Tags in use" />
    </div>
  );
}
