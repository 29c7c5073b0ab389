/** Runs the rules about text over every file of the project that git knows or would add. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { inProject, projectFolder } from '../lib/project.mjs';
import { findInLockFile, findInText } from './text-guards.mjs';

const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  cwd: projectFolder,
  encoding: 'utf8',
});
const paths = listed.split('\0').filter((path) => path !== '' && existsSync(inProject(path)));
const findings = paths.flatMap((path) => {
  const text = readFileSync(inProject(path), 'utf8');
  return path === 'package-lock.json' ? findInLockFile(text) : findInText(path, text);
});
for (const { path, line, message } of findings) process.stderr.write(`${path}:${line} ${message}\n`);
process.exit(findings.length === 0 ? 0 : 1);
