import { createHmac, timingSafeEqual } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { readOptional } from '../read-optional.ts';

const Marker = z.object({
  version: z.literal(1),
  keyId: z.uuid(),
  /** HMAC-SHA256 of a fixed text under the key: tells a wrong key from a damaged file. Says nothing about the key. */
  check: z.string().regex(/^[0-9a-f]{64}$/),
  /** True once a desk was made under this key: an empty one found later was lost, and is not new. */
  established: z.boolean().default(false),
});
export type Marker = z.output<typeof Marker>;

export type MarkerAnswer =
  | { readonly kind: 'absent' }
  | { readonly kind: 'present'; readonly marker: Marker }
  | { readonly kind: 'unreadable' };

const FILE = 'store.json';
const CHECKED_TEXT = 'caseport store key check v1';

/** The small file beside the databases that says whether a key was ever made, and which. It holds no secret. */
export function readMarker(profile: string): MarkerAnswer {
  // What is there and may not be read is thrown, and is not taken for absent: data may lie behind it.
  const text = readOptional(path.join(profile, FILE));
  if (text === null) return { kind: 'absent' };
  try {
    const parsed = Marker.safeParse(JSON.parse(text));
    return parsed.success ? { kind: 'present', marker: parsed.data } : { kind: 'unreadable' };
  } catch (cause) {
    if (cause instanceof SyntaxError) return { kind: 'unreadable' };
    throw cause;
  }
}

export function writeMarker(profile: string, keyId: string, keyHex: string): void {
  write(profile, { version: 1, keyId, check: checkValue(keyHex), established: false });
}

/** The desk stands. */
export function markEstablished(profile: string): void {
  const answer = readMarker(profile);
  if (answer.kind === 'present' && !answer.marker.established) write(profile, { ...answer.marker, established: true });
}

/** Written whole or not at all. */
function write(profile: string, marker: Marker): void {
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  const file = path.join(profile, FILE);
  writeFileSync(`${file}.new`, `${JSON.stringify(marker)}\n`, { flush: true, mode: 0o600 });
  renameSync(`${file}.new`, file);
}

export function isRightKey(marker: Marker, keyHex: string): boolean {
  return timingSafeEqual(Buffer.from(checkValue(keyHex), 'hex'), Buffer.from(marker.check, 'hex'));
}

function checkValue(keyHex: string): string {
  return createHmac('sha256', Buffer.from(keyHex, 'hex')).update(CHECKED_TEXT).digest('hex');
}
