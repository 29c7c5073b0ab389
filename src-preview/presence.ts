import type { Page } from 'playwright';
import type { Presence } from '../src-main/ports.ts';

/**
 * A browser has no place in the tray: the number of cases that need action stands in the title of the window, before whatever the
 * page calls itself, also after the page renamed itself or began again.
 */
export function createPresence(page: () => Page | null): Presence & { repeat(): void } {
  let needsAction = 0;

  function show(): void {
    // A window that is just closing has no title to change.
    page()
      ?.evaluate(keepNumber, needsAction)
      .catch(() => undefined);
  }

  return {
    show(state) {
      ({ needsAction } = state);
      show();
    },
    /** For a page that has just loaded. */
    repeat: show,
  };
}

/** Runs in the page; Playwright carries its text over, so it must not refer to anything outside itself. */
function keepNumber(count: number): void {
  const key = 'caseportTitle';
  const before: unknown = Reflect.get(document.documentElement, key);
  if (before instanceof MutationObserver) before.disconnect();
  const name = () => {
    const plain = document.title.replace(/^\(\d+\) /, '');
    const wanted = count > 0 ? `(${count}) ${plain}` : plain;
    if (document.title !== wanted) document.title = wanted;
  };
  name();
  const observer = new MutationObserver(name);
  observer.observe(document.head, { childList: true, subtree: true, characterData: true });
  Reflect.set(document.documentElement, key, observer);
}
