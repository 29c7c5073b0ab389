import { z } from 'zod';
import type { RequestEntry } from '../http/request-log.ts';
import { FaultSpec } from './fault-spec.ts';

/** When a fault is played. A request counts for a rule when everything here fits it. */
export const FaultRule = z.strictObject({
  match: z
    .strictObject({
      method: z.string().optional(),
      /** `*` stands for one part of a path, `**` for any number of them. */
      path: z.string().optional(),
      /** Only requests on a connection that has already carried one. */
      warm: z.boolean().optional(),
      /** Only requests whose body holds this text. */
      bodyIncludes: z.string().optional(),
    })
    .default({}),
  /** How many matching requests to let through first. */
  after: z.number().int().nonnegative().default(0),
  /** How many to play it on after that; left out: on all of them, until the rule is removed. */
  times: z.number().int().positive().optional(),
  fault: FaultSpec,
});
export type FaultRule = z.input<typeof FaultRule>;

export type ArmedRule = z.output<typeof FaultRule> & { readonly id: string; seen: number; played: number };

/** The rules in force. The first one that fits and still has turns left plays; every one that fits counts the request. */
export type FaultRules = {
  add(rule: FaultRule): string;
  remove(id: string): boolean;
  clear(): void;
  all(): readonly ArmedRule[];
  pick(entry: RequestEntry): FaultSpec | null;
  /** A fault that wants to act before the body has been read. Decides for good: `pick` is then not asked. */
  pickAtHeaders(entry: RequestEntry): FaultSpec | null;
};

export function faultRules(): FaultRules {
  let rules: ArmedRule[] = [];
  let added = 0;

  function take(entry: RequestEntry, among: readonly ArmedRule[]): FaultSpec | null {
    let chosen: ArmedRule | null = null;
    for (const rule of among) {
      if (!fits(rule, entry)) continue;
      rule.seen += 1;
      const spent = rule.times !== undefined && rule.played >= rule.times;
      if (chosen === null && rule.seen > rule.after && !spent) chosen = rule;
    }
    if (chosen === null) return null;
    chosen.played += 1;
    return chosen.fault;
  }

  return {
    add(rule) {
      added += 1;
      const id = `fault-${added}`;
      rules.push({ ...FaultRule.parse(rule), id, seen: 0, played: 0 });
      return id;
    },
    remove(id) {
      const before = rules.length;
      rules = rules.filter((rule) => rule.id !== id);
      return rules.length < before;
    },
    clear() {
      rules = [];
    },
    all: () => rules.map((rule) => ({ ...rule })),
    pick: (entry) =>
      take(
        entry,
        rules.filter((rule) => !actsAtHeaders(rule.fault)),
      ),
    pickAtHeaders(entry) {
      const fault = take(
        entry,
        rules.filter((rule) => actsAtHeaders(rule.fault)),
      );
      // The other rules will not be asked about this request any more, and have to count it all the same.
      if (fault !== null) for (const rule of rules) if (!actsAtHeaders(rule.fault) && fits(rule, entry)) rule.seen += 1;
      return fault;
    },
  };
}

function actsAtHeaders(fault: FaultSpec): boolean {
  return fault.kind === 'drop' && fault.when === 'at-headers';
}

function fits(rule: ArmedRule, entry: RequestEntry): boolean {
  const { method, path, warm, bodyIncludes } = rule.match;
  if (method !== undefined && method.toUpperCase() !== entry.method) return false;
  if (path !== undefined && !pathPattern(path).test(entry.path)) return false;
  if (warm !== undefined && warm !== entry.onConnection > 1) return false;
  return bodyIncludes === undefined || entry.body.includes(bodyIncludes);
}

function pathPattern(pattern: string): RegExp {
  const source = pattern.replace(/\*\*|\*|[.+?^${}()|[\]\\]/g, (part) => {
    if (part === '**') return '.*';
    return part === '*' ? '[^/]*' : `\\${part}`;
  });
  return new RegExp(`^${source}$`);
}
