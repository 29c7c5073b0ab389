import { z } from 'zod';
import type { SignedOut } from '../../src-shared/accounts.ts';
import { audit } from '../audit/audit.ts';
import type { Secrets } from '../ports.ts';
import type { Session } from '../session.ts';
import { findAccount } from '../store/accounts-table.ts';
import type { Db } from '../store/database.ts';
import { readValue, writeValue } from '../store/settings-table.ts';
import { removeCredentials } from './credentials.ts';

const LEFT = 'secrets-left';
const Ids = z.array(z.string());

/** Accounts that were signed out and whose secret is not known to be gone from the keychain. */
export function leftSecrets(desk: Db): readonly string[] {
  const text = readValue(desk, LEFT);
  return text === null ? [] : Ids.parse(JSON.parse(text));
}

/** Written down before it is tried, so that no crash makes a secret forgotten. */
export function noteLeftSecret(desk: Db, accountId: string): void {
  const left = leftSecrets(desk);
  if (!left.includes(accountId)) writeValue(desk, LEFT, JSON.stringify([...left, accountId]));
}

/** It is gone, or there is a new one, which is to stay. */
export function forgetLeftSecret(desk: Db, accountId: string): void {
  const left = leftSecrets(desk);
  if (left.includes(accountId)) writeValue(desk, LEFT, JSON.stringify(left.filter((id) => id !== accountId)));
}

type RemovalPlace = Pick<Session, 'stores' | 'secrets'>;

/** Takes the secret of a signed-out account out of the keychain; what could not be removed stays written down. Comes in the account's turn. */
export async function removeLeftSecret({ stores, secrets }: RemovalPlace, accountId: string): Promise<SignedOut> {
  const outcome = await removeCredentials(secrets, accountId);
  // Closed meanwhile: the next start finds it written down, and asks the keychain again.
  if (outcome.secret === 'removed' && stores.desk.open) forgetLeftSecret(stores.desk, accountId);
  return outcome;
}

export type SecretRemover = {
  /** Tries all that are left. One round at a time: a locked keychain may ask the person for a password at each try. */
  retry(): void;
  stop(): void;
};

/**
 * Removes what a silent keychain made us leave: at the start, when the computer wakes or is unlocked, and as soon as the keychain
 * answers anybody. Never by a timer, because a locked keychain may put a dialogue in front of the person at each try.
 * @param session whose `secrets` are the keychain itself, not `tellAnswers` of it
 */
export function createSecretRemover(
  session: Pick<Session, 'stores' | 'secrets' | 'ports' | 'inTurn' | 'announcer'>,
): SecretRemover {
  const { stores, ports, announcer } = session;
  let isWorking = false;
  let isStopped = false;

  async function round(): Promise<void> {
    for (const accountId of leftSecrets(stores.desk)) {
      const outcome = await session.inTurn(accountId, async () => {
        if (isStopped || !isStillLeft(stores.desk, accountId)) return null;
        return removeLeftSecret(session, accountId);
      });
      // Whoever asks a silent keychain about the next as well only lets the person wait.
      if (isStopped || outcome?.secret === 'left') return;
      if (outcome === null) continue;
      audit({ stores, ports }, { action: 'secret-removed', accountId });
      announcer.now('accounts.changed', {});
    }
  }

  return {
    retry() {
      if (isWorking || isStopped) return;
      isWorking = true;
      round()
        .catch((cause: unknown) => ports.log.bug(cause, 'remove-secret'))
        .finally(() => {
          isWorking = false;
        });
    },
    stop() {
      isStopped = true;
    },
  };
}

/** Signed in again meanwhile, the secret there is a new one. */
function isStillLeft(desk: Db, accountId: string): boolean {
  return leftSecrets(desk).includes(accountId) && findAccount(desk, accountId)?.state !== 'ready';
}

/** The same keychain, which tells whenever it proved to be open. */
export function tellAnswers(secrets: Secrets, onAnswer: () => void): Secrets {
  function told<T extends { readonly kind: string }>(answer: T): T {
    if (answer.kind !== 'locked' && answer.kind !== 'unavailable') onAnswer();
    return answer;
  }
  return {
    get: async (name) => told(await secrets.get(name)),
    set: async (name, value) => told(await secrets.set(name, value)),
    remove: async (name) => told(await secrets.remove(name)),
  };
}
