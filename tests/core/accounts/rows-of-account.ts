import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { createMemorySecrets } from '../../../src-main/memory-secrets.ts';
import type { Secrets } from '../../../src-main/ports.ts';
import { all, type Db, first } from '../../../src-main/store/database.ts';
import { openStores } from '../../../src-main/store/open-stores.ts';
import type { Sandbox } from '../../../src-sandbox/start-sandbox.ts';
import { type Core, connectTo, startCore } from '../../support/core.ts';
import { createRecordingLog, evenRandom } from '../../support/fake-ports.ts';
import { sandboxFor } from '../../support/sandbox.ts';

type Files = { readonly desk: Db; readonly mirror: Db; readonly cache: Db };

/** Looks into the files of a core that was stopped. */
export async function inFiles<T>({ profile, secrets }: Core, look: (files: Files) => T): Promise<T> {
  const opened = await openStores(profile, secrets, evenRandom, createRecordingLog());
  if (!opened.ok) throw new Error(opened.stage.stage);
  const { desk, mirror, cache } = opened.stores;
  if (mirror === null) throw new Error('no mirror');
  try {
    return look({ desk, mirror, cache });
  } finally {
    for (const database of [desk, mirror, cache]) database.close();
  }
}

const Name = z.object({ name: z.string() });

export function columnsOf(db: Db): ReadonlyMap<string, readonly string[]> {
  const tables = all(db, Name, `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`);
  return new Map(
    tables.map((table) => [
      table.name,
      all(db, Name, `SELECT name FROM pragma_table_info('${table.name}')`).map(({ name }) => name),
    ]),
  );
}

export function tablesWithAccount(db: Db): string[] {
  return [...columnsOf(db)].flatMap(([table, columns]) => (columns.includes('account_id') ? [table] : [])).sort();
}

/** Rows of an account in every table that names one. */
export function rowsOf(db: Db, accountId: string): Record<string, number> {
  const counted = tablesWithAccount(db).map((table) => {
    const n =
      first(db, z.object({ n: z.number() }), `SELECT count(*) AS n FROM ${table} WHERE account_id = ?`, accountId)?.n ?? 0;
    return [table, n] as const;
  });
  return Object.fromEntries(counted.filter(([, n]) => n > 0));
}

export function countAll(db: Db, table: string): number {
  return first(db, z.object({ n: z.number() }), `SELECT count(*) AS n FROM ${table}`)?.n ?? 0;
}

/** Something of the account in nearly every table. */
export async function fill(core: Core, sandbox: Sandbox, accountId: string): Promise<string> {
  const caseId = sandbox.control.addCase({
    status: 'PENDING',
    comments: [{ plainBody: 'Zebra crossing', author: 'WISE_AGENT' }],
  });
  await core.call('cases.track', { accountId, caseId });
  await core.until('the thread', async () => (await core.call('cases.open', { accountId, caseId })).entries.length === 1);
  const id = randomUUID();
  await core.call('settings.change', { undoHoldSeconds: 0 });
  await core.call('outbox.reply', { id, accountId, caseId, text: 'An answer' });
  await core.until('seen', async () => (await core.call('outbox.get', { id })).state === 'confirmed');
  await core.call('drafts.saveReply', { accountId, caseId, text: 'Begun', selectionStart: 0, selectionEnd: 0 });
  const fields = { type: 'OTHER', subject: 'New', description: '', transferId: '', profileId: '', userId: '', externalId: '' };
  await core.call('drafts.saveNewCase', { accountId, fields });
  await core.call('work.note', { accountId, caseId, text: 'A note' });
  await core.call('work.tag', { accountId, target: { kind: 'ids', ids: [caseId] }, add: ['vip'], remove: [] });
  await core.call('register.import', { accountId, rows: [{ caseId, externalId: null, subject: null, note: null }] });
  await core.until('the import', async () => (await core.call('register.importJob', { accountId })).job?.state === 'finished');
  await core.call('support.begin', { accountId, caseId, callIds: [], traceId: null });
  return caseId;
}

export async function actsOf(core: Core) {
  const { rows } = await core.call('audit.window', { filter: { action: null, caseId: null }, start: 0, count: 200 });
  return rows;
}

/** A core beside a sandbox, which the caller ends. */
export async function connected(running: { stop(): Promise<void> }[], secrets: Secrets = createMemorySecrets()) {
  const core = await startCore({ secrets });
  const sandbox = await sandboxFor(core.clock);
  running.push(sandbox);
  return { core, sandbox, connect: async () => (await connectTo(core, sandbox)).id };
}
