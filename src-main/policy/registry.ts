import { type PolicyScope, policyKeys } from '../../src-shared/policy.ts';
import type { PolicySource } from './read-policy.ts';

/** Where policies lie on Windows. What stands under `Policies` is enforced; what stands beside it holds until the person chooses. */
export const REGISTRY_PLACES = [
  { scope: 'machine', tier: 'enforced', key: 'HKLM\\Software\\Policies\\Caseport' },
  { scope: 'user', tier: 'enforced', key: 'HKCU\\Software\\Policies\\Caseport' },
  { scope: 'machine', tier: 'default', key: 'HKLM\\Software\\Caseport' },
  { scope: 'user', tier: 'default', key: 'HKCU\\Software\\Caseport' },
] as const satisfies readonly { scope: PolicyScope; tier: 'enforced' | 'default'; key: string }[];

export type RegistryPlace = (typeof REGISTRY_PLACES)[number];

/** A line of a value: four spaces, its name, its type, its data. The name may hold spaces; the type never does. */
const VALUE_LINE = /^ {4}(.+?) {4}(REG_[A-Z_]+)(?: {4}(.*))?$/;

/**
 * Reads what `reg query KEY /s` prints. Values of keys below it are left out: Caseport has none.
 * @param text null where there is no such key
 */
export function readRegistry(place: RegistryPlace, text: string | null): PolicySource | null {
  if (text === null) return null;
  const values: Record<string, unknown> = {};
  let isBelow = false;
  for (const line of text.split(/\r?\n/)) {
    if (/^HKEY_/.test(line)) isBelow = !/\\caseport\s*$/i.test(line);
    const [, name, type, data] = VALUE_LINE.exec(line) ?? [];
    if (isBelow || name === undefined || type === undefined || name === '(Default)') continue;
    values[name] = asValue(name, type, data ?? '');
  }
  if (Object.keys(values).length === 0) return null;
  return { scope: place.scope, where: place.key, content: { ok: true, tiers: { [place.tier]: values } } };
}

/** What the registry has no type for (a truth, a list) is read by the form of the key; the schema judges what comes of it. */
function asValue(name: string, type: string, data: string): unknown {
  const form = Object.hasOwn(policyKeys, name) ? policyKeys[name as keyof typeof policyKeys].form : 'text'; // just checked
  if (type === 'REG_DWORD' || type === 'REG_QWORD') {
    const number = Number(data.trim());
    if (form === 'boolean' && (number === 0 || number === 1)) return number === 1;
    return number;
  }
  if (type === 'REG_MULTI_SZ') return data.split('\\0').filter((one) => one !== '');
  if (form === 'list')
    return data
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '');
  return data;
}
