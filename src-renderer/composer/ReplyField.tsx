import {
  type ClipboardEvent,
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { Placeholder } from '../../src-shared/placeholders.ts';
import type { LocalDraft } from '../stores/drafts-store.ts';
import { useDesk } from '../stores/hooks.ts';
import { directionOf } from '../ui/direction.ts';
import { nextPlace } from './fill-places.ts';
import { insertReply } from './insert-reply.ts';
import { editMarkdown, type MarkdownEdit } from './markdown-edit.ts';
import { SuggestionList } from './SuggestionList.tsx';
import { editOfKey } from './Toolbar.tsx';
import { type Caret, useSuggestions } from './use-suggestions.ts';

/** Measuring the height of a text costs a layout; past this the field has its full height anyway. */
const GROW_UP_TO = 5_000;
const TALLEST = 320;
const LONGEST_PASTE = 200_000;

type ReplyFieldProps = {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly draft: LocalDraft;
  readonly draftKey: string;
  readonly mac: boolean;
  readonly places: readonly Placeholder[];
  readonly invalid: boolean;
  readonly preview: boolean;
  readonly describedBy: string;
  readonly onSend: (andNext: boolean) => void;
  readonly onEdit: (edit: MarkdownEdit) => void;
  /** Letters of a paste that was too long to be taken in; 0 where the last one was not. */
  readonly onRefused: (length: number) => void;
};

/** The text of a reply: its keys, saved replies after a slash, and Tab from one place that is to be filled in to the next. */
export function ReplyField(props: ReplyFieldProps) {
  const { field, draft, draftKey, mac, places, invalid, preview, onSend, onEdit, onRefused } = props;
  const desk = useDesk();
  const listId = useId();
  const [caret, setCaret] = useState<Caret>({ start: draft.start, end: draft.end });
  const [focused, setFocused] = useState(false);
  const { shown, active, setActive, move, dismiss } = useSuggestions(draft.text, caret, places, focused && !draft.sending);

  // Text that did not come from typing brings its caret with it.
  const revision = useRef(-1);
  useLayoutEffect(() => {
    if (revision.current === draft.revision || field.current === null) return;
    revision.current = draft.revision;
    field.current.setSelectionRange(draft.start, draft.end);
    setCaret({ start: draft.start, end: draft.end });
  }, [field, draft.revision, draft.start, draft.end]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: beside a preview the lines are shorter
  useLayoutEffect(() => {
    const box = field.current;
    if (box === null) return;
    box.style.height = draft.text.length > GROW_UP_TO ? `${TALLEST}px` : 'auto';
    if (draft.text.length <= GROW_UP_TO) box.style.height = `${Math.min(TALLEST, box.scrollHeight)}px`;
  }, [field, draft.text, preview]);

  const follow = useCallback((box: HTMLTextAreaElement): void => {
    const { selectionStart: start, selectionEnd: end } = box;
    setCaret((old) => (old.start === start && old.end === end ? old : { start, end }));
  }, []);

  // A place that is chosen from outside of the field moves the caret without a key or a press in it.
  useEffect(() => {
    const onSelectionChange = () => {
      const box = field.current;
      if (box !== null && document.activeElement === box) follow(box);
    };
    document.addEventListener('selectionchange', onSelectionChange);
    return () => document.removeEventListener('selectionchange', onSelectionChange);
  }, [field, follow]);

  function pick(index: number): void {
    if (shown?.kind === 'replies') {
      const reply = shown.options[index];
      if (reply !== undefined) void insertReply(desk, reply.id, { start: shown.start, end: shown.end });
    } else if (shown?.kind === 'choices') {
      const choice = shown.options[index];
      if (choice === undefined) return;
      const end = shown.start + choice.length;
      desk.drafts.setText(draftKey, draft.text.slice(0, shown.start) + choice + draft.text.slice(shown.end), end, end);
    }
  }

  /** @returns true where the key was meant for the list. */
  function onListKey(event: KeyboardEvent): boolean {
    if (shown === null || event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return false;
    switch (event.key) {
      case 'ArrowDown':
        move(1);
        return true;
      case 'ArrowUp':
        move(-1);
        return true;
      case 'Escape':
        dismiss();
        return true;
      case 'Enter':
        if (event.shiftKey) return false;
        pick(active);
        return true;
      case 'Tab':
        // Between places Tab goes on to the next one; a search takes its best hit.
        if (shown.kind === 'choices' || event.shiftKey) return false;
        pick(active);
        return true;
      default:
        return false;
    }
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (onListKey(event)) {
      event.preventDefault();
      return;
    }
    if (event.key === 'Tab' && !event.ctrlKey && !event.altKey && !event.metaKey) {
      const box = event.currentTarget;
      const next = nextPlace(places, { start: box.selectionStart, end: box.selectionEnd }, event.shiftKey);
      if (next === null) return;
      event.preventDefault();
      box.setSelectionRange(next.start, next.end);
      follow(box);
      return;
    }
    if (!(mac ? event.metaKey : event.ctrlKey) || event.altKey) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      onSend(event.shiftKey);
      return;
    }
    const edit = editOfKey(event);
    if (edit === null) return;
    event.preventDefault();
    onEdit(edit);
  }

  /** A field of a hundred thousand lines takes seconds to lay out: what could never be sent is not taken in. */
  function onPaste(event: ClipboardEvent): void {
    const { length } = event.clipboardData.getData('text/plain');
    onRefused(length > LONGEST_PASTE ? length : 0);
    if (length > LONGEST_PASTE) event.preventDefault();
  }

  return (
    <div className="composer-write">
      {shown === null ? null : (
        <SuggestionList id={listId} field={field} suggestions={shown} active={active} onActive={setActive} onPick={pick} />
      )}
      <textarea
        ref={field}
        className="composer-text"
        aria-label="Reply"
        aria-describedby={props.describedBy}
        aria-invalid={invalid}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={shown === null ? undefined : listId}
        aria-activedescendant={shown === null ? undefined : `${listId}-${active}`}
        data-focus="reply"
        dir={directionOf(draft.text)}
        spellCheck
        placeholder="Write a reply, or / for a saved one"
        value={draft.text}
        readOnly={draft.sending}
        rows={3}
        onChange={({ target }) => {
          desk.drafts.edit(draftKey, target.value, target.selectionStart, target.selectionEnd);
          follow(target);
        }}
        onSelect={({ currentTarget }) => follow(currentTarget)}
        onFocus={({ currentTarget }) => {
          setFocused(true);
          follow(currentTarget);
        }}
        onBlur={() => {
          setFocused(false);
          void desk.drafts.flush(draftKey);
        }}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
    </div>
  );
}

/** Does what a button of the toolbar means to the text in a field. */
export function editField(box: HTMLTextAreaElement, edit: MarkdownEdit) {
  return editMarkdown(edit, { text: box.value, start: box.selectionStart, end: box.selectionEnd });
}
