import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredFile } from '../src-shared/facts.ts';

/** Folders of the profile, each of which is told as one sum. */
const FOLDERS = ['backups', 'damaged', 'logs', 'electron'];
const OURS = /^(store\.json|(desk|desk-mirror|cache)\.db(-wal|-shm)?)$/;

/** What lies in the profile, with its size. A write-ahead log counts to its database. */
export function storedFiles(profile: string): StoredFile[] {
  const sums = new Map<string, number>();
  const add = (name: string, bytes: number) => sums.set(name, (sums.get(name) ?? 0) + bytes);
  for (const name of list(profile)) {
    if (OURS.test(name)) add(name.replace(/-(wal|shm)$/, ''), sizeOf(join(profile, name)));
    else if (FOLDERS.includes(name) || name.startsWith('set-aside-')) add(`${name}/`, sizeOfFolder(join(profile, name)));
  }
  return [...sums].map(([name, bytes]) => ({ name, bytes })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (cause) {
    // A profile that is not there, or may not be read, holds nothing that could be told.
    if (cause instanceof Error && 'code' in cause) return [];
    throw cause;
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function sizeOfFolder(folder: string): number {
  return list(folder).reduce((sum, name) => {
    const stat = statSync(join(folder, name), { throwIfNoEntry: false });
    if (stat === undefined) return sum;
    return sum + (stat.isDirectory() ? sizeOfFolder(join(folder, name)) : stat.size);
  }, 0);
}
