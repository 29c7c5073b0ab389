import type { PolicyReport } from '../../src-shared/policy.ts';
import { policyKeys } from '../../src-shared/policy.ts';
import { readPolicySources } from './policy-sources.ts';
import { readPolicy } from './read-policy.ts';

/** The switch that prints what is in force and ends, without a window. */
export const PRINT_POLICY = '--print-policy';

/** What holds, who decided it, and what could not be used: for an administrator in front of a terminal. */
export function policyInWords({ entries, problems }: PolicyReport): string {
  const names = Object.keys(policyKeys);
  const widest = Math.max(...names.map((name) => name.length));
  const lines = names.map((name) => {
    const entry = entries.find(({ key }) => key === name);
    const holds = entry === undefined ? 'not set' : `${entry.value}  (${entry.tier}, ${entry.scope}: ${entry.where})`;
    return `${name.padEnd(widest)}  ${holds}`;
  });
  const wrong = problems.map(({ where, key, message }) => `  ${where}${key === null ? '' : `, ${key}`}: ${message}`);
  return [
    'Policies of Caseport on this computer',
    '',
    ...lines,
    '',
    wrong.length === 0 ? 'Nothing in them is unusable.' : `Could not be used (${wrong.length}):`,
    ...wrong,
    '',
  ].join('\n');
}

/** Reads the policies of this computer, in words. */
export async function describePolicy(environment: NodeJS.ProcessEnv): Promise<string> {
  return policyInWords(readPolicy(await readPolicySources(process.platform, environment)).report);
}
