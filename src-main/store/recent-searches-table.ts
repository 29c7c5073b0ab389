import { z } from 'zod';
import { all, type Db, run, transact } from './database.ts';

const KEPT = 20;
const Recent = z.object({ text: z.string(), searchedAt: z.number() });

/** What was searched for, the newest first. */
export function listRecentSearches(desk: Db): z.output<typeof Recent>[] {
  return all(desk, Recent, 'SELECT text, searched_at FROM recent_searches ORDER BY searched_at DESC, text LIMIT ?', KEPT);
}

export function rememberSearch(desk: Db, text: string, at: number): void {
  transact(desk, () => {
    run(
      desk,
      'INSERT INTO recent_searches (text, searched_at) VALUES (?, ?) ON CONFLICT (text) DO UPDATE SET searched_at = excluded.searched_at',
      text,
      at,
    );
    run(
      desk,
      'DELETE FROM recent_searches WHERE text NOT IN (SELECT text FROM recent_searches ORDER BY searched_at DESC, text LIMIT ?)',
      KEPT,
    );
  });
}

/** @param text null forgets all */
export function forgetSearch(desk: Db, text: string | null): void {
  run(desk, 'DELETE FROM recent_searches WHERE ? IS NULL OR text = ?', text, text);
}
