/** In the place of an account where a request to technical support was begun without one. No account has this id. */
export const NO_ACCOUNT = '';

type OfCase = { readonly accountId: string; readonly caseId: string };

/** What is worth telling outside the window. A closed union: who adds to it decides how it reads and what a click opens. */
export type News =
  | (OfCase & {
      /** `entered`: it needs action now; `wrote`: Wise wrote in a case that needs action, or in one of ours; `reopened`: by Wise. */
      readonly kind: 'entered' | 'wrote' | 'reopened';
      readonly subject: string | null;
      /** The newest words of Wise, one plain line. */
      readonly line: string | null;
    })
  /** It needs action for a while, and nobody opened it. */
  | (OfCase & { readonly kind: 'reminder' })
  | (OfCase & { readonly kind: 'snooze-over' })
  | {
      readonly kind: 'send-doubtful' | 'send-rejected';
      readonly accountId: string;
      readonly caseId: string | null;
      readonly outboxId: string;
    }
  | { readonly kind: 'signed-out' | 'keychain-locked'; readonly accountId: string; readonly label: string }
  /** The status page tells another state of Wise's API. */
  | { readonly kind: 'wise-status'; readonly accountId: string; readonly state: string }
  /** Wise's e-mail desk closes a request soon, 72 hours after its last reply. @property accountId may be NO_ACCOUNT */
  | { readonly kind: 'support-closing'; readonly accountId: string; readonly requestId: string; readonly hoursLeft: number }
  | { readonly kind: 'imported'; readonly accountId: string; readonly tracked: number };

/** News of the same case in the same notification: the newer takes the older's place. */
export function tagOf(news: News): string {
  switch (news.kind) {
    case 'entered':
    case 'wrote':
    case 'reopened':
    case 'reminder':
    case 'snooze-over':
      return `case:${news.accountId}:${news.caseId}`;
    case 'send-doubtful':
    case 'send-rejected':
      return `send:${news.outboxId}`;
    case 'signed-out':
    case 'keychain-locked':
      return `account:${news.accountId}`;
    case 'wise-status':
      return 'wise-status';
    case 'support-closing':
      return `support:${news.requestId}`;
    case 'imported':
      return `import:${news.accountId}`;
  }
}
