import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PLANTED, type PlantedBug } from '../planted/bugs.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const LONGEST_MILLISECONDS = 10 * 60_000;

export type PlantedOptions = { readonly only: string | null; readonly write: (line: string) => void };

/** A copy of what the tests need, with the packages of the original. */
function copyTree(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'caseport-planted-'));
  const isWanted = (name: string) =>
    name.startsWith('src-') ||
    name === 'tests' ||
    name === 'scripts' ||
    /^(package|tsconfig.*|vitest\.config)\.(json|ts)$/.test(name);
  for (const name of readdirSync(ROOT).filter(isWanted))
    cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true });
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'), 'dir');
  return folder;
}

type Run = { readonly failed: boolean; readonly ran: boolean; readonly milliseconds: number };

async function notice(folder: string, { runner, args }: PlantedBug['noticedBy']): Promise<Run> {
  const program =
    runner === 'vitest'
      ? [path.join(folder, 'node_modules/vitest/vitest.mjs'), 'run', ...args]
      : [path.join(folder, 'tests/faults/main.ts'), ...args];
  const began = performance.now();
  const child = spawn(process.execPath, program, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LONGEST_MILLISECONDS,
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      printed += String(text);
    });
  }
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  // A run that found no test, or could not load one, has noticed nothing.
  const ran = runner === 'vitest' ? /Tests .*\d+ (passed|failed)/.test(printed) : /BROKEN|within every bound/.test(printed);
  return { failed: code !== 0, ran, milliseconds: performance.now() - began };
}

/** @returns false where the source no longer holds what was to be changed. */
function plant(folder: string, bug: PlantedBug): boolean {
  for (const { file, find, put } of bug.edits) {
    const at = path.join(folder, file);
    const before = existsSync(at) ? readFileSync(at, 'utf8') : '';
    if (!before.includes(find)) return false;
    writeFileSync(
      at,
      before.replace(find, () => put),
    );
  }
  return true;
}

/** Each of the twelve bugs must make its suite fail, and without it the same suite must pass. */
export async function runPlanted({ only, write }: PlantedOptions): Promise<readonly string[]> {
  const broken: string[] = [];
  write('planted bug                 noticed by                                            without    with     s');
  for (const bug of PLANTED.filter(({ name }) => only === null || name === only)) {
    const folder = copyTree();
    const clean = await notice(folder, bug.noticedBy);
    const planted = plant(folder, bug);
    const dirty = planted ? await notice(folder, bug.noticedBy) : { failed: false, ran: false, milliseconds: 0 };
    rmSync(folder, { recursive: true, force: true });
    const says = ({ failed, ran }: Run) => (ran ? (failed ? 'fails' : 'passes') : 'not run');
    const seconds = ((clean.milliseconds + dirty.milliseconds) / 1_000).toFixed(0);
    const by = bug.noticedBy.args.filter((arg) => !['--project', 'core', 'unit', '-t', '--seed', '1'].includes(arg)).join(' ');
    write(
      `${bug.name.padEnd(28)}${by.slice(0, 52).padEnd(54)}${says(clean).padEnd(11)}${planted ? says(dirty) : 'gone'}  ${seconds.padStart(4)}`,
    );
    if (!planted) broken.push(`${bug.name}: the source has changed, and the edit no longer fits`);
    else if (!clean.ran || clean.failed) broken.push(`${bug.name}: its suite fails without it`);
    else if (!dirty.ran || !dirty.failed) broken.push(`${bug.name}: SURVIVED`);
  }
  return broken;
}
