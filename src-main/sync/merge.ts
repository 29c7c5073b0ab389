import type { ServerEntry } from '../api/dialects/dialect.ts';
import type { StoredEntry } from '../store/entries-table.ts';

/** What a fetched thread changes in the stored one. Nothing is ever deleted. */
export type Merge = {
  readonly inserted: readonly StoredEntry[];
  readonly changed: readonly { readonly id: string; readonly body: string; readonly oldBody: string }[];
  /** No longer listed by the server. */
  readonly gone: readonly string[];
  /** Listed again. */
  readonly returned: readonly string[];
};

const LATEST = 99_999_999_999_999;

/** Sorts by time, then id; ids of digits by their value. An entry without a readable time sorts last: it is news. */
export function positionOfEntry(createdAt: number | null, id: string): string {
  const time = createdAt === null ? LATEST : Math.min(LATEST, Math.max(0, createdAt));
  const key = /^\d+$/.test(id) ? id.padStart(20, '0') : id;
  return `${String(time).padStart(14, '0')}:${key}`;
}

/**
 * Merges a whole fetched thread into the stored one. v1 gives all comments at once, so one that is missing is marked as
 * gone and kept; one whose text differs keeps its old text in the history; an id listed twice is one entry.
 */
export function mergeThread(stored: readonly StoredEntry[], fetched: readonly ServerEntry[]): Merge {
  const known = new Map(stored.map((entry) => [entry.id, entry]));
  const inserted = new Map<string, StoredEntry>();
  const changed: { id: string; body: string; oldBody: string }[] = [];
  const returned: string[] = [];
  const listed = new Set<string>();

  for (const entry of fetched) {
    const isRepeated = listed.has(entry.id);
    listed.add(entry.id);
    const old = known.get(entry.id);
    if (isRepeated) {
      const shown = inserted.get(entry.id)?.body ?? changed.find((change) => change.id === entry.id)?.body ?? old?.body ?? '';
      if (shown !== entry.body) changed.push({ id: entry.id, body: shown, oldBody: entry.body });
      continue;
    }
    if (old === undefined) {
      inserted.set(entry.id, {
        id: entry.id,
        author: entry.author,
        body: entry.body,
        createdAt: entry.createdAt,
        position: positionOfEntry(entry.createdAt, entry.id),
        gone: false,
        changed: false,
      });
      continue;
    }
    if (old.gone) returned.push(entry.id);
    if (old.body !== entry.body) changed.push({ id: entry.id, body: entry.body, oldBody: old.body });
  }

  const gone = stored.filter((entry) => !entry.gone && !listed.has(entry.id)).map((entry) => entry.id);
  return { inserted: [...inserted.values()], changed, gone, returned };
}

export function isEmptyMerge(merge: Merge): boolean {
  return merge.inserted.length + merge.changed.length + merge.gone.length + merge.returned.length === 0;
}
