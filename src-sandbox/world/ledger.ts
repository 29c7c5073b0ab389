/** One thing that really happened because a client asked for it. Never changed, never removed. */
export type LedgerEntry = {
  readonly sequence: number;
  readonly kind: 'creation' | 'comment';
  /** ISO, UTC. */
  readonly at: string;
  readonly method: string;
  readonly path: string;
  /** The body as it came, before any cut. */
  readonly body: string;
  readonly caseId: string;
  /** Null for a creation. */
  readonly commentId: string | null;
  /** What was kept: the comment, or the description. */
  readonly text: string;
  /** Number of the connection it came over, from 1. */
  readonly connection: number;
  /** Number of the request in the log of requests. */
  readonly request: number;
};

/** The oracle of the fault suite: append-only (reliability-and-security.md sections 2 and 3). */
export type Ledger = {
  append(entry: Omit<LedgerEntry, 'sequence'>): void;
  entries(): readonly LedgerEntry[];
};

export function createLedger(): Ledger {
  const entries: LedgerEntry[] = [];
  return {
    append(entry) {
      entries.push(Object.freeze({ sequence: entries.length + 1, ...entry }));
    },
    entries: () => [...entries],
  };
}
