import type { OutboxItem } from '../../src-shared/outbox.ts';
import type { Db } from './database.ts';
import { type OutboxRow, partsOf, toOutboxItem } from './outbox-table.ts';

/** Sends as they cross to the renderer, each part of a long reply with its place among all of its parts. */
export function toOutboxItems(desk: Db, rows: readonly OutboxRow[]): OutboxItem[] {
  const wholes = new Map<string, readonly OutboxRow[]>();
  return rows.map((row) => {
    if (row.partOf === null) return toOutboxItem(row);
    const parts = wholes.get(row.partOf) ?? partsOf(desk, row);
    wholes.set(row.partOf, parts);
    return { ...toOutboxItem(row), part: { number: parts.findIndex(({ id }) => id === row.id) + 1, of: parts.length } };
  });
}
