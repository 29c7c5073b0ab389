import { z } from 'zod';
import {
  type PolicyEntry,
  type PolicyKey,
  type PolicyProblem,
  type PolicyReport,
  type PolicyScope,
  type PolicyTier,
  type PolicyValues,
  policyKeys,
} from '../../src-shared/policy.ts';

/** What one place says: two tiers of keys, or why it could not be read. */
export type PolicySource = {
  readonly scope: PolicyScope;
  /** A path, or a place in the registry: what an administrator looks for. */
  readonly where: string;
  readonly content:
    | { readonly ok: true; readonly tiers: Readonly<Record<string, unknown>> }
    | { readonly ok: false; readonly message: string };
};

/** What holds, and why. */
export type Policy = {
  readonly enforced: PolicyValues;
  readonly defaults: PolicyValues;
  readonly report: PolicyReport;
};

export const NO_POLICY: Policy = { enforced: {}, defaults: {}, report: { entries: [], problems: [] } };

/** The largest file that is read, in bytes. */
export const MAX_POLICY_BYTES = 1_000_000;

const TIERS: readonly PolicyTier[] = ['enforced', 'default'];
const Keyed = z.record(z.string(), z.unknown());

/**
 * Puts what several places say together: the machine beats the user, key by key and tier by tier. What can not be used is
 * reported and left out; nothing of it stops the rest.
 */
export function readPolicy(sources: readonly PolicySource[]): Policy {
  const problems: PolicyProblem[] = [];
  const entries = new Map<string, PolicyEntry>();
  const values: Record<PolicyTier, Record<string, unknown>> = { enforced: {}, default: {} };
  const byRank = [...sources].sort((a, b) => rankOf(a.scope) - rankOf(b.scope));
  for (const { scope, where, content } of byRank) {
    if (!content.ok) {
      problems.push({ where, key: null, message: content.message });
      continue;
    }
    for (const name of Object.keys(content.tiers)) {
      if (name !== 'enforced' && name !== 'default') {
        problems.push({ where, key: name, message: 'Only "default" and "enforced" can stand here.' });
      }
    }
    for (const tier of TIERS) {
      const keyed = Keyed.safeParse(content.tiers[tier] ?? {});
      if (!keyed.success) {
        problems.push({ where, key: tier, message: 'This must be an object with keys and values.' });
        continue;
      }
      for (const [key, raw] of Object.entries(keyed.data)) {
        const read = readKey(key, raw);
        if (!read.ok) problems.push({ where, key, message: read.message });
        else if (!Object.hasOwn(values[tier], key)) {
          values[tier][key] = read.value;
          entries.set(`${tier} ${key}`, { key: read.key, value: inWords(read.key, read.value), tier, scope, where });
        }
      }
    }
  }
  // Every value passed the schema of its key.
  const enforced = values.enforced as PolicyValues;
  const defaults = values.default as PolicyValues;
  const holding = [...entries.values()].filter((entry) => entry.tier === 'enforced' || !Object.hasOwn(enforced, entry.key));
  return { enforced, defaults, report: { entries: holding, problems } };
}

function rankOf(scope: PolicyScope): number {
  return scope === 'machine' ? 0 : 1;
}

type ReadKey =
  | { readonly ok: true; readonly key: PolicyKey; readonly value: unknown }
  | { readonly ok: false; readonly message: string };

function readKey(key: string, raw: unknown): ReadKey {
  if (!isPolicyKey(key)) return { ok: false, message: 'There is no such key; it may be of another version.' };
  const parsed = policyKeys[key].schema.safeParse(raw);
  if (parsed.success) return { ok: true, key, value: parsed.data };
  return { ok: false, message: parsed.error.issues.map((issue) => issue.message).join(' ') };
}

function isPolicyKey(key: string): key is PolicyKey {
  return Object.hasOwn(policyKeys, key);
}

/** As it was written, but for the user name and password of a proxy: those are for the proxy alone. */
function inWords(key: PolicyKey, value: unknown): string {
  // A password may hold an @ itself: the last one ends it.
  if (key === 'proxy') return String(value).replace(/^(https?:\/\/)?.*@/i, '$1***@');
  return Array.isArray(value) ? value.join(', ') : String(value);
}
