import { z } from 'zod';

/** Why a database can not be opened, or worked with. */
export type OpenFailure = 'damaged' | 'newer' | 'read-only' | 'disk-full' | 'busy';

const READ_ONLY: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR']);

/** A person's disk and permissions, told apart from damage; anything else is a bug and is thrown on. */
export function classifySqliteError(cause: unknown): OpenFailure | null {
  const code = z.object({ code: z.string() }).safeParse(cause).data?.code ?? '';
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT')) return 'damaged';
  if (code.startsWith('SQLITE_FULL')) return 'disk-full';
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN') || READ_ONLY.has(code)) return 'read-only';
  if (code === 'ENOSPC') return 'disk-full';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'busy';
  if (code.startsWith('SQLITE_IOERR')) return 'damaged';
  return null;
}
