import type { Log, PolicyReader } from '../ports.ts';
import { readPolicySources } from './policy-sources.ts';
import { readPolicy } from './read-policy.ts';

/** Reads the policies of this computer. What can not be used of them is in the log and in the report, and stops nothing. */
export function createPolicyReader(environment: NodeJS.ProcessEnv, log: Log): PolicyReader {
  return {
    async read() {
      const policy = readPolicy(await readPolicySources(process.platform, environment));
      for (const problem of policy.report.problems)
        log.write('warn', 'policy-not-used', { where: problem.where, key: problem.key });
      return policy;
    },
  };
}
