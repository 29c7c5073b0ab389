/**
 * `npm run bench`: what the core and the page take for what an agent does, each beside a floor that is measured in the same run.
 * 100,000 cases and 1,000,000 comments; `--quick`: a tenth of both. `--only core` or `--only page` leaves the other out.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createKeychain, loadKeytar } from '../../src-main/keychain.ts';
import { createRecordingLog } from '../support/fake-ports.ts';
import { availableHosts } from '../support/hosts.ts';
import { measureCore } from './core.ts';
import { databaseFiles, fillProfile } from './fill.ts';
import { measurePage } from './page.ts';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean' },
    cases: { type: 'string' },
    comments: { type: 'string' },
    only: { type: 'string' },
  },
});
const cases = Number(values.cases ?? (values.quick === true ? 10_000 : 100_000));
const commentsEach = Number(values.comments ?? 10);

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** An Electron of tests may bring another SQLite along; its profile is filled by that one. */
function profileOfElectron(): string {
  const preload = process.env.CASEPORT_ELECTRON_PRELOAD ?? '';
  if (preload === '') return profile;
  const other = path.join(profile, 'electron-profile');
  mkdirSync(other);
  const script = path.join(import.meta.dirname, 'fill-profile.ts');
  execFileSync(process.execPath, ['-r', preload, script, other, String(cases), String(commentsEach)]);
  return other;
}

const profile = mkdtempSync(path.join(tmpdir(), 'caseport-bench-'));
const secrets = createKeychain({ profile, log: createRecordingLog(), load: loadKeytar });
say(`filling a profile with ${cases} cases of ${commentsEach} comments through the product's own store`);
const fillBegan = performance.now();
const filled = await fillProfile(profile, secrets, cases, commentsEach);
const seconds = (performance.now() - fillBegan) / 1_000;
const megabytes = databaseFiles(profile).reduce((sum, file) => sum + statSync(file).size, 0) / 1e6;
say(
  `filled in ${seconds.toFixed(1)} s, ${Math.round((cases * commentsEach) / seconds)} comments/s, ${megabytes.toFixed(0)} MB on disk`,
);
if (values.only !== 'page') await measureCore(filled, say);
if (values.only !== 'core') {
  const hosts = availableHosts();
  if (hosts.length === 0) say('no browser and no Electron here: the page was not measured');
  for (const host of hosts) await measurePage(host, host === 'electron' ? profileOfElectron() : profile, say);
}
rmSync(profile, { recursive: true, force: true });
process.exit(0);
