import type { Author, CaseComment, CaseDetails, PartnerCase, Status } from './cases.ts';
import { descriptionComment, mayMove, statusAfterPartnerComment } from './cases.ts';
import { type IdCounters, type IdSource, idSource } from './ids.ts';

export type NewCase = {
  readonly owner: string;
  readonly type: string;
  readonly externalId: string | null;
  readonly subject: string;
  readonly description: string;
  readonly details: CaseDetails;
};

/** A case put there as it is, history and all: the seed and the examples of the document. */
export type PlantedCase = NewCase & {
  readonly id?: bigint;
  readonly status: Status;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly comments: readonly (Omit<CaseComment, 'id'> & { readonly id?: bigint })[];
};

export type CaseChange = { readonly id: bigint; readonly what: 'created' | 'comment' | 'status' };

export type CaseBookState = { readonly counters: IdCounters; readonly cases: readonly PartnerCase[] };

/** All cases, and the rules by which they change (partner-cases-v1.md "Case Statuses"). Knows neither HTTP nor timers. */
export type CaseBook = {
  get(id: bigint): PartnerCase | undefined;
  all(): readonly PartnerCase[];
  create(input: NewCase): PartnerCase;
  plant(input: PlantedCase): PartnerCase;
  /** Adds a comment; one of the partner's moves the status on. */
  comment(id: bigint, author: Author, plainBody: string): CaseComment;
  /** Answers false where the rules do not allow it; `force` overrules them. */
  move(id: bigint, status: Status, force?: boolean): boolean;
  state(): CaseBookState;
  /** Told after every change; the answer undoes it. */
  onChange(listener: (change: CaseChange) => void): () => void;
};

export function caseBook(start: CaseBookState, now: () => number): CaseBook {
  const ids: IdSource = idSource(start.counters);
  const cases = new Map(start.cases.map((entry) => [entry.id, entry]));
  const listeners = new Set<(change: CaseChange) => void>();

  function keep(entry: PartnerCase, what: CaseChange['what']): PartnerCase {
    cases.set(entry.id, entry);
    for (const listener of [...listeners]) listener({ id: entry.id, what });
    return entry;
  }

  function need(id: bigint): PartnerCase {
    const entry = cases.get(id);
    if (entry === undefined) throw new Error(`The sandbox has no case ${id}.`);
    return entry;
  }

  return {
    get: (id) => cases.get(id),
    all: () => [...cases.values()],
    create(input) {
      const at = now();
      return keep({ ...input, id: ids.nextCase(), status: 'CREATING', createdAt: at, updatedAt: at, comments: [] }, 'created');
    },
    plant(input) {
      const id = input.id ?? ids.nextCase();
      if (cases.has(id)) throw new Error(`The sandbox already has a case ${id}.`);
      const comments = input.comments.map((entry) => ({ ...entry, id: entry.id ?? ids.nextComment() }));
      return keep({ ...input, id, comments }, 'created');
    },
    comment(id, author, plainBody) {
      const before = need(id);
      const at = now();
      const added: CaseComment = { id: ids.nextComment(), plainBody, author, createdAt: at };
      const status = author === 'PARTNER' ? statusAfterPartnerComment(before.status) : before.status;
      keep({ ...before, status, updatedAt: at, comments: [...before.comments, added] }, 'comment');
      return added;
    },
    move(id, status, force = false) {
      const before = need(id);
      if (!force && !mayMove(before.status, status)) return false;
      const at = now();
      const first = before.status === 'CREATING' ? descriptionComment(before, ids.nextComment(), at) : null;
      // The description comes first even where a comment was taken while the case was still CREATING.
      const comments = first === null ? before.comments : [first, ...before.comments];
      keep({ ...before, status, updatedAt: at, comments }, 'status');
      return true;
    },
    state: () => ({ counters: ids.counters(), cases: [...cases.values()] }),
    onChange(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
