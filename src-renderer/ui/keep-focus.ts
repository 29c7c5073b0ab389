/** Where the focus goes when what had it is gone: the list, the thread, the outbox, else the first thing that can be used. */
const PLACES = [
  '[data-focus="cases"]',
  '[data-focus="thread"]',
  '[data-focus="outbox"]',
  'main button, main a, main input, main [tabindex]',
];

/**
 * Keeps the focus on the page: an element that goes away with the focus (a button of a screen that was left, a row that moved)
 * hands it on, so that the next key and the next word of a screen reader come from somewhere. A click beside everything is left
 * alone: that is the person's own doing.
 * @returns the undo
 */
export function keepFocus(page: Document): () => void {
  let last: Element | null = null;
  let waiting = false;

  const note = (): void => {
    last = page.activeElement;
  };

  /** Gone, or switched off while it had the focus: a key pressed now would come from nowhere. */
  const isOut = (element: Element): boolean => !element.isConnected || element.matches(':disabled');

  function handOn(): void {
    waiting = false;
    const isLost = page.activeElement === null || page.activeElement === page.body || page.activeElement.matches(':disabled');
    if (!isLost || last === null) return;
    // A call that failed at once: its button is on again, but the browser took the focus from it while it was off.
    if (!isOut(last)) {
      if (last instanceof HTMLElement && last !== page.body) last.focus({ preventScroll: true });
      return;
    }
    // A dialog keeps its keys, Escape above all, whatever of it is switched off for a while.
    const dialogs = page.querySelectorAll<HTMLElement>('[role="dialog"], [role="alertdialog"]');
    const dialog = dialogs.item(dialogs.length - 1);
    if (dialog !== null) {
      dialog.focus({ preventScroll: true });
      return;
    }
    for (const place of PLACES) {
      const next = [...page.querySelectorAll<HTMLElement>(place)].find((element) => element.checkVisibility());
      if (next === undefined) continue;
      next.focus({ preventScroll: true });
      return;
    }
  }

  const observer = new MutationObserver(() => {
    if (waiting || last === null || !isOut(last)) return;
    waiting = true;
    // Whoever took it away often gives it to somebody else in the next frame.
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(handOn)));
  });
  page.addEventListener('focusin', note);
  observer.observe(page.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });
  return () => {
    page.removeEventListener('focusin', note);
    observer.disconnect();
  };
}
