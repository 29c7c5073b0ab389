import { useEffect } from 'react';
import { hasMarks } from '../local-work/mark-commands.ts';
import { useDesk } from '../stores/hooks.ts';
import { runCommand } from './commands.ts';
import { type CommandId, isMac, type KeyState, readKey } from './keymap.ts';
import { useBindings } from './use-keys.ts';

/** Holding the key goes on; any other command runs once. */
const REPEATS: readonly CommandId[] = ['next-case', 'previous-case', 'mark-down', 'mark-up'];

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}

/** Only with Ctrl or Cmd: a letter that somebody gave to the palette is still a letter in a field. */
function worksWhileTyping(command: CommandId, event: KeyboardEvent): boolean {
  return (command === 'palette' || command === 'find' || command === 'insert-reply') && (event.ctrlKey || event.metaKey);
}

const PRESSABLE =
  'button, a, summary, input, [role="button"], [role="link"], [role="tab"], [role="switch"], [role="checkbox"], [role="radio"], [role^="menuitem"]';

/** Space and Enter press what has the focus, whatever command somebody gave them to. */
function pressesTheFocus(event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' && event.key !== ' ') return false;
  return event.target instanceof HTMLElement && event.target.closest(PRESSABLE) !== null;
}

function isInThread(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[data-focus="thread"]') !== null;
}

/** The keyboard of the whole window. Typing in a field never triggers a command, nor does anything behind a dialog. */
export function useShortcuts(): void {
  const desk = useDesk();
  const bindings = useBindings();
  useEffect(() => {
    let state: KeyState = { prefix: null, at: 0 };
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.isComposing) return;
      const mac = isMac(desk.app.store.getState().info?.platform);
      if (desk.app.store.getState().activeId === null) return;
      const { dialog, pane, place, viewsOpen } = desk.ui.store.getState();
      const { command, state: next } = readKey(state, event, Date.now(), mac, bindings);
      const typing = isTyping(event.target);
      state = typing ? { prefix: null, at: 0 } : next;
      if (dialog !== null || document.querySelector('[role="menu"]') !== null) return;
      if (event.key === 'Escape') {
        if (typing && event.target instanceof HTMLElement) {
          event.target.blur();
          document.querySelector<HTMLElement>('[data-focus="thread"]')?.focus();
        } else if (viewsOpen) desk.ui.show({ viewsOpen: false });
        else if (place !== 'cases') desk.ui.show({ place: 'cases' });
        else if (hasMarks(desk)) desk.marks.clear();
        else {
          if (pane === 'thread') desk.ui.show({ pane: 'list' });
          document.querySelector<HTMLElement>('[data-focus="cases"]')?.focus();
        }
        return;
      }
      if (event.repeat && !(command !== null && REPEATS.includes(command))) return;
      if (command === null || (typing && !worksWhileTyping(command, event))) return;
      // In a thread, Ctrl+A means its text, as everywhere.
      if (command === 'mark-all' && isInThread(event.target)) return;
      if (pressesTheFocus(event)) return;
      event.preventDefault();
      runCommand(desk, command);
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [desk, bindings]);
}
