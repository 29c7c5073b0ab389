import { z } from 'zod';
import { all, type Db, first, run } from './database.ts';

/** What an agent did with a case on this workstation alone. */
export type LocalWork = {
  readonly doneAt: number | null;
  readonly snoozedAt: number | null;
  /** Null while snoozed: until Wise answers. */
  readonly snoozedUntil: number | null;
  /** Sorted. */
  readonly tags: readonly string[];
  readonly readUpTo: string | null;
  readonly untrackedAt: number | null;
  readonly hasNote: boolean;
};

const State = z.object({
  doneAt: z.number().nullable(),
  snoozedAt: z.number().nullable(),
  snoozedUntil: z.number().nullable(),
  readUpTo: z.string().nullable(),
  untrackedAt: z.number().nullable(),
  hasNote: z.number().transform((value) => value !== 0),
});

/** @returns null where the case never was in the register */
export function readWork(desk: Db, accountId: string, caseId: string): LocalWork | null {
  const state = first(
    desk,
    State,
    `SELECT done_at, snoozed_at, snoozed_until, read_up_to, untracked_at, coalesce(note, '') <> '' AS has_note
     FROM tracked_cases WHERE account_id = ? AND case_id = ?`,
    accountId,
    caseId,
  );
  return state === null ? null : { ...state, tags: readTags(desk, accountId, caseId) };
}

/** Writes what `readWork` gave, but for the note. */
export function writeWork(desk: Db, accountId: string, caseId: string, work: LocalWork): void {
  run(
    desk,
    `UPDATE tracked_cases SET done_at = ?, snoozed_at = ?, snoozed_until = ?, read_up_to = ?, untracked_at = ?
     WHERE account_id = ? AND case_id = ?`,
    work.doneAt,
    work.snoozedAt,
    work.snoozedUntil,
    work.readUpTo,
    work.untrackedAt,
    accountId,
    caseId,
  );
  const before = readTags(desk, accountId, caseId);
  for (const tag of before) if (!work.tags.includes(tag)) removeTag(desk, accountId, caseId, tag);
  for (const tag of work.tags) if (!before.includes(tag)) addTag(desk, accountId, caseId, tag);
}

export function readTags(desk: Db, accountId: string, caseId: string): string[] {
  return all(
    desk,
    z.object({ tag: z.string() }),
    'SELECT tag FROM case_tags WHERE account_id = ? AND case_id = ? ORDER BY tag COLLATE NOCASE, tag',
    accountId,
    caseId,
  ).map((row) => row.tag);
}

function addTag(desk: Db, accountId: string, caseId: string, tag: string): void {
  run(desk, 'INSERT OR IGNORE INTO case_tags (account_id, case_id, tag) VALUES (?, ?, ?)', accountId, caseId, tag);
}

function removeTag(desk: Db, accountId: string, caseId: string, tag: string): void {
  run(desk, 'DELETE FROM case_tags WHERE account_id = ? AND case_id = ? AND tag = ?', accountId, caseId, tag);
}

/** Tags on cases of the register, the most used first. */
export function countTags(desk: Db, accountId: string): { tag: string; count: number }[] {
  return all(
    desk,
    z.object({ tag: z.string(), count: z.number() }),
    `SELECT tag, count(*) AS count FROM case_tags JOIN tracked_cases USING (account_id, case_id)
     WHERE account_id = ? AND untracked_at IS NULL GROUP BY tag ORDER BY count DESC, tag`,
    accountId,
  );
}

/** @param note null takes it away */
export function setNote(desk: Db, accountId: string, caseId: string, note: string | null): void {
  run(desk, 'UPDATE tracked_cases SET note = ? WHERE account_id = ? AND case_id = ?', note, accountId, caseId);
}
