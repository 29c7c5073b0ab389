/**
 * The inner half of `npm test`: runs inside a private D-Bus session and display, unlocks a keychain of its own there, runs
 * both test runners and prints the sum. Started by scripts/test.mjs.
 */
import { endChildrenOnSignals, exitAfterChildren } from './lib/children.mjs';
import { unlockKeychain } from './lib/private-session.mjs';
import { say } from './lib/say.mjs';
import { runPlaywright, runVitest, shareFilters } from './lib/test-runners.mjs';

endChildrenOnSignals();
await unlockKeychain();
const filters = shareFilters(process.argv.slice(2));
const nothing = { passed: 0, failed: 0, skipped: 0 };
const fromVitest = filters.vitest === null ? nothing : await runVitest(filters.vitest);
const fromPlaywright = filters.playwright === null ? nothing : await runPlaywright(filters.playwright);

const passed = fromVitest.passed + fromPlaywright.passed;
const failed = fromVitest.failed + fromPlaywright.failed;
const skipped = fromVitest.skipped + fromPlaywright.skipped;
say(`hosts used by the tests: ${process.env.CASEPORT_TEST_HOSTS}`);
process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
const nothingRan = passed + failed + skipped === 0;
if (nothingRan) say('no test matches what was asked for');
await exitAfterChildren(failed === 0 && !nothingRan ? 0 : 1);
