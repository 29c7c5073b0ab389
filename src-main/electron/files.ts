import { basename, join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import type { Files } from '../ports.ts';
import { writeFileWhole } from '../write-file-whole.ts';

/** Asks by the system's own dialogue, over the window. */
export function createFiles(currentWindow: () => BrowserWindow | null): Files {
  return {
    async save(suggestedName, bytes) {
      const options = { defaultPath: join(app.getPath('downloads'), basename(suggestedName)) };
      const window = currentWindow();
      const answer = await (window === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options));
      if (answer.canceled || answer.filePath === '') return null;
      await writeFileWhole(answer.filePath, bytes);
      return answer.filePath;
    },
  };
}
