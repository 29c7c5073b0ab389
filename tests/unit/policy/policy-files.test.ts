import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { policyPlaces, readPolicyFile } from '../../../src-main/policy/policy-files.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'caseport-policy-'));
  file = join(folder, 'policy.json');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const message = () => {
  const source = readPolicyFile('machine', file);
  return source === null || source.content.ok ? null : source.content.message;
};

test('no file says nothing', () => {
  expect(readPolicyFile('machine', file)).toBeNull();
  expect(readPolicyFile('machine', join(folder, 'a', 'b.json'))).toBeNull();
});

test('whatever else the disk says is told, and stops nothing', () => {
  file = join(folder, `${'x'.repeat(300)}.json`);
  expect(message()).toBe('The file can not be read (ENAMETOOLONG).');
});

test('a good file gives its tiers', () => {
  writeFileSync(file, '{"enforced":{"linksAllowed":false}}');
  expect(readPolicyFile('user', file)).toEqual({
    scope: 'user',
    where: file,
    content: { ok: true, tiers: { enforced: { linksAllowed: false } } },
  });
});

test('a folder in its place, no JSON, another form, ten megabytes: each says what it is', () => {
  mkdirSync(file);
  expect(message()).toBe('There is a folder in the place of the file.');
  rmSync(file, { recursive: true });
  writeFileSync(file, '{"enforced":');
  expect(message()).toBe('The file is no JSON.');
  writeFileSync(file, '[]');
  expect(message()).toBe('The file must hold an object with "default" and "enforced".');
  writeFileSync(file, ' '.repeat(10_000_000));
  expect(message()).toBe('The file is larger than 1,000,000 bytes.');
});

test('a file that begins with a mark of its encoding is read', () => {
  writeFileSync(file, '\uFEFF{"enforced":{"linksAllowed":false}}');
  expect(readPolicyFile('user', file)?.content).toEqual({ ok: true, tiers: { enforced: { linksAllowed: false } } });
});

test.skipIf(process.platform === 'win32')('a pipe in its place is not waited for, and a device not read', () => {
  execFileSync('mkfifo', [file]);
  expect(message()).toBe('There is no ordinary file in its place.');
  file = '/dev/zero';
  expect(message()).toBe('There is no ordinary file in its place.');
});

test('the machine first; the person’s own lies in their configuration', () => {
  expect(policyPlaces({ XDG_CONFIG_HOME: folder })).toEqual([
    { scope: 'machine', file: '/etc/caseport/policy.json' },
    { scope: 'user', file: join(folder, 'caseport', 'policy.json') },
  ]);
});

test('an empty XDG_CONFIG_HOME counts as none: no policy is read from the working folder', () => {
  expect(policyPlaces({ XDG_CONFIG_HOME: '' })).toEqual(policyPlaces({}));
});
