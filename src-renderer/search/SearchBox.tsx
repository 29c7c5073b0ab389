import { CircleAlert, Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { MAX_QUERY } from '../../src-shared/cases.ts';
import { GENERAL_ENQUIRY } from '../../src-shared/outbox.ts';
import { type Completion, completions, type KnownValues, parseQuery } from '../../src-shared/query.ts';
import { useKnownTags } from '../local-work/use-known-tags.ts';
import { useDesk, useInbox, useThread } from '../stores/hooks.ts';
import { focusNow } from '../ui/focus-soon.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { type Suggestion, SuggestionList, useSuggestions } from '../ui/Suggestions.tsx';
import { useKeysOf } from '../ui/use-keys.ts';
import { isSearch, whyNotSearched } from './is-search.ts';
import { useRecentSearches } from './use-recent-searches.ts';
import './SearchBox.css';

const LEAVE_AFTER_MS = 180;
const RECENT_SHOWN = 4;

/** What a suggestion does: part of the text is replaced, or all of it. */
type Offer = Suggestion & { readonly completion: Completion | null };

/** Searches everything that is on this computer while one types, without a network too; leaving it gives the view back. */
export function SearchBox() {
  const desk = useDesk();
  const source = useInbox((state) => state.source);
  const query = source.kind === 'query' ? source.text : '';
  const [text, setText] = useState(query);
  const [caret, setCaret] = useState<number | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);
  const errorId = useId();
  const searchKey = useKeysOf('search');
  const { recent, load, remember, clear } = useRecentSearches();
  const tags = useKnownTags(/(^|\s)-?tag:/i.test(text));
  const openType = useThread((state) => state.thread?.type ?? GENERAL_ENQUIRY);

  const parsed = useMemo(() => parseQuery(text, Date.now()), [text]);
  const wanted = text.trim() === '' ? '' : text.trimStart();
  const offers = useMemo(
    () => offersOf(text, caret ?? text.length, recent, { tags, types: [...new Set([GENERAL_ENQUIRY, openType])] }),
    [text, caret, recent, tags, openType],
  );
  const suggestions = useSuggestions(offers, (one) => {
    const offer = offers.find((other) => other.key === one.key);
    if (offer !== undefined) take(offer);
  });

  // Another list is another text, the view that was there already included.
  useEffect(() => setText(source.kind === 'query' ? source.text : ''), [source]);
  /** Searched at once: the store is on this computer, and answers to older letters are dropped. */
  function write(next: string): void {
    setText(next);
    clearTimeout(leaving.current);
    const meant = next.trim() === '' ? '' : next.trimStart();
    desk.inbox.setUnsearched(source.kind === 'view' && !isSearch(meant) ? meant : '');
    // A view stays where it is while a search is begun; of a search that is changed, nothing that is on screen is true any more.
    if (meant === query.trimStart() || (source.kind === 'view' && !isSearch(meant))) return;
    // An empty field is often only on its way to other words: the view is not left for that moment.
    if (meant === '') leaving.current = setTimeout(() => search(''), LEAVE_AFTER_MS);
    else search(meant);
  }
  useEffect(() => () => clearTimeout(leaving.current), []);

  function search(what: string): void {
    if (what === '') desk.inbox.leaveSearch();
    else desk.inbox.setSource({ kind: 'query', text: what });
    desk.ui.show({ place: 'cases', pane: 'list' });
  }

  function take({ completion, text: whole }: Offer): void {
    if (completion === null) {
      setText(whole);
      suggestions.hide();
      search(whole);
      return;
    }
    const next = text.slice(0, completion.from) + completion.insert + text.slice(completion.to);
    const place = completion.from + completion.insert.length;
    write(next);
    setCaret(place);
    suggestions.show();
    requestAnimationFrame(() => field.current?.setSelectionRange(place, place));
  }

  function leave(): void {
    setText('');
    suggestions.hide();
    desk.inbox.setUnsearched('');
    if (query !== '') desk.inbox.leaveSearch();
  }

  function leaveBox(): void {
    suggestions.hide();
    field.current?.blur();
    document.querySelector<HTMLElement>('[data-focus="cases"]')?.focus();
  }

  function goToList(): void {
    suggestions.hide();
    const why = whyNotSearched(wanted);
    if (why !== null) {
      desk.ui.announce(why);
      return;
    }
    if (wanted !== '') {
      if (wanted !== query) search(wanted);
      remember(wanted.trim());
    }
    focusNow('[data-focus="cases"]');
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (suggestions.onKeyDown(event)) return;
    if (event.key === 'Enter' || event.key === 'ArrowDown') {
      event.preventDefault();
      if (parsed.ok) goToList();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      // With words, it gives the view back; without, the keys of the list.
      if (text !== '') leave();
      else leaveBox();
    }
  }

  const message = parsed.ok ? null : parsed.error.message;
  return (
    <search className="search">
      <Search aria-hidden="true" />
      <input
        ref={field}
        type="search"
        data-focus="search"
        aria-label="Search cases"
        placeholder="Search cases"
        maxLength={MAX_QUERY}
        spellCheck={false}
        aria-invalid={message !== null}
        aria-describedby={message === null ? undefined : errorId}
        {...suggestions.field}
        value={text}
        onFocus={() => {
          void load();
          suggestions.show();
        }}
        onBlur={() => {
          suggestions.hide();
          if (isSearch(query)) remember(query.trim());
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onChange={(event) => {
          write(event.target.value);
          setCaret(event.target.selectionStart);
          suggestions.show();
        }}
        onKeyDown={onKeyDown}
      />
      {text === '' && searchKey !== null ? <Kbd keys={searchKey} /> : null}
      {message === null ? (
        <SuggestionList
          state={suggestions}
          name="Suggestions"
          foot={
            text === '' && recent.length > 0 ? (
              <p className="search-foot">
                <button
                  type="button"
                  className="text-button"
                  onPointerDown={(event) => event.preventDefault()}
                  onClick={() => void clear()}
                >
                  Clear recent searches
                </button>
              </p>
            ) : null
          }
        />
      ) : (
        <p className="search-error" id={errorId} role="alert">
          <CircleAlert aria-hidden="true" />
          <span>{message}</span>
        </p>
      )}
    </search>
  );
}

function offersOf(text: string, caret: number, recent: readonly string[], known: KnownValues): readonly Offer[] {
  const empty = text.trim() === '';
  // After a finished word nothing is being typed: a list of everything would only be in the way.
  const all = empty || !/\s$/.test(text.slice(0, caret)) ? completions(text, caret, known) : [];
  return [
    ...(empty ? recent.slice(0, RECENT_SHOWN) : []).map((one, index) => ({
      key: `recent-${index}`,
      text: one,
      hint: '',
      section: 'Recent searches',
      completion: null,
    })),
    ...all.map((completion, index) => ({
      key: `completion-${index}`,
      text: completion.insert.trim(),
      hint: completion.meaning,
      ...(empty ? { section: 'Search by' } : {}),
      completion,
    })),
  ];
}
