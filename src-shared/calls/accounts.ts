import { z } from 'zod';
import { AccountContents, SignedOut } from '../accounts.ts';
import { AccountId } from '../ids.ts';
import { call } from './call.ts';

const account = z.strictObject({ accountId: AccountId });

/** The end of an account on this computer. */
export const accountCalls = {
  /** What would go with it. */
  'accounts.contents': call(account, AccountContents),
  /**
   * Deletes everything of an account on this computer, and nothing at Wise. Says whether the keychain let go of its secret.
   * @throws AppFailure `sends-open` while anything of its outbox is not settled
   */
  'accounts.remove': call(account, SignedOut),
} as const;
