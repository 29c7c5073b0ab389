import path from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import { v1 } from '../../src-main/api/dialects/v1.ts';
import { assembleThread } from '../../src-main/inbox/assemble-thread.ts';
import { listCases } from '../../src-main/inbox/list-cases.ts';
import { countViews } from '../../src-main/store/case-list.ts';
import { all, first } from '../../src-main/store/database.ts';
import { writeReplyDraft } from '../../src-main/store/drafts-table.ts';
import { obtainKey } from '../../src-main/store/key.ts';
import { openStores } from '../../src-main/store/open-stores.ts';
import { createRecordingLog, evenRandom } from '../support/fake-ports.ts';
import { type Filled, START } from './fill.ts';
import { HEADER, line, measure, summarise } from './measure.ts';

const ROUNDS = 300;

/** What the core takes, each beside the barest query of the same database that could give the same. */
export async function measureCore(filled: Filled, say: (text: string) => void): Promise<void> {
  const { profile } = filled;
  const cases = filled.caseIds.length;
  const key = await obtainKey(profile, filled.secrets, evenRandom);
  if (key.kind !== 'key') throw new Error(key.kind);
  const { keyHex } = key;

  async function open() {
    const opened = await openStores(profile, filled.secrets, evenRandom, createRecordingLog());
    if (!opened.ok) throw new Error(opened.stage.stage);
    return opened.stores;
  }

  const NEWEST = { sort: 'newest-activity', grouping: 'none', count: 50 } as const;

  const openings: number[] = [];
  for (let round = 0; round < 10; round++) {
    const began = performance.now();
    const stores = await open();
    listCases(stores, START, {
      ...NEWEST,
      accountId: filled.accountId,
      source: { kind: 'view', view: 'needs-action' },
      start: 0,
    });
    openings.push(performance.now() - began);
    stores.cache.close();
    stores.desk.close();
    stores.mirror?.close();
  }

  const bareOpenings: number[] = [];
  for (let round = 0; round < 10; round++) {
    const began = performance.now();
    const bare = new Database(path.join(profile, 'cache.db'));
    bare.pragma(`cipher='chacha20'`);
    bare.pragma(`key='raw:${keyHex}'`);
    bare.prepare('SELECT * FROM cases LIMIT 50').all();
    bareOpenings.push(performance.now() - began);
    bare.close();
  }

  const stores = await open();
  const { accountId, caseIds } = filled;
  const anyCase = (round: number) => caseIds[(round * 7_919) % caseIds.length] ?? '';
  const Anything = z.record(z.string(), z.unknown());
  const fiftyByKey = measure(ROUNDS, (round) => {
    for (let i = 0; i < 50; i++)
      first(stores.cache, Anything, 'SELECT * FROM cases WHERE account_id = ? AND case_id = ?', accountId, anyCase(round + i));
  });
  const bareEntries = measure(ROUNDS, (round) => {
    all(
      stores.cache,
      Anything,
      'SELECT * FROM entries WHERE account_id = ? AND case_id = ? ORDER BY position',
      accountId,
      anyCase(round),
    );
  });
  const bareCount = measure(30, () => {
    first(stores.cache, Anything, 'SELECT count(*) AS n FROM cases WHERE account_id = ?', accountId);
  });
  const bareMatch = measure(ROUNDS, () => {
    all(
      stores.cache,
      Anything,
      'SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rowid DESC LIMIT 50',
      '"beneficiary"',
    );
  });
  const bareWrite = measure(60, (round) => {
    stores.desk.prepare('INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)').run('bench', String(round));
  });

  const windowAt = (start: number) => (round: number) => {
    listCases(stores, START, { ...NEWEST, accountId, source: { kind: 'view', view: round % 2 === 0 ? 'all' : 'closed' }, start });
  };
  const search = (text: string) => () => {
    listCases(stores, START, { ...NEWEST, accountId, source: { kind: 'query', text }, start: 0 });
  };
  const grouped = () => {
    const source = { kind: 'view', view: 'all' } as const;
    listCases(stores, START, { ...NEWEST, accountId, source, sort: 'due', grouping: 'status', start: 0 });
  };

  say(HEADER);
  say(line('open the stores and the first 50 rows', summarise(openings), summarise(bareOpenings), 300));
  say(line('first 50 rows of a view', measure(ROUNDS, windowAt(0)), fiftyByKey, 50));
  say(line('50 rows in the middle of a view', measure(ROUNDS, windowAt(Math.floor(cases * 0.4))), fiftyByKey, 50));
  say(
    line(
      'counts of every view',
      measure(60, () => countViews(stores.cache, accountId)),
      bareCount,
      50,
    ),
  );
  say(
    line(
      'open a case with its thread',
      measure(ROUNDS, (round) => assembleThread(stores, v1, accountId, anyCase(round))),
      bareEntries,
      50,
    ),
  );
  say(line('search a common word, 50 hits', measure(ROUNDS, search('beneficiary')), bareMatch, 10));
  say(line('search two words', measure(ROUNDS, search('refund webhoo')), bareMatch, 10));
  say(
    line('search a word in open cases with a tag', measure(ROUNDS, search('beneficiary status:open -tag:later')), bareMatch, 50),
  );
  say(line('a list by status and due time', measure(60, grouped), bareCount, 50));
  say(
    line(
      'save a draft, durable',
      measure(60, (round) =>
        writeReplyDraft(stores.desk, accountId, anyCase(round), {
          text: `words ${round}`,
          selectionStart: 0,
          selectionEnd: 0,
          savedAt: START,
        }),
      ),
      bareWrite,
      50,
    ),
  );
  stores.cache.close();
  stores.desk.close();
  stores.mirror?.close();
}
