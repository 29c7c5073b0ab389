import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { findOnPath } from './find-browser.mjs';
import { say, stop } from './say.mjs';

const PERCENT_STEP = 10;

/** True where packages come from apt. */
export function isDebian() {
  return findOnPath('dpkg-query') !== null && findOnPath('apt-get') !== null;
}

/** @param {readonly string[]} names @returns {Set<string>} */
function installedAmong(names) {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a format of dpkg-query, which writes its fields so
  const format = '${db:Status-Status} ${Package}\n';
  const answer = spawnSync('dpkg-query', ['-W', '-f', format, ...names], { encoding: 'utf8' });
  const lines = answer.stdout.split('\n').filter((line) => line.startsWith('installed '));
  return new Set(lines.map((line) => line.slice('installed '.length)));
}

/**
 * Which of them are not installed.
 * @param {readonly string[]} packages `a|b` is one under either name
 * @returns {string[]}
 */
export function missingPackages(packages) {
  if (packages.length === 0) return [];
  const installed = installedAmong(packages.flatMap((names) => names.split('|')));
  return packages.filter((names) => !names.split('|').some((name) => installed.has(name)));
}

/** @param {string} names @returns {string} the name that this release knows */
function knownName(names) {
  const all = names.split('|');
  const known = all.find((name) =>
    /Candidate: (?!\(none\))/.test(spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' }).stdout),
  );
  return known ?? names.replace(/\|.*/, '');
}

/**
 * Runs apt-get quietly: its own output is shown only where it failed, its progress every few percent.
 * @param {readonly string[]} args
 */
export async function aptGet(args) {
  const quiet = ['-q', '-y', '-o', 'Dpkg::Use-Pty=0', '-o', 'APT::Status-Fd=3'];
  const child = spawn('apt-get', [...quiet, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  let printed = '';
  child.stdout?.on('data', (text) => (printed += text));
  child.stderr?.on('data', (text) => (printed += text));
  const status = child.stdio[3];
  let shown = '';
  if (status !== null && status !== undefined && 'read' in status) {
    createInterface({ input: status }).on('line', (line) => {
      const [kind, , percent] = line.split(':');
      const step = `${kind === 'dlstatus' ? 'downloading' : 'installing'} ${Math.floor(Number(percent) / PERCENT_STEP) * PERCENT_STEP} %`;
      if (step !== shown && (kind === 'dlstatus' || kind === 'pmstatus')) say(`  ${step}`);
      shown = step;
    });
  }
  /** @type {number | null} */
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', resolve);
  });
  if (code !== 0) {
    process.stderr.write(printed);
    stop(`apt-get ${args[0]} failed (code ${code}); what it printed stands above`);
  }
}

/**
 * Installs Debian packages as root; for everyone else prints the one line that does it, and stops.
 * @param {readonly string[]} packages
 */
export async function installPackages(packages) {
  if (process.getuid?.() !== 0) {
    const names = packages.map((name) => name.replace(/\|.*/, '')).join(' ');
    stop(
      `Debian packages are missing. Run this line, then try again:\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names}`,
    );
  }
  say('reading the lists of Debian packages');
  await aptGet(['update']);
  const names = packages.map(knownName);
  say(`installing ${names.length} Debian packages and what they need: ${names.join(' ')}`);
  await aptGet(['install', '--no-install-recommends', ...names]);
  say('Debian packages are in place');
}
