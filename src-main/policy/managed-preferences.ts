import { z } from 'zod';
import type { PolicyScope } from '../../src-shared/policy.ts';
import type { PolicySource } from './read-policy.ts';

/** The name under which profiles of macOS hold our policies. */
export const PREFERENCES_DOMAIN = 'com.caseport.app';

/** Where macOS puts what a profile manages: for the computer, and for one person. */
export function preferencePlaces(userName: string): readonly { scope: PolicyScope; file: string }[] {
  const folder = '/Library/Managed Preferences';
  return [
    { scope: 'machine', file: `${folder}/${PREFERENCES_DOMAIN}.plist` },
    { scope: 'user', file: `${folder}/${userName}/${PREFERENCES_DOMAIN}.plist` },
  ];
}

/** Keys that macOS itself puts into every managed file. */
const PAYLOAD_KEY = /^Payload[A-Z]/;

/**
 * Reads what `plutil -convert json -o - FILE` prints: the same two tiers as in policy.json.
 * @param text null where there is no such file
 */
export function readPreferences(scope: PolicyScope, file: string, text: string | null): PolicySource | null {
  if (text === null) return null;
  const refused = (message: string): PolicySource => ({ scope, where: file, content: { ok: false, message } });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // What plutil says of a broken file is no help here; that it is broken is.
    return refused('The managed preferences could not be read.');
  }
  const parsed = z.record(z.string(), z.unknown()).safeParse(json);
  if (!parsed.success) return refused('The managed preferences must hold "default" and "enforced".');
  const tiers = Object.fromEntries(Object.entries(parsed.data).filter(([key]) => !PAYLOAD_KEY.test(key)));
  return { scope, where: file, content: { ok: true, tiers } };
}
