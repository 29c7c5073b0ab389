/**
 * `npm run bench`: what the core and the page take for what an agent does, beside floors of the same run. Builds first, and runs in
 * a session of its own. `-- --quick`: a tenth of the size.
 */
import { buildWhatChanged } from './lib/build.mjs';
import { endChildrenOnSignals, exitAfterChildren } from './lib/children.mjs';
import { runInPrivateSession } from './lib/private-session.mjs';
import { inProject } from './lib/project.mjs';

endChildrenOnSignals();
buildWhatChanged();
const code = await runInPrivateSession(inProject('scripts', 'bench-session.mjs'), process.argv.slice(2), { ...process.env });
await exitAfterChildren(code);
