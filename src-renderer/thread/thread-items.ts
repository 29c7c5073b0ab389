import type { CaseThread, Entry, StatusChange } from '../../src-shared/cases.ts';
import type { OutboxItem } from '../../src-shared/outbox.ts';
import { escapePlaces } from '../../src-shared/placeholders.ts';
import { sameText } from '../../src-shared/same-text.ts';
import { dayKey } from '../ui/format-time.ts';

export type ThreadItem =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'new'; readonly key: string }
  | { readonly kind: 'opening'; readonly key: string; readonly text: string; readonly at: number }
  | { readonly kind: 'entry'; readonly key: string; readonly entry: Entry; readonly opensCase: boolean }
  | { readonly kind: 'status'; readonly key: string; readonly change: StatusChange }
  | { readonly kind: 'message'; readonly key: string; readonly text: string }
  | { readonly kind: 'send'; readonly key: string; readonly item: OutboxItem };

/** Sends that are still on their way, shown after the entries. Those that need a person stand beside the composer. */
export function isOnItsWay(item: OutboxItem): boolean {
  return item.kind === 'reply' && ['queued', 'sending', 'retry-wait', 'unconfirmed', 'confirmed'].includes(item.state);
}

/** Sends that wait for a decision. */
export function needsPerson(item: OutboxItem): boolean {
  return item.state === 'needs-review' || item.state === 'rejected';
}

type Timed = { readonly at: number; readonly item: ThreadItem };

/**
 * Everything of a thread in reading order: entries oldest to newest, changes of status where they were seen, a line for
 * each day, and one where the unread begins. An entry without a readable time stays behind the one before it.
 */
export function threadItems(
  thread: Pick<CaseThread, 'description' | 'message' | 'row' | 'trackedAt' | 'statusChanges' | 'sends'>,
  entries: readonly Entry[],
  olderEntries: number,
  readUpTo: string | null,
): ThreadItem[] {
  const { description } = thread;
  const timed: Timed[] = [];
  const repeated = description === null ? null : (entries.find((entry) => sameText(entry.body, description)) ?? null);
  const opening = thread.row.createdAt ?? thread.trackedAt;
  if (description !== null && repeated === null && olderEntries === 0) {
    timed.push({ at: opening, item: { kind: 'opening', key: 'opening', text: description, at: opening } });
  }
  let at = opening;
  const known = entries.findIndex((entry) => entry.id === readUpTo);
  // Nothing was read before: what comes after our own first words is new. A thread of others alone is new as a whole, and needs
  // no line that says so. Where the last that was read is among the older ones, the line comes with them.
  const isAfterOurs = description !== null || entries[0]?.ours === true;
  const from = readUpTo === null ? (isAfterOurs && olderEntries === 0 ? 0 : -1) : known < 0 ? -1 : known + 1;
  const firstNew = from < 0 ? -1 : entries.findIndex((entry, index) => index >= from && !entry.ours && entry !== repeated);
  entries.forEach((entry, index) => {
    at = entry.createdAt ?? at;
    if (index === firstNew) timed.push({ at, item: { kind: 'new', key: 'new' } });
    timed.push({ at, item: { kind: 'entry', key: entry.id, entry, opensCase: entry === repeated } });
  });
  const oldest = entries[0]?.createdAt ?? opening;
  for (const change of thread.statusChanges) {
    if (change.from === null || (olderEntries > 0 && change.seenAt < oldest)) continue;
    const item: ThreadItem = { kind: 'status', key: `status-${change.seenAt}-${change.to}`, change };
    const place = timed.findIndex((other) => other.at > change.seenAt);
    timed.splice(place < 0 ? timed.length : place, 0, { at: change.seenAt, item });
  }
  const items = withDays(timed);
  if (thread.message !== null) items.push({ kind: 'message', key: 'message', text: thread.message });
  const seen = new Set(entries.map((entry) => entry.id));
  for (const item of thread.sends) {
    if (isOnItsWay(item) && !(item.confirmedEntryId !== null && seen.has(item.confirmedEntryId))) {
      items.push({ kind: 'send', key: item.id, item });
    }
  }
  return items;
}

function withDays(timed: readonly Timed[]): ThreadItem[] {
  const items: ThreadItem[] = [];
  let day = '';
  for (const { at, item } of timed) {
    const today = dayKey(at);
    if (today !== day) {
      day = today;
      const line: ThreadItem = { kind: 'day', key: `day-${today}-${items.length}`, at };
      // "New" reads better below the day that begins with it.
      items.push(line);
    }
    items.push(item);
  }
  return items;
}

/** A text as a markdown quote, to be answered below. */
export function quote(body: string): string {
  return `${escapePlaces(body)
    .trim()
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n')}\n\n`;
}
