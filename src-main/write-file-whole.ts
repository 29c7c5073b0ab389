import { randomUUID } from 'node:crypto';
import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { AppFailure, type NotWritten } from '../src-shared/errors.ts';

/**
 * Writes a file that a person chose whole or not at all: what stood under that name stays until the new one is complete.
 * @throws AppFailure `file-not-written`
 */
export async function writeFileWhole(file: string, bytes: Uint8Array): Promise<void> {
  await told(async () => {
    const older = await stat(file).catch(orNull);
    if (older?.isDirectory() === true) throw new AppFailure({ kind: 'file-not-written', why: 'is-folder' });
    // A device or a pipe has nothing that could be lost, and must stay what it is.
    if (older !== null && !older.isFile()) return await writeFile(file, bytes);
    // Whoever keeps a link under that name wants the file behind it renewed, and the link kept.
    const target = older === null ? file : await realpath(file);
    // A short name of its own: the chosen one may be as long as names can be.
    const beside = join(dirname(target), `.caseport-${randomUUID()}.part`);
    try {
      await writeFile(beside, bytes, { flag: 'wx', flush: true, ...(older === null ? {} : { mode: older.mode & 0o777 }) });
      await rename(beside, target);
    } catch (cause) {
      await rm(beside, { force: true });
      throw cause;
    }
  });
}

/**
 * Writes a file under a name that nothing has yet.
 * @returns false where something stands there already
 * @throws AppFailure `file-not-written`
 */
export async function writeNewFile(file: string, bytes: Uint8Array): Promise<boolean> {
  return await told(async () => {
    try {
      await writeFile(file, bytes, { flag: 'wx' });
      return true;
    } catch (cause) {
      if (codeOf(cause) === 'EEXIST') return false;
      // What is there now is the first part of ours.
      await rm(file, { force: true }).catch(orNull);
      throw cause;
    }
  });
}

const REASONS: Readonly<Record<string, NotWritten>> = {
  ENOENT: 'no-folder',
  ENOTDIR: 'no-folder',
  EISDIR: 'is-folder',
  EACCES: 'not-allowed',
  EPERM: 'not-allowed',
  EROFS: 'not-allowed',
  EBUSY: 'not-allowed',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  ENAMETOOLONG: 'name-too-long',
};

function codeOf(cause: unknown): string {
  return z.object({ code: z.string() }).safeParse(cause).data?.code ?? '';
}

/** A person's disk, folder and permissions are no bug of ours; anything else is, and is thrown on. */
async function told<Value>(write: () => Promise<Value>): Promise<Value> {
  try {
    return await write();
  } catch (cause) {
    const why = REASONS[codeOf(cause)];
    throw why === undefined ? cause : new AppFailure({ kind: 'file-not-written', why });
  }
}

/** What can not be looked at is told by the attempt to write it. */
function orNull(): null {
  return null;
}
