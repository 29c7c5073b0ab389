import { Credentials, type SignedOut } from '../../src-shared/accounts.ts';
import { AppFailure } from '../../src-shared/errors.ts';
import type { ReadResult } from '../api/client.ts';
import type { Secrets } from '../ports.ts';

function secretName(accountId: string): string {
  return `credentials:${accountId}`;
}

/** Keeps the secret of an account in the keychain. @throws AppFailure where the keychain does not take it. */
export async function storeCredentials(secrets: Secrets, accountId: string, credentials: Credentials): Promise<void> {
  const written = await secrets.set(secretName(accountId), JSON.stringify(credentials));
  if (written.kind === 'locked') throw new AppFailure({ kind: 'keychain-locked' });
  if (written.kind === 'unavailable') throw new AppFailure({ kind: 'keychain-unavailable' });
}

/** Reads the secret of an account. A keychain that is silent is not a sign-out. */
export async function readCredentials(secrets: Secrets, accountId: string): Promise<ReadResult<Credentials>> {
  const answer = await secrets.get(secretName(accountId));
  switch (answer.kind) {
    case 'value':
      return parseCredentials(answer.value);
    case 'missing':
      return { ok: false, error: { kind: 'signed-out', traceId: null } };
    case 'locked':
      return { ok: false, error: { kind: 'keychain-locked' } };
    case 'unavailable':
      return { ok: false, error: { kind: 'keychain-unavailable' } };
  }
}

/** Only what the keychain proved to be without is called removed. */
export async function removeCredentials(secrets: Secrets, accountId: string): Promise<SignedOut> {
  const item = secretName(accountId);
  const removed = await secrets.remove(item);
  switch (removed.kind) {
    case 'stored':
      return { secret: 'removed' };
    case 'locked':
      return { secret: 'left', why: 'keychain-locked', item };
    case 'unavailable':
      return { secret: 'left', why: 'keychain-unavailable', item };
  }
}

function parseCredentials(text: string): ReadResult<Credentials> {
  try {
    const parsed = Credentials.safeParse(JSON.parse(text));
    if (parsed.success) return { ok: true, value: parsed.data };
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
  }
  // Somebody else wrote into our item: signing in again puts it right.
  return { ok: false, error: { kind: 'signed-out', traceId: null } };
}
