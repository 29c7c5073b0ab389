/** What is typed between the key that leads to a field and the field itself, which is drawn a moment later. */

type Field = HTMLInputElement | HTMLTextAreaElement;

let stopWaiting: () => void = () => undefined;

/** A letter of a text; what is pressed with Ctrl, Alt or Cmd is none. */
function isLetter(event: KeyboardEvent): boolean {
  return event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
}

/** As if it had been typed there: React hears of a value only where it was not set through its own property. */
function typeInto(field: Field, text: string): void {
  const start = field.selectionStart ?? field.value.length;
  const value = field.value.slice(0, start) + text + field.value.slice(field.selectionEnd ?? start);
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.setSelectionRange(start + text.length, start + text.length);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }));
}

/**
 * Puts the caret into a field that is not there yet. Until then letters are kept for it: to a fast hand they are words already, and
 * must not be taken for commands. Any other key, or a click, ends the waiting.
 * @param isComing whether the field may still be drawn; asked in every frame
 */
export function typeSoon(selector: string, isComing: () => boolean = () => false): void {
  stopWaiting();
  let typed = '';
  let isWaiting = true;

  function onKey(event: KeyboardEvent): void {
    // Shift and its like come before a letter and are none.
    if (event.isComposing || ['Shift', 'CapsLock', 'AltGraph', 'Dead'].includes(event.key)) return;
    if (isLetter(event)) typed += event.key;
    else if (event.key === 'Backspace') typed = typed.slice(0, -1);
    else {
      stop();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  function stop(): void {
    isWaiting = false;
    window.removeEventListener('keydown', onKey, true);
    window.removeEventListener('pointerdown', stop, true);
  }

  function look(): void {
    if (!isWaiting) return;
    const field = document.querySelector<Field>(selector);
    if (field === null && isComing()) {
      requestAnimationFrame(look);
      return;
    }
    stop();
    field?.focus();
    if (field !== null && typed !== '') typeInto(field, typed);
  }

  stopWaiting = stop;
  window.addEventListener('keydown', onKey, true);
  window.addEventListener('pointerdown', stop, true);
  // The field that is there now may belong to what is about to leave the screen.
  requestAnimationFrame(() => requestAnimationFrame(look));
}
