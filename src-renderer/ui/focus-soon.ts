/** Puts the caret where the next key should go, once the screen has caught up. */
export function focusSoon(selector: string): void {
  requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus()));
}

/** The same at once where it can be: the next key of a fast hand must not land where the last one did. */
export function focusNow(selector: string): void {
  const element = document.querySelector<HTMLElement>(selector);
  if (element === null) focusSoon(selector);
  else element.focus();
}
