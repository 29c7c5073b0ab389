import { type BrowserWindow, dialog } from 'electron';
import { afterCrash } from '../desktop/crash-count.ts';
import type { Clock, Log } from '../ports.ts';

const QUIT = 1;

type Options = {
  readonly clock: Clock;
  readonly log: Log;
  /** Comes before the page begins again. */
  readonly onCrash: () => void;
  readonly quit: () => void;
};

/**
 * The core lives on and holds every draft: a crashed page begins again with the case that it showed, in the view that every start
 * begins with. One that crashes again and again would do so for ever; a person decides then.
 */
export function watchCrashes(window: BrowserWindow, { clock, log, onCrash, quit }: Options): void {
  let recent: readonly number[] = [];
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit') return;
    onCrash();
    const decided = afterCrash(recent, clock.monotonic());
    ({ recent } = decided);
    log.write('error', 'page-gone', { reason: details.reason, times: recent.length });
    if (decided.reload) window.reload();
    else void ask();
  });

  async function ask(): Promise<void> {
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      title: 'Caseport',
      message: 'The window of Caseport keeps crashing.',
      detail: 'Nothing that you wrote is lost: drafts and the outbox are kept outside of it. What happened is in the log.',
      buttons: ['Try again', 'Quit'],
      cancelId: QUIT,
    });
    if (response === QUIT) return quit();
    recent = [];
    window.reload();
  }
}
