import { ShieldAlert } from 'lucide-react';
import type { PolicyProblem, PolicyReport } from '../../src-shared/policy.ts';
import { Banner } from '../ui/Banner.tsx';

/** What of the policies could not be used, place by place. Without it, a typing error would look like no policy at all. */
export function PolicyProblems({ report }: { readonly report: PolicyReport }) {
  const places = new Map<string, PolicyProblem[]>();
  for (const problem of report.problems) places.set(problem.where, [...(places.get(problem.where) ?? []), problem]);
  return [...places].map(([where, problems]) => (
    <Banner key={where} tone="bad" icon={ShieldAlert} role="note">
      {inWords(where, problems)}
    </Banner>
  ));
}

function inWords(where: string, problems: readonly PolicyProblem[]): string {
  const [first] = problems;
  if (first?.key === null) return `The policies of ${where} could not be used: ${first.message}`;
  const keys = `${problems.length} ${problems.length === 1 ? 'key' : 'keys'} of ${where} could not be used`;
  return `${keys}: ${problems.map(({ key, message }) => `${key}: ${message}`).join(' ')}`;
}
