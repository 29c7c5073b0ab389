import { Emergency } from '../../src-shared/emergency.ts';
import { all, type Db, first, jsonColumn, run } from './database.ts';

const Stored = Emergency.extend({ steps: jsonColumn(Emergency.shape.steps) });

export function findEmergency(desk: Db, id: string): Emergency | null {
  return first(desk, Stored, 'SELECT * FROM emergencies WHERE id = ?', id);
}

/** The one that is under way, else the last one. */
export function newestEmergency(desk: Db): Emergency | null {
  return first(desk, Stored, 'SELECT * FROM emergencies ORDER BY ended_at IS NOT NULL, started_at DESC, rowid DESC LIMIT 1');
}

const MOST_PAST = 100;

/** Those that are over, the last one first. */
export function pastEmergencies(desk: Db): Emergency[] {
  const query = 'SELECT * FROM emergencies WHERE ended_at IS NOT NULL ORDER BY started_at DESC, rowid DESC LIMIT ?';
  return all(desk, Stored, query, MOST_PAST);
}

export function insertEmergency(desk: Db, { id, accountId, steps, notes, startedAt, endedAt }: Emergency): void {
  run(
    desk,
    'INSERT INTO emergencies (id, account_id, steps, notes, started_at, ended_at) VALUES (?, ?, ?, ?, ?, ?)',
    id,
    accountId,
    JSON.stringify(steps),
    notes,
    startedAt,
    endedAt,
  );
}

export function updateEmergency(desk: Db, { id, steps, notes, endedAt }: Emergency): void {
  run(desk, 'UPDATE emergencies SET steps = ?, notes = ?, ended_at = ? WHERE id = ?', JSON.stringify(steps), notes, endedAt, id);
}
