import { type BrowserWindow, dialog } from 'electron';

const GO_BACK = 0;
const CLOSE = 1;

/** Words that can not be saved end with the window. @returns true where the person wants that */
export async function askToLose(window: BrowserWindow): Promise<boolean> {
  if (window.isDestroyed()) return true;
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'Something that you wrote could not be saved.',
    detail: 'If Caseport closes now, these words are lost. Go back: what says that it is not saved also says why.',
    buttons: ['Go back', 'Close and lose them'],
    defaultId: GO_BACK,
    cancelId: GO_BACK,
    noLink: true,
  });
  return response === CLOSE;
}
