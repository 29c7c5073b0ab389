import { createHash, randomBytes } from 'node:crypto';
import { realpathSync } from 'node:fs';
import type { Log, SecretAnswer, Secrets, SecretWrite } from './ports.ts';

/**
 * The part of keytar that is used. `findCredentials` is left out on purpose: with a locked keyring it ends the process.
 */
export type Keytar = {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
};

/** Tells locked from missing: it is written, read back and deleted. */
const CANARY = 'canary';
const CANARY_BYTES = 8;
const PATIENCE_MILLISECONDS = 5_000;
/** CRED_MAX_CREDENTIAL_BLOB_SIZE of Windows. Larger secrets would be refused there, so they are refused everywhere. */
const LARGEST_SECRET_BYTES = 2_560;
const SUFFIX_LENGTH = 12;

type Settled<T> = { readonly kind: 'done'; readonly value: T } | Refusal;
type Refusal = { readonly kind: 'locked' } | { readonly kind: 'unavailable'; readonly detail: string };

/**
 * Sorts a keychain's error by its text, which is all that libsecret gives, and passes on a sentence of our own: the error
 * itself may hold names of items and is neither logged nor shown.
 */
function refusalOf(cause: unknown): Refusal {
  const text = cause instanceof Error ? cause.message : '';
  if (
    /autolaunch D-Bus|DBUS_SESSION_BUS_ADDRESS|Could not connect|unsupported transport|No such file|Connection refused|closed/i.test(
      text,
    )
  ) {
    return { kind: 'unavailable', detail: 'There is no D-Bus session here.' };
  }
  if (/was not provided by any|ServiceUnknown|not activatable|Failed to load keytar|libsecret/i.test(text)) {
    return { kind: 'unavailable', detail: 'No keychain service is installed (gnome-keyring or KWallet, for example).' };
  }
  if (/locked|dismissed|prompt|denied|not permitted|user interaction|-25308|-128/i.test(text)) return { kind: 'locked' };
  return { kind: 'unavailable', detail: 'The keychain answered with an error.' };
}

/** Each profile keeps its own items, also where two of them are used by one person. */
function serviceName(profile: string): string {
  let path = profile;
  try {
    path = realpathSync(profile);
  } catch {
    // Not made yet: its name as given is the name it will have.
  }
  return `Caseport ${createHash('sha256').update(path).digest('hex').slice(0, SUFFIX_LENGTH)}`;
}

/**
 * The operating system's keychain. Measured on Linux: a locked keyring answers null like a missing item, so nothing is
 * called missing until a canary could be written. Calls go one after another; a call that does not return in five seconds
 * counts as locked, because a dialogue that asks for a password looks just like that, and until it returns no other
 * call is made, so that a person sees one such dialogue and not five.
 */
export function createKeychain(options: {
  readonly profile: string;
  readonly log: Log;
  readonly load: () => Promise<Keytar>;
}): Secrets {
  const service = serviceName(options.profile);
  let queue: Promise<unknown> = Promise.resolve();
  let pending = 0;
  let loaded: Promise<Keytar> | null = null;

  function impatient<T>(call: Promise<T>): Promise<Settled<T>> {
    pending += 1;
    const settled = call.then(
      (value): Settled<T> => ({ kind: 'done', value }),
      (cause: unknown): Settled<T> => refusalOf(cause),
    );
    void settled.then(() => {
      pending -= 1;
    });
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve({ kind: 'locked' }), PATIENCE_MILLISECONDS);
      void settled.then((answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
    });
  }

  async function ask<T>(call: (keytar: Keytar) => Promise<T>): Promise<Settled<T>> {
    if (pending > 0) return { kind: 'locked' };
    loaded ??= options.load();
    try {
      return await impatient(call(await loaded));
    } catch (cause) {
      loaded = null;
      return refusalOf(cause);
    }
  }

  /** True where the keychain proves to be open: it keeps what it is given. */
  async function open(): Promise<Settled<true>> {
    const value = randomBytes(CANARY_BYTES).toString('hex');
    const written = await ask((keytar) => keytar.setPassword(service, CANARY, value));
    if (written.kind !== 'done') return written;
    const read = await ask((keytar) => keytar.getPassword(service, CANARY));
    if (read.kind !== 'done') return read;
    if (read.value !== value) return { kind: 'locked' };
    await ask((keytar) => keytar.deletePassword(service, CANARY));
    return { kind: 'done', value: true };
  }

  function inTurn<T extends { readonly kind: string }>(work: () => Promise<T>, what: string): Promise<T> {
    const result = queue.then(work).then((answer) => {
      if (answer.kind === 'locked' || answer.kind === 'unavailable')
        options.log.write('warn', 'keychain', { what, answer: answer.kind });
      return answer;
    });
    queue = result.catch(() => undefined);
    return result;
  }

  return {
    get: (name) =>
      inTurn(async (): Promise<SecretAnswer> => {
        const read = await ask((keytar) => keytar.getPassword(service, name));
        if (read.kind !== 'done') return read;
        if (read.value !== null) return { kind: 'value', value: read.value };
        const opened = await open();
        return opened.kind === 'done' ? { kind: 'missing' } : opened;
      }, 'get'),

    set: (name, value) =>
      inTurn(async (): Promise<SecretWrite> => {
        if (Buffer.byteLength(value) > LARGEST_SECRET_BYTES) {
          return { kind: 'unavailable', detail: `A keychain holds ${LARGEST_SECRET_BYTES} bytes at most.` };
        }
        const written = await ask((keytar) => keytar.setPassword(service, name, value));
        if (written.kind !== 'done') return written;
        const read = await ask((keytar) => keytar.getPassword(service, name));
        if (read.kind !== 'done') return read;
        return read.value === value ? { kind: 'stored' } : { kind: 'locked' };
      }, 'set'),

    remove: (name) =>
      inTurn(async (): Promise<SecretWrite> => {
        const removed = await ask((keytar) => keytar.deletePassword(service, name));
        if (removed.kind !== 'done') return removed;
        if (removed.value) return { kind: 'stored' };
        const opened = await open();
        return opened.kind === 'done' ? { kind: 'stored' } : opened;
      }, 'remove'),
  };
}

/** Loads keytar when it is first needed: without libsecret it does not load, and the application must still open. */
export async function loadKeytar(): Promise<Keytar> {
  const { default: keytar } = await import('keytar');
  return keytar;
}
