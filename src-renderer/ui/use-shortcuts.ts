import { useEffect } from 'react';
import { useDesk } from '../stores/hooks.ts';
import { runCommand } from './commands.ts';
import { isMac, type KeyState, readKey } from './keymap.ts';

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}

/** Things that do something of their own on Enter. */
function hasItsOwnEnter(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, a, [role="link"], [role="menuitem"], summary') !== null;
}

/** The keyboard of the whole window. Typing in a field never triggers a command, nor does anything behind a dialog. */
export function useShortcuts(): void {
  const desk = useDesk();
  useEffect(() => {
    let state: KeyState = { prefix: null, at: 0 };
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.isComposing || (event.repeat === true && event.key !== 'j' && event.key !== 'k'))
        return;
      const mac = isMac(desk.app.store.getState().info?.platform);
      if (desk.app.store.getState().activeId === null) return;
      const { dialog, pane, place, viewsOpen } = desk.ui.store.getState();
      const { command, state: next } = readKey(state, event, Date.now(), mac);
      const typing = isTyping(event.target);
      state = typing ? { prefix: null, at: 0 } : next;
      if (dialog !== null || document.querySelector('[role="menu"]') !== null) return;
      if (event.key === 'Escape') {
        if (typing && event.target instanceof HTMLElement) {
          event.target.blur();
          document.querySelector<HTMLElement>('[data-focus="thread"]')?.focus();
        } else if (viewsOpen) desk.ui.show({ viewsOpen: false });
        else if (place === 'outbox') desk.ui.show({ place: 'cases' });
        else {
          if (pane === 'thread') desk.ui.show({ pane: 'list' });
          document.querySelector<HTMLElement>('[data-focus="cases"]')?.focus();
        }
        return;
      }
      if (command === null || (typing && command !== 'palette' && command !== 'find')) return;
      if (command === 'open-case' && hasItsOwnEnter(event.target)) return;
      event.preventDefault();
      runCommand(desk, command);
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [desk]);
}
