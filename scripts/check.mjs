/**
 * Everything a machine can say about the code without running it: format, lint, types of each folder with only what that
 * folder may know, boundaries, and the rules about text. `npm run check -- types boundaries` runs some of them.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { inProject, projectFolder } from './lib/project.mjs';
import { say } from './lib/say.mjs';

const SOURCES = ['src-shared', 'src-main', 'src-preload', 'src-preview', 'src-renderer', 'src-sandbox', 'tests', 'scripts'];
/** The machines that run this have two cores or more. */
const TYPE_CHECKS_AT_ONCE = 2;

/** @param {string} tool @param {...string} args */
function run(tool, ...args) {
  const child = spawn(inProject('node_modules', '.bin', tool), args, { cwd: projectFolder, shell: process.platform === 'win32' });
  let printed = '';
  child.stdout.on('data', (text) => (printed += text));
  child.stderr.on('data', (text) => (printed += text));
  return new Promise((/** @type {(result: { ok: boolean, printed: string }) => void} */ resolve) => {
    child.once('error', (error) => resolve({ ok: false, printed: error.message }));
    child.once('close', (code) => resolve({ ok: code === 0, printed }));
  });
}

async function types() {
  const projects = [...SOURCES.map((folder) => `${folder}/tsconfig.json`), 'tsconfig.json'].filter((file) =>
    existsSync(inProject(file)),
  );
  /** @type {{ ok: boolean, printed: string }[]} */
  const results = [];
  const next = async () => {
    for (let project = projects.shift(); project !== undefined; project = projects.shift()) {
      const memory = inProject('node_modules', '.cache', 'caseport', `types-${project.replaceAll('/', '-')}`);
      results.push(
        await run('tsc', '--noEmit', '--incremental', '--tsBuildInfoFile', memory, '--pretty', 'false', '-p', project),
      );
    }
  };
  await Promise.all(Array.from({ length: TYPE_CHECKS_AT_ONCE }, next));
  return { ok: results.every((result) => result.ok), printed: results.map((result) => result.printed).join('') };
}

/** @type {Record<string, () => Promise<{ ok: boolean, printed: string }>>} */
const steps = {
  lint: () => run('biome', 'check', '--error-on-warnings', '--no-errors-on-unmatched', '.'),
  types,
  boundaries: () => run('depcruise', '--config', '.dependency-cruiser.cjs', '--output-type', 'err-long', ...SOURCES),
  text: () => run('node', 'scripts/guards/main.mjs'),
};

const wanted = process.argv.slice(2);
let failed = false;
for (const [name, step] of Object.entries(steps)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const began = Date.now();
  const { ok, printed } = await step();
  if (!ok) process.stdout.write(printed);
  say(`${ok ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - began) / 1_000).toFixed(1)} s)`);
  failed ||= !ok;
}
process.exit(failed ? 1 : 0);
