import { useEffect } from 'react';
import { useUi } from '../stores/hooks.ts';
import { findRanges } from '../thread/find-ranges.ts';
import { useHighlight } from './use-highlight.ts';
import './SearchMarks.css';

const AFTER_MS = 150;
const NAME = 'searched';
/** A single letter stands everywhere, and would colour the whole thread. */
const SHORTEST = 2;

/** Marks the words of the search in the thread on screen. While words are looked for in the thread, those are marked instead. */
export function SearchMarks() {
  const words = useHighlight();
  const finding = useUi((state) => state.finding);
  useEffect(() => {
    const list = document.querySelector('[data-find]');
    const wanted = words.filter((word) => word.length >= SHORTEST);
    if (list === null || wanted.length === 0 || finding || !('highlights' in CSS)) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    function mark(root: Element): void {
      const ranges = wanted.flatMap((word) => findRanges(root, word));
      if (ranges.length === 0) CSS.highlights.delete(NAME);
      else CSS.highlights.set(NAME, new Highlight(...ranges));
    }
    mark(list);
    // Formatting comes from a worker, and news from Wise: each changes what stands there.
    const watch = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(() => mark(list), AFTER_MS);
    });
    watch.observe(list, { childList: true, subtree: true, characterData: true });
    return () => {
      clearTimeout(timer);
      watch.disconnect();
      CSS.highlights.delete(NAME);
    };
  }, [words, finding]);
  return null;
}
