import { adml, admx } from './admx.ts';
import { documentation, exampleJson } from './documentation.ts';
import { mobileconfig } from './mobileconfig.ts';

/** Every file that is made of the table of policies, by its path in the project. */
export const policyFiles: Readonly<Record<string, () => string>> = {
  'resources/policy/caseport.admx': admx,
  'resources/policy/en-US/caseport.adml': adml,
  'resources/policy/caseport.mobileconfig': mobileconfig,
  'resources/policy/policy.example.json': exampleJson,
  'docs/policy.md': documentation,
};
