import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { policyInWords } from '../../../src-main/policy/print-policy.ts';
import { policyKeys } from '../../../src-shared/policy.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

test('each key with its value, its tier and its place, and each problem', () => {
  const text = policyInWords({
    entries: [{ key: 'exportAllowed', value: 'false', tier: 'enforced', scope: 'machine', where: 'policy.json' }],
    problems: [{ where: 'policy.json', key: 'exprotAllowed', message: 'There is no such key.' }],
  });
  for (const key of Object.keys(policyKeys)) expect(text).toContain(key);
  expect(text).toMatch(/^exportAllowed +false {2}\(enforced, machine: policy\.json\)$/m);
  expect(text).toMatch(/^linksAllowed +not set$/m);
  expect(text).toContain('Could not be used (1):\n  policy.json, exprotAllowed: There is no such key.');
});

test('the preview host prints it and ends, without a window', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'caseport-print-'));
  folders.push(folder);
  mkdirSync(path.join(folder, 'caseport'));
  writeFileSync(path.join(folder, 'caseport', 'policy.json'), '{"default":{"updateMode":"tell","other":1}}');
  const host = path.join(import.meta.dirname, '../../../src-preview/main.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [host, '--print-policy'], {
    env: { ...process.env, XDG_CONFIG_HOME: folder, CASEPORT_BROWSER: '/nowhere', CASEPORT_PROFILE: path.join(folder, 'p') },
  });
  expect(stdout).toMatch(/^updateMode +tell {2}\(default, user: /m);
  expect(stdout).toContain('Could not be used (1):');
});
