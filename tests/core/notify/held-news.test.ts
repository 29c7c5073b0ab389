import { expect, test } from 'vitest';
import { createHeldNews } from '../../../src-main/notify/held-news.ts';
import type { News } from '../../../src-main/notify/news.ts';
import { deskMigrations } from '../../../src-main/store/migrations/desk.ts';
import { openDatabase } from '../../../src-main/store/open-database.ts';

const DAY = 24 * 3_600_000;
const reminder = (caseId: string, accountId = 'a'): News => ({ kind: 'reminder', accountId, caseId });

function begin() {
  const opened = openDatabase({
    file: ':memory:',
    keyHex: null,
    synchronous: 'FULL',
    backupFolder: null,
    migrations: deskMigrations,
  });
  if (!opened.ok) throw new Error(opened.detail);
  let now = 0;
  return { held: createHeldNews(opened.db, { now: () => now }), pass: (milliseconds: number) => (now += milliseconds) };
}

test('only what was told goes, as often as it was told', () => {
  const { held } = begin();
  held.add([reminder('1'), reminder('2')]);
  const told = held.read();
  held.add([reminder('2'), reminder('3')]);
  held.remove(told);
  expect(held.read()).toEqual([reminder('2'), reminder('3')]);
  held.add([reminder('3', 'b')]);
  held.forget('a');
  expect(held.read()).toEqual([reminder('3', 'b')]);
});

test('what nobody could be told for a week is news no more, and there is an end to how much is held', () => {
  const { held, pass } = begin();
  held.add([reminder('old')]);
  pass(6 * DAY);
  held.add([reminder('new')]);
  expect(held.read()).toHaveLength(2);
  pass(DAY);
  expect(held.read()).toEqual([reminder('new')]);
  held.add(Array.from({ length: 600 }, (_, index) => reminder(String(index))));
  expect(held.read()).toHaveLength(500);
  expect(held.read().at(-1)).toEqual(reminder('599'));
});
