import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useDesk, useThread, useUi } from '../stores/hooks.ts';
import { IconButton } from '../ui/Button.tsx';
import { findRanges, MOST_FOUND } from './find-ranges.ts';
import './FindBar.css';

const AFTER_MS = 120;

/** Marks without touching what is shown: the document keeps its nodes, and the policy its strictness. */
function mark(name: 'found' | 'found-now', ranges: readonly Range[]): void {
  if (!('highlights' in CSS)) return;
  if (ranges.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...ranges));
}

export function FindBar() {
  const open = useUi((state) => state.finding);
  return open ? <OpenBar /> : null;
}

/** Finds words in the entries that are loaded, and says how many are not. */
function OpenBar() {
  const desk = useDesk();
  const entries = useThread((state) => state.entries);
  const older = useThread((state) => state.olderEntries);
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly Range[]>([]);
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const searched = useRef('');
  useEffect(() => field.current?.focus(), []);

  // Entries that come, that unfold, or whose words are laid out later, are searched anew.
  const [shown, setShown] = useState(0);
  useEffect(() => {
    const list = document.querySelector('[data-find]');
    if (list === null) return;
    const watch = new MutationObserver(() => setShown((times) => times + 1));
    watch.observe(list, { childList: true, subtree: true });
    return () => watch.disconnect();
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: other entries, or more of them, are searched anew
  useEffect(() => {
    const timer = setTimeout(() => {
      desk.ui.show({ findText: text.trim() });
      const list = document.querySelector('[data-find]');
      const ranges = list === null ? [] : findRanges(list, text.trim());
      setFound(ranges);
      // News of the case do not send the reader back to the first place; another word does.
      const same = searched.current === text;
      searched.current = text;
      setAt((old) => (same ? Math.min(old, Math.max(0, ranges.length - 1)) : 0));
    }, AFTER_MS);
    return () => clearTimeout(timer);
  }, [text, entries, shown]);

  useEffect(() => () => desk.ui.show({ findText: '' }), [desk]);

  useEffect(() => {
    const now = found[at];
    mark('found', found);
    mark('found-now', now === undefined ? [] : [now]);
    now?.startContainer.parentElement?.scrollIntoView({ block: 'center' });
    return () => {
      mark('found', []);
      mark('found-now', []);
    };
  }, [found, at]);

  function step(by: number): void {
    if (found.length > 0) setAt((at + by + found.length) % found.length);
  }

  function close(): void {
    desk.ui.show({ finding: false });
    document.querySelector<HTMLElement>('[data-focus="thread"]')?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  }

  const many = found.length === MOST_FOUND ? `${MOST_FOUND.toLocaleString('en')} or more` : found.length.toLocaleString('en');
  const words = text.trim() === '' ? '' : found.length === 0 ? 'Not found' : `${(at + 1).toLocaleString('en')} of ${many}`;
  return (
    <search className="find-bar" aria-label="Find in this thread">
      <input
        ref={field}
        type="text"
        className="field-input"
        aria-label="Find in this thread"
        placeholder="Find in this thread"
        maxLength={200}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <span role="status" className="numbers find-words">
        {words}
      </span>
      {older === 0 ? null : <span className="find-older numbers">{older.toLocaleString('en')} older entries are not loaded</span>}
      <span className="grow" />
      <IconButton
        icon={ChevronUp}
        name="Previous place"
        keys="Shift+Enter"
        disabled={found.length === 0}
        onClick={() => step(-1)}
      />
      <IconButton icon={ChevronDown} name="Next place" keys="Enter" disabled={found.length === 0} onClick={() => step(1)} />
      <IconButton icon={X} name="Close find" keys="Esc" onClick={close} />
    </search>
  );
}
