/** The inner half of `npm run bench`: unlocks the keychain of its session, and measures there. */
import { endChildrenOnSignals, ended, exitAfterChildren, start } from './lib/children.mjs';
import { unlockKeychain } from './lib/private-session.mjs';
import { inProject, projectFolder, projectNode } from './lib/project.mjs';

endChildrenOnSignals();
if (process.platform === 'linux') await unlockKeychain();
const args = [inProject('tests', 'bench', 'main.ts'), ...process.argv.slice(2)];
await exitAfterChildren(await ended(start(projectNode, args, { cwd: projectFolder, stdio: 'inherit' })));
