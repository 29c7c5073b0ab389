/** `npm run policy`: writes the files that are made of the table of policies, `src-shared/policy.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inProject } from './lib/project.mjs';
import { say } from './lib/say.mjs';

// By its address: the table is TypeScript, and the rest of the scripts needs nothing of a clone that is not installed yet.
const { policyFiles } = await import(pathToFileURL(inProject('src-shared', 'policy-forms', 'files.ts')).href);
for (const [path, make] of Object.entries(policyFiles)) {
  mkdirSync(dirname(inProject(path)), { recursive: true });
  writeFileSync(inProject(path), make());
  say(`wrote ${path}`);
}
