/**
 * The inner half of `npm test`: runs inside a private D-Bus session and display, unlocks a keychain of its own there, runs
 * both test runners and prints the sum. Started by scripts/test.mjs.
 */
import { endChildrenOnSignals, ended, exitAfterChildren, start } from './lib/children.mjs';
import { say, stop } from './lib/say.mjs';
import { runPlaywright, runVitest, shareFilters } from './lib/test-runners.mjs';

/** Any word does: the keychain is new, private to this run, and gone after it. */
const KEYCHAIN_PASSWORD = 'test';

async function unlockKeychain() {
  // It goes into the background once it stands on the bus, and ends with that bus.
  const daemon = start('gnome-keyring-daemon', ['--unlock', '--components=secrets'], { stdio: ['pipe', 'ignore', 'ignore'] });
  daemon.stdin?.end(KEYCHAIN_PASSWORD);
  const code = await ended(daemon);
  if (code !== 0) stop(`gnome-keyring-daemon ended with code ${code}`);
}

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
