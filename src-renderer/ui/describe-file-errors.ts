import { type AppError, assertNever } from '../../src-shared/errors.ts';
import type { DescribedError } from './described-error.ts';

export function storage(why: Extract<AppError, { kind: 'storage' }>['why']): DescribedError {
  switch (why) {
    case 'disk-full':
      return {
        title: 'The disk is full',
        advice: 'Nothing could be saved. Free some space, then try again.',
        action: 'try-again',
      };
    case 'read-only':
      return {
        title: 'The profile folder can not be written',
        advice: 'Nothing could be saved. Ask whoever runs this computer about the permissions of the folder.',
        action: 'try-again',
      };
    case 'damaged':
      return {
        title: 'The data on this computer could not be read',
        advice: 'Restart Caseport: it looks the data over when it starts, and saves what can be saved.',
        action: 'none',
      };
    case 'busy':
      return { title: 'The data is in use', advice: 'Another program holds it. Try again in a moment.', action: 'try-again' };
    default:
      return assertNever(why);
  }
}

export function backupRefused(why: Extract<AppError, { kind: 'backup-refused' }>['why']): DescribedError {
  const advice = 'Nothing on this computer was changed.';
  switch (why) {
    case 'not-a-backup':
      return { title: 'This file is no backup of Caseport', advice, action: 'none' };
    case 'truncated':
      return { title: 'This backup is cut short', advice: `A part of the file is missing. ${advice}`, action: 'none' };
    case 'newer':
      return {
        title: 'This backup was made by a newer Caseport',
        advice: `Install the newest version. ${advice}`,
        action: 'none',
      };
    case 'wrong-passphrase':
      return { title: 'This passphrase does not open the backup', advice, action: 'try-again' };
    default:
      return assertNever(why);
  }
}

export function fileNotWritten(why: Extract<AppError, { kind: 'file-not-written' }>['why']): DescribedError {
  const advice = 'Nothing was saved, and what stood there is as it was. Choose another place, then try again.';
  switch (why) {
    case 'no-folder':
      return { title: 'That folder is not there, or takes no files', advice, action: 'try-again' };
    case 'is-folder':
      return { title: 'A folder has that name', advice, action: 'try-again' };
    case 'not-allowed':
      return {
        title: 'The file can not be written there',
        advice: `This place is read-only, or another program holds the file. ${advice}`,
        action: 'try-again',
      };
    case 'disk-full':
      return { title: 'There is no space left for the file', advice: `Free some space there. ${advice}`, action: 'try-again' };
    case 'name-too-long':
      return { title: 'The name of the file is too long', advice: `Give it a shorter name. ${advice}`, action: 'try-again' };
    default:
      return assertNever(why);
  }
}
