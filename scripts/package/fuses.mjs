import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

/**
 * Each switch that is burnt into Electron's binary, and how we ship it. All are named, so that a new one in a later Electron
 * is a decision and not a default.
 * @type {Readonly<Record<keyof typeof FuseV1Options, boolean>>}
 */
export const FUSES = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  // Electron has no such check on Linux: there the files belong to root.
  EnableEmbeddedAsarIntegrityValidation: process.platform !== 'linux',
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
  WasmTrapHandlers: true,
};

/** @typedef {{ name: keyof typeof FuseV1Options, wanted: boolean, index: FuseV1Options }} Fuse */

/** @returns {Fuse[]} */
function fuses() {
  const names = /** @type {(keyof typeof FuseV1Options)[]} */ (Object.keys(FUSES)); // the keys of a literal
  return names.map((name) => ({ name, wanted: FUSES[name], index: FuseV1Options[name] }));
}

/**
 * Reads the fuses back from a binary.
 * @param {string} executable
 * @returns {Promise<Map<string, boolean | null>>} null for one that this Electron does not have
 */
export async function readFuses(executable) {
  const wire = new Map(Object.entries(await getCurrentFuseWire(executable)));
  return new Map(
    fuses().map(({ name, index }) => {
      const state = wire.get(String(index));
      if (state === FuseState.ENABLE) return [name, true];
      return [name, state === FuseState.DISABLE ? false : null];
    }),
  );
}

/** Sets every fuse that the binary has. @param {string} executable */
export async function setFuses(executable) {
  const present = await readFuses(executable);
  const config = fuses().flatMap(({ name, index, wanted }) => (present.get(name) === null ? [] : [[index, wanted]]));
  await flipFuses(executable, { version: FuseVersion.V1, strictlyRequireAllFuses: false, ...Object.fromEntries(config) });
}

/**
 * What differs between a binary and the table above; empty where it is as it should be.
 * @param {string} executable
 * @param {{ mayLack: boolean }} options true for an older test Electron, which does not know every fuse
 */
export async function wrongFuses(executable, { mayLack }) {
  const present = await readFuses(executable);
  return fuses()
    .map(({ name, wanted }) => ({ name, wanted, found: present.get(name) ?? null }))
    .filter(({ wanted, found }) => found !== wanted && !(mayLack && found === null));
}
