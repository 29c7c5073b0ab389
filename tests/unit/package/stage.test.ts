import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { stageApplication } from '../../../scripts/package/stage.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'caseport-stage-test-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('what is packaged runs by itself: the built files name no module that is not there', () => {
  stageApplication(folder, { adapter: null });
  expect(readdirSync(join(folder, 'node_modules')).sort()).toEqual(['better-sqlite3-multiple-ciphers', 'keytar']);
  const main = readFileSync(join(folder, 'out', 'main', 'index.cjs'), 'utf8');
  const required = [...main.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name ?? '');
  const foreign = required.filter((name) => name !== 'electron' && !isBuiltin(name));
  expect(foreign).toEqual(['better-sqlite3-multiple-ciphers']);
});

test('the native modules that are packaged load and work', () => {
  stageApplication(folder, { adapter: null });
  const code = `const Database = require('better-sqlite3-multiple-ciphers');
    require.resolve('keytar');
    console.log(new Database(':memory:').prepare('select 6 * 7 as answer').get().answer)`;
  expect(execFileSync(process.execPath, ['-e', code], { cwd: folder, encoding: 'utf8' }).trim()).toBe('42');
});

test('only what verifies itself carries the mark that lets a debugger in', () => {
  const marked = () => 'verification' in JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  stageApplication(folder, { adapter: null });
  expect(marked()).toBe(false);
  stageApplication(folder, { adapter: null, verification: true });
  expect(marked()).toBe(true);
});

test('only production files are packaged', () => {
  stageApplication(folder, { adapter: null });
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  expect(files.filter((file) => /\.(ts|tsx|map|c|cc|cpp|h|gyp)$/.test(file))).toEqual([]);
  expect(existsSync(join(folder, 'scripts'))).toBe(false);
  expect(Object.keys(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))).not.toContain('devDependencies');
});
