/** The statuses of a case (partner-cases-v1.md "Case Statuses"). */
export const STATUSES = ['CREATING', 'OPEN', 'PENDING', 'SOLVED', 'CLOSED'] as const;
export type Status = (typeof STATUSES)[number];

/** Who wrote a comment (partner-cases-v1.md "Retrieve partner case comments by ID"). */
export type Author = 'PARTNER' | 'WISE_AGENT';

export type CaseComment = {
  readonly id: bigint;
  readonly plainBody: string;
  readonly author: Author;
  /** Milliseconds since 1970 UTC. */
  readonly createdAt: number;
};

export type CaseDetails = {
  readonly transferId: bigint | null;
  readonly profileId: bigint | null;
  readonly userId: bigint;
};

/** Everything Wise knows of a case. Subject, details and description are never answered (partner-cases-v1.md "Fields"). */
export type PartnerCase = {
  readonly id: bigint;
  /** Client id that created it: another client is refused. */
  readonly owner: string;
  readonly type: string;
  readonly externalId: string | null;
  readonly subject: string;
  readonly description: string;
  readonly details: CaseDetails;
  readonly createdAt: number;
  readonly status: Status;
  readonly updatedAt: number;
  /** Oldest first; answered newest first. */
  readonly comments: readonly CaseComment[];
};

// wise-api.md 1.1: the v1 page shows the arrows only as an image; the table is from the OpenAPI of July 2026.
const NEXT: Readonly<Record<Status, readonly Status[]>> = {
  CREATING: ['OPEN'],
  OPEN: ['PENDING', 'SOLVED', 'CLOSED'],
  PENDING: ['OPEN', 'SOLVED', 'CLOSED'],
  SOLVED: ['OPEN', 'PENDING', 'CLOSED'],
  CLOSED: [],
};

/** Whether Wise's own rules let a case go from one status to the other (partner-cases-v1.md "Case Statuses"). */
export function mayMove(from: Status, to: Status): boolean {
  return NEXT[from].includes(to);
}

/** What a partner's comment does to the status. Undocumented (INF): the only write there is must be what reopens a case. */
export function statusAfterPartnerComment(status: Status): Status {
  return status === 'PENDING' || status === 'SOLVED' ? 'OPEN' : status;
}

/**
 * The comment that a description becomes when the case leaves CREATING. Undocumented (INF): the example of the v1 page shows a
 * PARTNER comment two seconds after creation that reads like a description.
 */
export function descriptionComment(partnerCase: PartnerCase, id: bigint, at: number): CaseComment | null {
  if (partnerCase.description === '') return null;
  return { id, plainBody: partnerCase.description, author: 'PARTNER', createdAt: at };
}
