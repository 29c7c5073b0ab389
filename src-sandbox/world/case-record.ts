import type { Author, PartnerCase, Status } from './cases.ts';

/** A case with its ids as strings, so that any JSON carries them unharmed: for snapshots and for `control`. */
export type CaseRecord = Omit<PartnerCase, 'id' | 'details' | 'comments'> & {
  readonly id: string;
  readonly status: Status;
  readonly details: { readonly transferId: string | null; readonly profileId: string | null; readonly userId: string };
  /** Oldest first. */
  readonly comments: readonly {
    readonly id: string;
    readonly plainBody: string;
    readonly author: Author;
    readonly createdAt: number;
  }[];
};

export function caseRecord(entry: PartnerCase): CaseRecord {
  const { transferId, profileId, userId } = entry.details;
  return {
    ...entry,
    id: String(entry.id),
    details: {
      transferId: transferId === null ? null : String(transferId),
      profileId: profileId === null ? null : String(profileId),
      userId: String(userId),
    },
    comments: entry.comments.map((comment) => ({ ...comment, id: String(comment.id) })),
  };
}
