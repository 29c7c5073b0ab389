import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { ServerCase, ServerThread } from '../../src-main/api/dialects/dialect.ts';
import type { Secrets } from '../../src-main/ports.ts';
import { insertAccount } from '../../src-main/store/accounts-table.ts';
import { projectCase } from '../../src-main/store/cases-table.ts';
import { transact } from '../../src-main/store/database.ts';
import { openStores } from '../../src-main/store/open-stores.ts';
import { insertTracked, type NewTrackedCase } from '../../src-main/store/register-table.ts';
import { writeValue } from '../../src-main/store/settings-table.ts';
import type { Stores } from '../../src-main/store/stores.ts';
import { storeRead } from '../../src-main/sync/store-thread.ts';
import { createRecordingLog, evenRandom } from '../support/fake-ports.ts';

export const START = Date.UTC(2026, 10, 20, 9);
const STATUSES = ['OPEN', 'PENDING', 'SOLVED', 'CLOSED', 'CLOSED', 'CLOSED', 'CLOSED', 'CLOSED'];
const WORDS =
  'transfer beneficiary statement account refund webhook payout limit profile invoice reference currency bank customer document name holder received returned pending'.split(
    ' ',
  );

export type Filled = {
  readonly profile: string;
  readonly secrets: Secrets;
  readonly accountId: string;
  readonly caseIds: readonly string[];
};

function sentence(seed: number, words: number): string {
  return Array.from(
    { length: words },
    (_unused, index) => WORDS[(seed * 31 + index * 17 + index * index) % WORDS.length] ?? '',
  ).join(' ');
}

/** Fills a profile through the product's own store: the same code that a poll runs. @param secrets keeps the key of the profile */
export async function fillProfile(profile: string, secrets: Secrets, cases: number, commentsEach: number): Promise<Filled> {
  const opened = await openStores(profile, secrets, evenRandom, createRecordingLog());
  if (!opened.ok) throw new Error(opened.stage.stage);
  const { stores } = opened;
  const accountId = randomUUID();
  insertAccount(stores.desk, {
    id: accountId,
    label: 'Bench',
    environment: 'development',
    baseUrl: 'http://127.0.0.1:9',
    signIn: 'client',
    clientId: 'bench',
    proxy: { mode: 'none' },
    tls: null,
    state: 'signed-out',
    createdAt: START,
  });
  writeValue(stores.desk, 'active-account', accountId);
  const caseIds: string[] = [];
  for (let from = 0; from < cases; from += 500) {
    const batch = Array.from({ length: Math.min(500, cases - from) }, (_unused, offset) => from + offset);
    transact(stores.desk, () => {
      for (const index of batch) insertTracked(stores.desk, trackedCase(accountId, index));
    });
    transact(stores.cache, () => {
      for (const index of batch) {
        projectCase(stores.cache, trackedCase(accountId, index));
        storeOne(stores, accountId, index, commentsEach);
        caseIds.push(String(700_000_000 + index));
      }
    });
  }
  stores.cache.close();
  stores.desk.close();
  stores.mirror?.close();
  return { profile, secrets, accountId, caseIds };
}

function trackedCase(accountId: string, index: number): NewTrackedCase {
  return {
    accountId,
    caseId: String(700_000_000 + index),
    origin: 'typed',
    type: 'GENERAL_ENQUIRY',
    subject: sentence(index, 6),
    description: null,
    transferId: null,
    profileId: null,
    userId: null,
    externalId: `nb-${index}`,
    trackedAt: START - index * 60_000,
    readUpTo: null,
    announced: null,
    note: null,
  };
}

function storeOne(stores: Stores, accountId: string, index: number, commentsEach: number): void {
  const updatedAt = START - index * 60_000;
  const serverCase: ServerCase = {
    id: String(700_000_000 + index),
    status: STATUSES[index % STATUSES.length] ?? 'OPEN',
    type: 'GENERAL_ENQUIRY',
    externalId: `nb-${index}`,
    createdAt: updatedAt - 86_400_000,
    updatedAt,
    updatedRaw: new Date(updatedAt).toISOString().slice(0, -1),
  };
  const thread: ServerThread = {
    message: null,
    unreadable: 0,
    entries: Array.from({ length: commentsEach }, (_unused, nth) => ({
      id: String(16_000_000_000_000 + index * 1_000 + nth),
      author: nth % 2 === 0 ? 'WISE_AGENT' : 'PARTNER',
      body: `${sentence(index + nth, 40)}\n\n- ${sentence(nth, 8)}\n- ${sentence(index, 8)}`,
      createdAt: updatedAt - (commentsEach - nth) * 3_600_000,
    })),
  };
  storeRead(stores, accountId, serverCase, thread, START);
}

export function databaseFiles(profile: string): readonly string[] {
  return ['desk.db', 'desk-mirror.db', 'cache.db'].map((name) => path.join(profile, name));
}
