import { findBrowser, findOnPath } from './find-browser.mjs';

/**
 * What a command needs of the computer besides npm packages.
 * @typedef {object} Need
 * @property {string} what in words, for computers that are not Debian
 * @property {readonly string[]} packages Debian's names; `a|b` is one under either name (it was renamed in Debian 13)
 * @property {() => boolean} [met] true where something else serves as well; without it the packages decide
 */

function hasDisplay() {
  return Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
}

/** Asked for by `npm start` only once Electron turns out not to be had. @type {Need} */
export const browser = {
  what: 'Chromium, Chrome or Edge',
  packages: ['chromium', 'chromium-sandbox', 'fonts-liberation', 'fonts-noto-color-emoji'],
  met: () => findBrowser() !== null,
};

/** @type {Need} */
export const electronLibraries = {
  what: 'the libraries of Electron (GTK 3, NSS, ALSA, GBM, libnotify)',
  packages: ['libgtk-3-0|libgtk-3-0t64', 'libnss3', 'libasound2|libasound2t64', 'libgbm1', 'libnotify4'],
};

/** @type {Need} */
export const keychainLibrary = { what: 'libsecret', packages: ['libsecret-1-0'] };

/** @type {Need} */
const display = {
  what: 'a display, or Xvfb',
  packages: ['xvfb'],
  met: () => hasDisplay() || findOnPath('Xvfb') !== null,
};

/** @type {Need} */
export const privateDisplay = { what: 'Xvfb', packages: ['xvfb'], met: () => findOnPath('Xvfb') !== null };

/** @type {Need} */
export const privateSession = {
  what: 'dbus-run-session and gnome-keyring-daemon',
  packages: ['dbus-daemon', 'gnome-keyring'],
  met: () => findOnPath('dbus-run-session') !== null && findOnPath('gnome-keyring-daemon') !== null,
};

/** Makes the expired and wrong-host certificates that the faults meet: keys are made at run time and never committed. @type {Need} */
const certificates = { what: 'openssl', packages: ['openssl'], met: () => findOnPath('openssl') !== null };

/**
 * The needs of each npm script.
 * @type {Readonly<Record<string, readonly Need[]>>}
 */
export const needsOf = {
  start: [electronLibraries, keychainLibrary, display],
  test: [browser, electronLibraries, keychainLibrary, privateDisplay, privateSession, certificates],
  check: [],
  sandbox: [],
  bench: [browser, keychainLibrary, privateDisplay, privateSession],
  faults: [keychainLibrary, certificates],
  package: [],
};
