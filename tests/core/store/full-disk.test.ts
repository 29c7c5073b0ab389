import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type Db, transact } from '../../../src-main/store/database.ts';
import { readReplyDraft, writeReplyDraft } from '../../../src-main/store/drafts-table.ts';
import { deskMigrations } from '../../../src-main/store/migrations/desk.ts';
import { openDatabase } from '../../../src-main/store/open-database.ts';
import { AppFailure } from '../../../src-shared/errors.ts';
import { temporaryProfile } from '../../support/core.ts';

/** A desk that may not grow: SQLite itself answers SQLITE_FULL, as it does on a full disk. */
function fullDesk(): Db {
  const opened = openDatabase({
    file: path.join(temporaryProfile(), 'desk.db'),
    keyHex: randomBytes(32).toString('hex'),
    migrations: deskMigrations,
    synchronous: 'FULL',
    backupFolder: null,
  });
  if (!opened.ok) throw new Error(opened.why);
  const pages = Number(opened.db.pragma('page_count', { simple: true }));
  opened.db.pragma(`max_page_count = ${pages + 1}`);
  return opened.db;
}

const draft = (text: string) => ({ text, selectionStart: 0, selectionEnd: 0, savedAt: 1 });

test('a full disk is told as such, what was saved before stays, and work goes on once there is room', () => {
  const desk = fullDesk();
  writeReplyDraft(desk, 'account', '1', draft('Saved before'));
  let failure: unknown;
  try {
    writeReplyDraft(desk, 'account', '2', draft('x'.repeat(100_000)));
  } catch (cause) {
    failure = cause;
  }
  expect(failure).toBeInstanceOf(AppFailure);
  expect(failure instanceof AppFailure ? failure.error : null).toEqual({ kind: 'storage', why: 'disk-full' });
  expect(readReplyDraft(desk, 'account', '1')?.text).toBe('Saved before');
  expect(readReplyDraft(desk, 'account', '2')).toBeNull();

  desk.pragma('max_page_count = 100000');
  writeReplyDraft(desk, 'account', '2', draft('x'.repeat(100_000)));
  expect(readReplyDraft(desk, 'account', '2')?.text).toHaveLength(100_000);
});

test('a transaction that meets a full disk leaves nothing of itself', () => {
  const desk = fullDesk();
  expect(() =>
    transact(desk, () => {
      writeReplyDraft(desk, 'account', '1', draft('Half of it'));
      writeReplyDraft(desk, 'account', '2', draft('x'.repeat(100_000)));
    }),
  ).toThrow(AppFailure);
  expect(readReplyDraft(desk, 'account', '1')).toBeNull();
});
