/**
 * `npm run bench`: what the core and the page take for what an agent does, beside floors of the same run. Builds first, and runs in
 * a session of its own. `-- --quick`: a tenth of the size.
 */
import { buildWhatChanged } from './lib/build.mjs';
import { endChildrenOnSignals, exitAfterChildren } from './lib/children.mjs';
import { findElectron } from './lib/electron.mjs';
import { runInPrivateSession } from './lib/private-session.mjs';
import { inProject } from './lib/project.mjs';

endChildrenOnSignals();
buildWhatChanged();
const electron = findElectron();
const environment = { ...process.env, ...(electron === null ? {} : { CASEPORT_ELECTRON: electron.path }) };
const code = await runInPrivateSession(inProject('scripts', 'bench-session.mjs'), process.argv.slice(2), environment);
await exitAfterChildren(code);
