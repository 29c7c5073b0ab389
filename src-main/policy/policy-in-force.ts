import type { Ports } from '../ports.ts';
import type { Session } from '../session.ts';
import { policyOf } from '../store/settings-table.ts';
import { organisationReplies } from './organisation-replies.ts';
import type { Policy } from './read-policy.ts';

/** What the organisation decided, in every stage, with what can not be used of the files that it names. */
export async function policyInForce(ports: Pick<Ports, 'policy'>, session: Session | null): Promise<Policy> {
  const policy = session === null ? await ports.policy.read() : policyOf(session.stores.desk);
  const { problem } = organisationReplies(policy);
  if (problem === null) return policy;
  return { ...policy, report: { ...policy.report, problems: [...policy.report.problems, problem] } };
}
