import type { DueRule } from '../../src-shared/settings.ts';

/** A rule as it is typed; `id` keeps a row itself while others come and go. */
export type TypedRule = { readonly id: number; readonly status: string; readonly hours: string };

const MOST_HOURS = 8_760;

/** What is wrong with a row; null: nothing. */
export type RuleErrors = { readonly status: string | null; readonly hours: string | null };

/** @param others the other rows: a status has one rule. */
export function errorsOf(rule: TypedRule, others: readonly TypedRule[]): RuleErrors {
  const status = rule.status.trim().toUpperCase();
  const twice = others.some((other) => other.id !== rule.id && other.status.trim().toUpperCase() === status);
  return {
    status: status === '' ? 'Which status?' : status.length > 100 ? 'Too long.' : twice ? 'Has a rule already.' : null,
    hours:
      /^\d{1,4}$/.test(rule.hours.trim()) && Number(rule.hours) >= 1 && Number(rule.hours) <= MOST_HOURS
        ? null
        : `From 1 to ${MOST_HOURS.toLocaleString('en')}.`,
  };
}

/** The rules to keep, or null while a row is wrong or half typed. */
export function rulesOf(typed: readonly TypedRule[]): DueRule[] | null {
  const wrong = typed.some((rule) => {
    const errors = errorsOf(rule, typed);
    return errors.status !== null || errors.hours !== null;
  });
  if (wrong) return null;
  return typed.map((rule) => ({ status: rule.status.trim().toUpperCase(), hours: Number(rule.hours) }));
}
