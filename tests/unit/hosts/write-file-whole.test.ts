import {
  chmodSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeFileWhole, writeNewFile } from '../../../src-main/write-file-whole.ts';
import { createFiles } from '../../../src-preview/files.ts';
import type { NotWritten } from '../../../src-shared/errors.ts';

const BYTES = new TextEncoder().encode('new');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'caseport-files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const refused = (why: NotWritten) => ({ error: { kind: 'file-not-written', why } });

test.each<[string, () => string, NotWritten]>([
  ['a folder that is not there', () => join(folder, 'gone', 'a.csv'), 'no-folder'],
  ['a folder that is a file', () => join(folder, 'file', 'a.csv'), 'no-folder'],
  ['a folder that takes no files', () => '/proc/a.csv', 'no-folder'],
  ['a name that a folder has', () => folder, 'is-folder'],
  ['a name that is too long', () => join(folder, `${'a'.repeat(300)}.csv`), 'name-too-long'],
])('%s is a failure of the person’s disk, not a bug of ours', async (_, file, why) => {
  writeFileSync(join(folder, 'file'), '');
  await expect(writeFileWhole(file(), BYTES)).rejects.toMatchObject(refused(why));
  expect(readdirSync(folder)).toEqual(['file']);
});

test('an older file is replaced whole, keeps its permissions, and a link to it stays a link', async () => {
  const file = join(folder, 'a.csv');
  writeFileSync(file, 'old');
  chmodSync(file, 0o600);
  symlinkSync(file, join(folder, 'link.csv'));
  await writeFileWhole(join(folder, 'link.csv'), BYTES);
  expect(readFileSync(file, 'utf8')).toBe('new');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(
    readdirSync(folder, { withFileTypes: true })
      .find((one) => one.name === 'link.csv')
      ?.isSymbolicLink(),
  ).toBe(true);
  expect(readdirSync(folder)).toHaveLength(2);
});

test('the older file is never written into: whoever has it open still reads all of it', async () => {
  const file = join(folder, 'a.csv');
  writeFileSync(file, 'old');
  const open = openSync(file, 'r');
  try {
    await writeFileWhole(file, BYTES);
    expect(readFileSync(open, 'utf8')).toBe('old');
  } finally {
    closeSync(open);
  }
});

test('a device that is full says so, and stays a device', async () => {
  await expect(writeFileWhole('/dev/full', BYTES)).rejects.toMatchObject(refused('disk-full'));
  expect(statSync('/dev/full').isCharacterDevice()).toBe(true);
});

test('the host without a dialogue writes beside what is there, and says what stands in the way', async () => {
  const files = createFiles({ XDG_DOWNLOAD_DIR: folder });
  mkdirSync(join(folder, 'a.csv'));
  expect(await files.save('a.csv', BYTES)).toBe(join(folder, 'a (2).csv'));
  expect(await writeNewFile(join(folder, 'a (2).csv'), BYTES)).toBe(false);
  const nowhere = createFiles({ XDG_DOWNLOAD_DIR: join(folder, 'gone') });
  await expect(nowhere.save('a.csv', BYTES)).rejects.toMatchObject(refused('no-folder'));
});
