import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import './Suggestions.css';

/** One thing that can be taken in place of typing it. */
export type Suggestion = { readonly key: string; readonly text: string; readonly hint: string; readonly section?: string };

export type SuggestionState = ReturnType<typeof useSuggestions>;

/**
 * The keys and names of a field with suggestions under it. None is chosen until an arrow chooses it, so that Enter always does
 * what the field does.
 */
export function useSuggestions(suggestions: readonly Suggestion[], onTake: (suggestion: Suggestion) => void) {
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const shown = open && suggestions.length > 0;
  const active = shown ? suggestions[Math.min(at, suggestions.length - 1)] : undefined;

  function show(): void {
    setOpen(true);
    setAt(-1);
  }

  function hide(): void {
    setOpen(false);
    setAt(-1);
  }

  /** @returns true where the key was for the suggestions, and the field has nothing to do. */
  function onKeyDown(event: KeyboardEvent): boolean {
    if (!shown) return false;
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0) {
      // Before the first and after the last is the field itself.
      const places = suggestions.length + 1;
      setAt(((at + 1 + by + places) % places) - 1);
    } else if (active !== undefined && (event.key === 'Enter' || event.key === 'Tab')) onTake(active);
    else if (active !== undefined && event.key === 'Escape') hide();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  return {
    listId,
    shown,
    active,
    suggestions,
    show,
    hide,
    onKeyDown,
    onTake,
    setActive: (suggestion: Suggestion) => setAt(suggestions.indexOf(suggestion)),
    field: {
      autoComplete: 'off',
      'aria-autocomplete': 'list' as const,
      'aria-controls': shown ? listId : undefined,
      'aria-activedescendant': active === undefined ? undefined : `${listId}-${active.key}`,
    },
  };
}

type ListProps = { readonly state: SuggestionState; readonly name: string; readonly foot?: ReactNode };

/** The suggestions under a field. Pressing one does not take the focus from it. */
export function SuggestionList({ state, name, foot }: ListProps) {
  if (!state.shown) return null;
  const sections = [...new Set(state.suggestions.map((one) => one.section ?? ''))];
  return (
    <div className="suggestions">
      <div id={state.listId} role="listbox" aria-label={name} className="suggestions-list">
        {sections.map((section) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox
          <div key={section} role="group" aria-label={section === '' ? name : section}>
            {section === '' ? null : (
              <div aria-hidden="true" className="suggestions-section">
                {section}
              </div>
            )}
            {state.suggestions
              .filter((one) => (one.section ?? '') === section)
              .map((one) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
                <div
                  key={one.key}
                  id={`${state.listId}-${one.key}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={one === state.active}
                  className="suggestion"
                  ref={(element) => {
                    if (one === state.active) element?.scrollIntoView({ block: 'nearest' });
                  }}
                  onPointerDown={(event) => event.preventDefault()}
                  onPointerMove={() => state.setActive(one)}
                  onClick={() => state.onTake(one)}
                >
                  <span className="suggestion-text">{one.text}</span>
                  <span className="suggestion-hint">{one.hint}</span>
                </div>
              ))}
          </div>
        ))}
      </div>
      {foot}
    </div>
  );
}
