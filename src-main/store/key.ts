import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Random, Secrets } from '../ports.ts';
import { isRightKey, readMarker, writeMarker } from './marker.ts';

export type KeyAnswer =
  | { readonly kind: 'key'; readonly keyHex: string /** A desk was made under it before. */; readonly established: boolean }
  /** No keychain and no data on this computer: a session in memory is the honest choice. */
  | { readonly kind: 'memory-only' }
  | { readonly kind: 'keychain-locked' }
  | { readonly kind: 'keychain-unavailable' }
  | { readonly kind: 'key-missing' }
  | { readonly kind: 'damaged' };

const KEY_FORM = /^[0-9a-f]{64}$/;

function secretName(keyId: string): string {
  return `database-key:${keyId}`;
}

/**
 * Finds the key of the databases, or makes one where there is nothing yet that it could lock out. A keychain that is
 * silent never leads to a new key over existing data (reliability-and-security.md section 4).
 */
export async function obtainKey(profile: string, secrets: Secrets, random: Random): Promise<KeyAnswer> {
  const marker = readMarker(profile);
  if (marker.kind === 'unreadable') return { kind: 'damaged' };
  if (marker.kind === 'present') return existingKey(secrets, marker.marker);
  if (existsSync(path.join(profile, 'desk.db'))) return { kind: 'damaged' };
  return freshKey(profile, secrets, random);
}

async function existingKey(secrets: Secrets, marker: Parameters<typeof isRightKey>[0]): Promise<KeyAnswer> {
  const answer = await secrets.get(secretName(marker.keyId));
  switch (answer.kind) {
    case 'value':
      return KEY_FORM.test(answer.value) && isRightKey(marker, answer.value)
        ? { kind: 'key', keyHex: answer.value, established: marker.established }
        : { kind: 'key-missing' };
    case 'missing':
      return { kind: 'key-missing' };
    case 'locked':
      return { kind: 'keychain-locked' };
    case 'unavailable':
      return { kind: 'keychain-unavailable' };
  }
}

/** Keychain first, read back, then the marker: a crash in between leaves an unused key and no locked-out data. */
async function freshKey(profile: string, secrets: Secrets, random: Random): Promise<KeyAnswer> {
  const keyId = random.uuid();
  const keyHex = Buffer.from(random.bytes(32)).toString('hex');
  const written = await secrets.set(secretName(keyId), keyHex);
  if (written.kind === 'locked') return { kind: 'keychain-locked' };
  if (written.kind === 'unavailable') return { kind: 'memory-only' };
  const back = await secrets.get(secretName(keyId));
  if (back.kind !== 'value' || back.value !== keyHex) return { kind: 'keychain-locked' };
  try {
    writeMarker(profile, keyId, keyHex);
  } catch (cause) {
    // A profile that can not be written: each start would leave one more key of nothing in the keychain.
    await secrets.remove(secretName(keyId));
    throw cause;
  }
  return { kind: 'key', keyHex, established: false };
}
