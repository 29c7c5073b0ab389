import { app } from 'electron';

export type QuitOptions = {
  /** Lets the page save what is being written. @returns false where some of it could not be saved */
  readonly save: () => Promise<boolean>;
  /** Whether to end nonetheless. Not asked where the session of the desktop ends: nobody would be there to answer. */
  readonly mayLose: () => Promise<boolean>;
  /** Waits for the send in flight and the store. */
  readonly stop: () => Promise<void>;
};

/**
 * The first wish to quit waits for what is being written, the send in flight and the store; then the process ends.
 * @returns the wish of a person
 */
export function quitInOrder({ save, mayLose, stop }: QuitOptions): () => void {
  let isEnding = false;

  async function end(isPerson: boolean): Promise<void> {
    if (isEnding) return;
    isEnding = true;
    const isSaved = await save();
    // A question that can not be asked must not keep it from ending.
    if (!isSaved && isPerson && !(await mayLose().catch(() => true))) {
      isEnding = false;
      return;
    }
    await stop().finally(() => app.exit(0));
  }

  const quit = () => void end(true);
  app.on('before-quit', (event) => {
    event.preventDefault();
    quit();
  });
  app.on('window-all-closed', quit);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(false));
  return quit;
}
