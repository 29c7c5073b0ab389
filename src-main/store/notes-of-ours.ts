import { z } from 'zod';
import { type Db, first, run } from './database.ts';

/** What the cache remembers by a name; like all of it, it can be had again. */
export function readNote(cache: Db, key: string): string | null {
  return first(cache, z.object({ value: z.string() }), 'SELECT value FROM notes_of_ours WHERE key = ?', key)?.value ?? null;
}

export function writeNote(cache: Db, key: string, value: string): void {
  run(
    cache,
    'INSERT INTO notes_of_ours (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    key,
    value,
  );
}
