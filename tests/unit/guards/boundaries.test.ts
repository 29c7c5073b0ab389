import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = join(import.meta.dirname, '..', '..', '..');
const TOOL_LIMIT_MILLISECONDS = 60_000;

/** Each breaks one rule, and names it. */
const PLANTED: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['shared-is-a-leaf', 'src-shared/leaky.ts', "import { readFileSync } from 'node:fs';\nexport { readFileSync };"],
  ['shared-is-a-leaf', 'src-shared/typed.ts', "import type { Clock } from '../src-main/ports.ts';\nexport type { Clock };"],
  ['electron-is-a-leaf', 'src-main/sync/native.ts', "import { app } from 'electron';\nexport { app };"],
  ['electron-is-a-leaf', 'src-renderer/native.ts', "import type { App } from 'electron';\nexport type { App };"],
  ['keytar-in-one-file', 'src-main/accounts/direct.ts', "export const keytar = () => import('keytar');"],
  ['core-knows-no-host', 'src-main/outbox/up.ts', "import { openWindow } from '../electron/window.ts';\nexport { openWindow };"],
  [
    'core-knows-no-host',
    'src-main/outbox/play.ts',
    "import { createDemo } from '../../src-sandbox/demo.ts';\nexport { createDemo };",
  ],
  [
    'glue-knows-no-page',
    'src-main/electron/peek.ts',
    "import { readBridge } from '../../src-renderer/bridge.ts';\nexport { readBridge };",
  ],
  ['preload-is-glue-only', 'src-preload/wide.ts', "import { createClock } from '../src-main/clock.ts';\nexport { createClock };"],
  ['preload-takes-types-only', 'src-preload/heavy.ts', "import { calls } from '../src-shared/ipc.ts';\nexport { calls };"],
  ['renderer-sees-shared-and-its-libraries', 'src-renderer/disk.ts', "import { join } from 'node:path';\nexport { join };"],
  [
    'renderer-sees-shared-and-its-libraries',
    'src-renderer/main-type.ts',
    "import type { Clock } from '../src-main/ports.ts';\nexport type { Clock };",
  ],
  [
    'sandbox-stands-alone',
    'src-sandbox/shared-mistake.ts',
    "import { createClock } from '../src-main/clock.ts';\nexport { createClock };",
  ],
  [
    'preview-hosts-the-core',
    'src-preview/other-host.ts',
    "import { openWindow } from '../src-main/electron/window.ts';\nexport { openWindow };",
  ],
  ['pure-files-decide-only', 'src-main/sync/merge.ts', "import { createClock } from '../clock.ts';\nexport { createClock };"],
  ['arrows-never-turn-back', 'src-main/store/upward.ts', "import type { a } from '../sync/ring-a.ts';\nexport type { a };"],
  ['engines-do-not-call-handlers', 'src-main/sync/handled.ts', "import { createApp } from '../app.ts';\nexport { createApp };"],
  ['scripts-stand-alone', 'scripts/packaged.mjs', "import { z } from 'zod';\nexport { z };"],
  ['packager-libraries', 'scripts/package/schema.mjs', "import { z } from 'zod';\nexport { z };"],
  ['no-cycles', 'src-main/sync/ring-a.ts', "import { b } from './ring-b.ts';\nexport const a = () => b;"],
  ['resolvable', 'src-main/sync/lost.ts', "import { nothing } from './nowhere.ts';\nexport { nothing };"],
];

const SOUND: Readonly<Record<string, string>> = {
  'src-shared/ipc.ts': "import { z } from 'zod';\nexport const calls = z;",
  'src-main/ports.ts': 'export type Clock = { now(): number };',
  'src-main/clock.ts': "import type { Clock } from './ports.ts';\nexport const createClock = (): Clock => ({ now: () => 0 });",
  'src-main/app.ts': 'export const createApp = 1;',
  'src-main/index.ts':
    "import { app } from 'electron';\nimport { createDemo } from '../src-sandbox/demo.ts';\nexport { app, createDemo };",
  'src-main/keychain.ts': "export const keytar = () => import('keytar');",
  'src-main/electron/window.ts': "import { BrowserWindow } from 'electron';\nexport const openWindow = BrowserWindow;",
  'src-main/sync/ring-b.ts': "import { a } from './ring-a.ts';\nexport const b = () => a;",
  'src-main/sync/next-poll.ts': "import type { Clock } from '../ports.ts';\nexport type { Clock };",
  'src-sandbox/demo.ts': 'export const createDemo = 1;',
  'src-renderer/bridge.ts':
    "import type { calls } from '../src-shared/ipc.ts';\nexport const readBridge = (): typeof calls | null => null;",
  'src-preload/index.ts':
    "import { contextBridge } from 'electron';\nimport type { calls } from '../src-shared/ipc.ts';\nexport type { calls };\nexport { contextBridge };",
};

const Report = z.object({
  summary: z.object({ violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })) }),
});

let project = '';

function plant(file: string, text: string): void {
  mkdirSync(dirname(join(project, file)), { recursive: true });
  writeFileSync(join(project, file), `${text}\n`);
}

/** Runs a tool in the planted project. Findings make it end with a failure; what it printed is what counts. */
function run(tool: string, ...args: string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(join(root, 'node_modules', '.bin', tool), args, { cwd: project, maxBuffer: 10_000_000 }, (_error, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
}

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'caseport-planted-'));
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.base.json', 'biome.json', 'package.json'])
    cpSync(join(root, file), join(project, file));
  for (const name of ['zod', 'keytar']) plant(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
  for (const name of ['zod', 'keytar']) plant(`node_modules/${name}/index.js`, 'module.exports = {};');
  for (const [file, text] of Object.entries(SOUND)) plant(file, text);
  for (const [, file, text] of PLANTED) plant(file, text);
});

afterAll(() => rmSync(project, { recursive: true, force: true }));

describe('boundaries', () => {
  it(
    'each rule finds its planted violation, and nothing sound is accused',
    async () => {
      const folders = ['src-shared', 'src-main', 'src-preload', 'src-preview', 'src-renderer', 'src-sandbox', 'scripts'];
      const printed = await run('depcruise', '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...folders);
      const found = Report.parse(JSON.parse(printed)).summary.violations.map(({ from, rule }) => `${rule.name} ${from}`);
      expect(PLANTED.map(([rule, file]) => `${rule} ${file}`).filter((planted) => !found.includes(planted))).toEqual([]);
      const accused = found
        .map((line) => line.split(' ')[1] ?? '')
        .filter((file) => file in SOUND && file !== 'src-main/sync/ring-b.ts');
      expect(accused).toEqual([]);
    },
    TOOL_LIMIT_MILLISECONDS,
  );
});

describe('raw messages between the processes', () => {
  it(
    'are allowed in one file on each side, and the message names the way',
    async () => {
      plant('src-main/electron/second-door.ts', "import { ipcMain } from 'electron';\n\nipcMain.removeHandler('x');");
      plant('src-main/electron/ipc.ts', "import { ipcMain } from 'electron';\n\nipcMain.removeHandler('x');");
      const printed = await run('biome', 'lint', '--vcs-enabled=false', '--reporter=github', 'src-main/electron');
      expect(printed).toContain('second-door.ts');
      expect(printed).toContain('src-shared/ipc.ts');
      expect(printed).not.toContain('file=src-main/electron/ipc.ts');
    },
    TOOL_LIMIT_MILLISECONDS,
  );
});
