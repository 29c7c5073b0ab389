import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { markRunning } from '../../../src-main/running-marker.ts';

let profile: string;
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'caseport-marker-'));
});
afterEach(() => rmSync(profile, { recursive: true, force: true }));

/** A number that some process had, and that ended. */
async function numberOfNobody(): Promise<number> {
  const child = spawn(process.execPath, ['--eval', '']);
  await new Promise((resolve) => child.once('exit', resolve));
  return child.pid ?? 0;
}

test('a first run, and one after an orderly end, have nothing to tell', () => {
  const first = markRunning(profile);
  expect(first.lastEnd).toBe('orderly');
  expect(existsSync(join(profile, 'running'))).toBe(true);
  first.end();
  expect(markRunning(profile).lastEnd).toBe('orderly');
});

test('a run that left its mark crashed, and that is told once', async () => {
  writeFileSync(join(profile, 'running'), `${await numberOfNobody()}\n`);
  const next = markRunning(profile);
  expect(next.lastEnd).toBe('crashed');
  next.end();
  expect(markRunning(profile).lastEnd).toBe('orderly');
});

test.each(['', 'garbage', '-1', '1e99'])('a mark that can not be read is one all the same: %j', (text) => {
  writeFileSync(join(profile, 'running'), text);
  // An empty mark is number 0, which nobody has.
  expect(markRunning(profile).lastEnd).toBe('crashed');
});

test('a second start beside one that runs neither judges its mark nor takes it', () => {
  writeFileSync(join(profile, 'running'), `${process.ppid}\n`);
  const second = markRunning(profile);
  expect(second.lastEnd).toBe('orderly');
  second.end();
  expect(existsSync(join(profile, 'running'))).toBe(true);
});

test('a profile that can not be written is no crash', () => {
  writeFileSync(join(profile, 'file'), '');
  expect(markRunning(join(profile, 'file', 'profile')).lastEnd).toBe('orderly');
});
