import { useEffect } from 'react';
import { useDesk } from '../stores/hooks.ts';
import { runCommand } from './commands.ts';

/** Menus of the desktop run the same commands as the keyboard, and like it nothing behind a dialog. */
export function useMenuCommands(): void {
  const desk = useDesk();
  useEffect(
    () =>
      desk.onMenu((id) => {
        const isBusy = desk.app.store.getState().activeId === null || desk.ui.store.getState().dialog !== null;
        if (!isBusy) runCommand(desk, id);
      }),
    [desk],
  );
}
