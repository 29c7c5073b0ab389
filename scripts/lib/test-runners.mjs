import { existsSync, readFileSync, rmSync } from 'node:fs';
import { ended, start } from './children.mjs';
import { inProject, projectFolder } from './project.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

const VITEST_FOLDERS = ['tests/unit', 'tests/core', 'tests/component'];
const PLAYWRIGHT_FOLDERS = ['tests/e2e', 'tests/electron'];

/** @param {string} file @returns {unknown} */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/** @param {unknown} value @param {readonly string[]} keys @returns {number} the sum of those of its fields that are numbers */
function sumOf(value, keys) {
  if (typeof value !== 'object' || value === null) return 0;
  const fields = new Map(Object.entries(value));
  return keys.reduce((sum, key) => sum + (Number(fields.get(key)) || 0), 0);
}

/**
 * A runner that failed and counted no failure (a file that does not load, say) still counts as one.
 * @param {Counts} counts @param {number} code @returns {Counts}
 */
function withFailure(counts, code) {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** @param {readonly string[]} filters @returns {Promise<Counts>} */
export async function runVitest(filters) {
  const report = inProject('artifacts', 'vitest.json');
  rmSync(report, { force: true });
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...filters];
  const code = await ended(start(inProject('node_modules', '.bin', 'vitest'), args, { cwd: projectFolder, stdio: 'inherit' }));
  const read = readReport(report);
  const counts = {
    passed: sumOf(read, ['numPassedTests']),
    failed: sumOf(read, ['numFailedTests']),
    skipped: sumOf(read, ['numPendingTests', 'numTodoTests']),
  };
  return withFailure(counts, code);
}

/** @param {readonly string[]} filters @returns {Promise<Counts>} */
export async function runPlaywright(filters) {
  const report = inProject('artifacts', 'playwright.json');
  rmSync(report, { force: true });
  const args = ['test', '--reporter=list,json', '--pass-with-no-tests', ...filters];
  const code = await ended(
    start(inProject('node_modules', '.bin', 'playwright'), args, {
      cwd: projectFolder,
      stdio: 'inherit',
      env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    }),
  );
  const read = readReport(report);
  const stats = typeof read === 'object' && read !== null && 'stats' in read ? read.stats : null;
  const counts = {
    passed: sumOf(stats, ['expected']),
    failed: sumOf(stats, ['unexpected', 'flaky']),
    skipped: sumOf(stats, ['skipped']),
  };
  return withFailure(counts, code);
}

/**
 * Which runner each filter is meant for: by its folder, or both where it names none.
 * @param {readonly string[]} filters
 */
export function shareFilters(filters) {
  const within = (/** @type {readonly string[]} */ folders) => (/** @type {string} */ filter) =>
    folders.some((folder) => filter.startsWith(folder));
  const forVitest = filters.filter((filter) => !within(PLAYWRIGHT_FOLDERS)(filter));
  const forPlaywright = filters.filter((filter) => !within(VITEST_FOLDERS)(filter));
  return {
    vitest: filters.length > 0 && forVitest.length === 0 ? null : forVitest,
    playwright: filters.length > 0 && forPlaywright.length === 0 ? null : forPlaywright,
  };
}
