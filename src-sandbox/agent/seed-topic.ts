import type { Author, Status } from '../world/cases.ts';

/** A case to begin with. No real person, company or account is named in any of them. */
export type SeedTopic = {
  readonly subject: string;
  readonly externalId: string;
  readonly status: Status;
  readonly aboutTransfer: boolean;
  readonly minutesAgo: number;
  readonly description: string;
  /** Oldest first, after the description. */
  readonly thread: readonly { readonly author: Author; readonly minutesAgo: number; readonly body: string }[];
};
