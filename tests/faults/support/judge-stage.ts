import type { OutboxItem } from '../../../src-shared/outbox.ts';
import type { LedgerEntry } from './sandbox-process.ts';
import type { Stage, TrackedSend } from './stage.ts';

/** What became of one send, held against the ledger. */
export type Judged = {
  readonly row: string;
  readonly id: string;
  readonly lost: boolean;
  readonly duplicated: boolean;
  readonly unexpected: string | null;
  readonly observable: boolean;
  readonly unaided: boolean;
  readonly needsReview: boolean;
};

/**
 * Lost: the row is gone or has other words than were sent, or says `confirmed` or `withdrawn` while the server has fewer
 * copies than somebody meant. Duplicated: the ledger holds more copies than somebody meant.
 */
export async function judgeStage(stage: Stage, ledger: readonly LedgerEntry[]): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const send of stage.sends) {
    const item = await stage.desk.send(send.id);
    const copies = ledger.filter((entry) => isOurs(entry, send)).length;
    const settled = item?.state === 'confirmed' || item?.state === 'rejected';
    judged.push({
      row: send.row,
      id: send.id,
      lost: isLost(send, item, copies),
      duplicated: copies > send.meant,
      unexpected: await whatIsWrong(send, item, copies),
      // What a person was asked to decide, as the row wants it, is not one that had to settle by itself.
      observable: send.observable && !send.byPerson,
      unaided: settled && !send.byPerson,
      needsReview: item?.state === 'needs-review',
    });
  }
  for (const wrong of outOfOrder(stage, ledger)) {
    const index = judged.findIndex((entry) => entry.id === wrong);
    const entry = judged[index];
    if (entry !== undefined) judged[index] = { ...entry, unexpected: 'left before an earlier one of its case' };
  }
  return judged;
}

/** Some of the twists change a text on its way; its first words stay its own. */
function isOurs(entry: LedgerEntry, send: TrackedSend): boolean {
  return entry.text.startsWith(send.text.slice(0, 'Words '.length + 16));
}

function isLost(send: TrackedSend, item: OutboxItem | null, copies: number): boolean {
  if (item === null || item.text !== send.text) return true;
  return (item.state === 'confirmed' || item.state === 'withdrawn') && copies < 1;
}

async function whatIsWrong(send: TrackedSend, item: OutboxItem | null, copies: number): Promise<string | null> {
  if (item === null) return 'the row is gone';
  if (!send.states.includes(item.state)) return `is ${item.state} and not ${send.states.join(' or ')}, ${copies} copies`;
  if (send.landed !== undefined && copies < send.landed) return `${copies} copies and not ${send.landed}`;
  return (await send.verify?.(item)) ?? null;
}

/** Sends of a case whose answers came at once must stand in the ledger in the order in which they were pressed. */
function outOfOrder(stage: Stage, ledger: readonly LedgerEntry[]): string[] {
  const wrong: string[] = [];
  const lastOfCase = new Map<string, number>();
  for (const send of stage.sends) {
    // Late landings and sends by a person take their own time.
    if (send.caseId === null || send.row === '11' || send.row === '12' || send.row === '16') continue;
    const position = ledger.find((entry) => isOurs(entry, send))?.sequence;
    if (position === undefined) continue;
    const last = lastOfCase.get(send.caseId) ?? 0;
    if (position < last) wrong.push(send.id);
    lastOfCase.set(send.caseId, Math.max(last, position));
  }
  return wrong;
}
