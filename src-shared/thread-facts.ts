import type { CaseThread } from './cases.ts';

/** How whoever writes a thread down says it: on paper, or in a file. */
export type FactsToWrite = {
  readonly account: string;
  readonly savedAt: number;
  /** When the case was opened, in words. */
  readonly opened: (moment: number) => string;
  /** Any other moment. */
  readonly moment: (moment: number) => string;
};

/** What stands at the head of a thread that leaves the window. A row without a value is left out. */
export function threadFacts(thread: CaseThread, { account, savedAt, opened, moment }: FactsToWrite): [string, string][] {
  const { row } = thread;
  const facts: readonly (readonly [string, string | null])[] = [
    ['Case', row.id],
    ['Status', row.status ?? 'not read yet'],
    ['Type', thread.type],
    ['External id', row.externalId],
    ['Transfer', thread.transferId],
    ['Profile', thread.profileId],
    ['User', thread.userId],
    ['Account', account],
    ['Opened', row.createdAt === null ? null : opened(row.createdAt)],
    ['Last read from Wise', thread.fetchedAt === null ? 'never' : moment(thread.fetchedAt)],
    ['Saved', moment(savedAt)],
  ];
  return facts.flatMap(([name, value]) => (value === null || value === '' ? [] : [[name, value]]));
}
