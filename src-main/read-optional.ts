import { readFileSync } from 'node:fs';

/** The text of a file that need not be there; null where it is not. */
export function readOptional(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    // The second: what should be a folder on the way is none.
    if (cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR')) return null;
    throw cause;
  }
}
