import type { BrowserWindow } from 'electron';
import type { WindowMemory } from '../desktop/window-memory.ts';
import type { Notifier } from '../ports.ts';
import { hasTrayPlace } from './tray-place.ts';

export type CloseOptions = {
  /** The person wants closing to leave it at work, and there is an icon to come back by. */
  readonly staysAtWork: () => boolean;
  readonly notifier: Notifier;
  readonly memory: WindowMemory;
  readonly onRaise: () => void;
  readonly quit: () => void;
};

/** What closing the window means: the end, in order; or, if the person chose so, out of sight. */
export function watchClose(window: BrowserWindow, options: CloseOptions): void {
  window.on('close', (event) => {
    // The end comes when everything is saved, and not before.
    event.preventDefault();
    if (options.staysAtWork()) void leave(window, options);
    else options.quit();
  });
}

async function leave(window: BrowserWindow, options: CloseOptions): Promise<void> {
  if (!(await hasTrayPlace())) return options.quit();
  window.hide();
  if (options.memory.read().saidStillRunning) return;
  options.memory.change({ saidStillRunning: true });
  await options.notifier.show({
    tag: 'still-running',
    title: 'Caseport is still running',
    body: 'It goes on telling you when Wise waits. Open it, or quit it, from its icon in the tray.',
    silent: true,
    actions: [],
    onClick: options.onRaise,
    onAction: () => undefined,
  });
}
