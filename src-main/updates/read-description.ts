import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { z } from 'zod';
import type { Update } from '../../src-shared/app-info.ts';
import { reviewLink } from '../support/review-link.ts';
import { readVersion } from './newer.ts';

/** A description is a few lines; whatever is larger is none, and is not even looked into. */
export const MOST_BYTES = 64 * 1024;
const SIGNATURE_BYTES = 64;

const Description = z.object({
  version: z.string().refine((text) => readVersion(text) !== null),
  notes: z.string().max(4_000),
  url: z.string().refine((text) => reviewLink(text).ok),
  released: z.iso.date(),
});

export type DescriptionRefused = 'no-key' | 'too-large' | 'signature' | 'unreadable';

/** The public half of the key that descriptions are signed with; null where the build brings none that can be used. */
export function readUpdateKey(pem: string | null): KeyObject | null {
  if (pem === null) return null;
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    // What is no key is as good as none: nothing is believed then.
    return null;
  }
}

/**
 * The description of the newest version, where it was signed by whoever makes Caseport. Nothing in it is looked at before its
 * signature was, over the very bytes that came.
 */
export function readDescription(
  key: KeyObject | null,
  bytes: Uint8Array,
  signature: Uint8Array,
): { readonly ok: true; readonly update: Update } | { readonly ok: false; readonly why: DescriptionRefused } {
  if (key === null) return { ok: false, why: 'no-key' };
  if (bytes.byteLength > MOST_BYTES || signature.byteLength > MOST_BYTES) return { ok: false, why: 'too-large' };
  const raw = Buffer.from(Buffer.from(signature).toString('latin1').trim(), 'base64');
  if (raw.byteLength !== SIGNATURE_BYTES || !verify(null, bytes, key, raw)) return { ok: false, why: 'signature' };
  const parsed = Description.safeParse(parseJson(bytes));
  return parsed.success ? { ok: true, update: parsed.data } : { ok: false, why: 'unreadable' };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // No JSON, which the schema refuses.
    return null;
  }
}
