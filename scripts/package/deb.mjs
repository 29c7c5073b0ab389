import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { electronLibraries, keychainLibrary } from '../lib/needs.mjs';
import { inProject } from '../lib/project.mjs';
import { say } from '../lib/say.mjs';
import { EXECUTABLE } from './application.mjs';
import { manifest } from './stage.mjs';

const HOME = 'opt/Caseport';
const FOLDER_MODE = 0o755;
/** Set-user-id: Chromium's sandbox then also starts where the kernel denies user namespaces to ordinary users. */
const SANDBOX_MODE = 0o4755;
const BYTES_PER_KIBIBYTE = 1_024;
const BYTES_PER_MEGABYTE = 1_000_000;
const ARCHITECTURES = new Map([
  ['x64', 'amd64'],
  ['arm64', 'arm64'],
]);

/** @returns {string} Debian's name of this computer's kind */
export function debianArchitecture() {
  return ARCHITECTURES.get(process.arch) ?? process.arch;
}

/** @param {string} folder @returns {number} */
function kibibytesIn(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Math.ceil(files.reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0) / BYTES_PER_KIBIBYTE);
}

/** @param {string} tree @param {boolean} test */
function control(tree, test) {
  const { version = '0', description = '' } = manifest();
  const depends = [...electronLibraries.packages, ...keychainLibrary.packages].map((names) => names.replaceAll('|', ' | '));
  return `${[
    'Package: caseport',
    // The tilde sorts it before the real one, which so replaces it wherever it was left.
    `Version: ${version}${test ? '~test.electron' : ''}`,
    `Architecture: ${debianArchitecture()}`,
    'Maintainer: Caseport maintainers <maintainers@caseport.invalid>',
    'Section: misc',
    'Priority: optional',
    `Installed-Size: ${kibibytesIn(tree)}`,
    `Depends: ${depends.join(', ')}`,
    'Recommends: gnome-keyring | kwalletmanager, desktop-file-utils, xdg-utils',
    `Description: ${description}`,
    ' Tells when Wise waits for you, keeps every thread readable without a network, and neither loses nor repeats a reply.',
  ].join('\n')}\n`;
}

/** @param {string} tree */
function addDesktopFiles(tree) {
  const applications = join(tree, 'usr/share/applications');
  mkdirSync(applications, { recursive: true });
  cpSync(inProject('resources/linux/caseport.desktop'), join(applications, 'caseport.desktop'));
  const icons = join(tree, 'usr/share/icons/hicolor');
  for (const name of readdirSync(inProject('resources'))) {
    const size = /^icon-(\d+)\.png$/.exec(name)?.[1];
    if (size === undefined) continue;
    mkdirSync(join(icons, `${size}x${size}/apps`), { recursive: true });
    cpSync(inProject('resources', name), join(icons, `${size}x${size}/apps/caseport.png`));
  }
  mkdirSync(join(icons, 'scalable/apps'), { recursive: true });
  cpSync(inProject('resources/icon.svg'), join(icons, 'scalable/apps/caseport.svg'));
  mkdirSync(join(tree, 'usr/share/doc/caseport'), { recursive: true });
  cpSync(inProject('LICENSE'), join(tree, 'usr/share/doc/caseport/copyright'));
  mkdirSync(join(tree, 'usr/bin'), { recursive: true });
  symlinkSync(`/${HOME}/${EXECUTABLE}`, join(tree, 'usr/bin/caseport'));
}

/** Whoever builds may have a strict umask; who installs must be able to read. @param {string} tree */
function openToAll(tree) {
  chmodSync(tree, FOLDER_MODE);
  for (const entry of readdirSync(tree, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const isExecutable = (statSync(path).mode & 0o100) !== 0;
    chmodSync(path, entry.isDirectory() || isExecutable ? FOLDER_MODE : 0o644);
  }
}

/**
 * Makes the Debian package. It runs no script when it is installed: menus, icons and the link handler are read by triggers
 * of Debian's own, and nothing starts by itself at login.
 * @param {string} application the unpacked one
 * @param {string} file what it is to be called
 * @param {{ test: boolean }} options true for a package with another Electron than ours
 */
export function makeDeb(application, file, { test }) {
  const tree = mkdtempSync(join(tmpdir(), 'caseport-deb-'));
  cpSync(application, join(tree, HOME), { recursive: true });
  addDesktopFiles(tree);
  openToAll(tree);
  chmodSync(join(tree, HOME, 'chrome-sandbox'), SANDBOX_MODE);
  const description = control(tree, test);
  mkdirSync(join(tree, 'DEBIAN'), { mode: FOLDER_MODE });
  writeFileSync(join(tree, 'DEBIAN', 'control'), description);
  rmSync(file, { force: true });
  // Stronger compression takes a minute more and saves a sixth.
  execFileSync('dpkg-deb', ['--root-owner-group', '-Zxz', '-z1', '--build', tree, file], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  rmSync(tree, { recursive: true, force: true });
  say(`Debian package: ${file} (${(statSync(file).size / BYTES_PER_MEGABYTE).toFixed(0)} MB)`);
}
