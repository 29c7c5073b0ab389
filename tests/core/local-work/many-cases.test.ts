import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { setDone, tag, undoWork, untrack } from '../../../src-main/inbox/work.ts';
import { createWorkJournal } from '../../../src-main/inbox/work-journal.ts';
import type { Session } from '../../../src-main/session.ts';
import { insertAccount } from '../../../src-main/store/accounts-table.ts';
import { readAuditWindow } from '../../../src-main/store/audit-table.ts';
import { projectCase } from '../../../src-main/store/cases-table.ts';
import { transact } from '../../../src-main/store/database.ts';
import { openStores } from '../../../src-main/store/open-stores.ts';
import { insertTracked } from '../../../src-main/store/register-table.ts';
import type { Stores } from '../../../src-main/store/stores.ts';
import { readWork } from '../../../src-main/store/work-table.ts';
import type { WorkTarget } from '../../../src-shared/work.ts';
import { temporaryProfile } from '../../support/core.ts';
import { createRecordingLog, evenRandom, type RecordingLog } from '../../support/fake-ports.ts';

const ACCOUNT = randomUUID();
/** More than two batches. */
const IDS = Array.from({ length: 450 }, (_, nth) => String(700_000_000 + nth));
const ALL: WorkTarget = { kind: 'ids', ids: IDS };

let stores: Stores;
let session: Session;
let log: RecordingLog;

beforeEach(async () => {
  const unavailable = { kind: 'unavailable', detail: '' } as const;
  const secrets = { get: async () => unavailable, set: async () => unavailable, remove: async () => unavailable };
  log = createRecordingLog();
  const opened = await openStores(temporaryProfile(), secrets, evenRandom, log);
  if (!opened.ok) throw new Error(opened.stage.stage);
  stores = opened.stores;
  const sync = { add: () => undefined, remove: () => undefined };
  session = {
    stores,
    ports: { clock: { now: () => 1_000 }, random: evenRandom, facts: { userName: 'tester' }, log },
    announcer: { cases: () => undefined },
    journal: createWorkJournal(),
    snoozes: { arm: () => undefined },
    runtime: () => ({ sync }),
  } as unknown as Session; // all of it that local work asks for
  insertAccount(stores.desk, {
    id: ACCOUNT,
    label: 'Northbank',
    environment: 'sandbox',
    baseUrl: null,
    signIn: 'client',
    clientId: 'id',
    proxy: { mode: 'none' },
    tls: null,
    state: 'ready',
    createdAt: 0,
  });
  const known = IDS.map((caseId) => ({
    accountId: ACCOUNT,
    caseId,
    origin: 'typed' as const,
    type: null,
    subject: null,
    description: null,
    transferId: null,
    profileId: null,
    userId: null,
    externalId: null,
    trackedAt: 0,
    readUpTo: null,
    announced: null,
    note: null,
  }));
  transact(stores.desk, () => known.forEach((one) => void insertTracked(stores.desk, one)));
  transact(stores.cache, () => known.forEach((one) => void projectCase(stores.cache, one)));
});

afterEach(() => {
  stores.desk.close();
  stores.cache.close();
});

/** The disk takes nothing of this case. */
function refuse(caseId: string): { heal(): void } {
  stores.desk.exec(
    `CREATE TEMP TRIGGER refuse BEFORE UPDATE ON tracked_cases WHEN NEW.case_id = '${caseId}' BEGIN SELECT RAISE(ABORT, 'refused'); END`,
  );
  return { heal: () => void stores.desk.exec('DROP TRIGGER refuse') };
}

const acts = () =>
  readAuditWindow(stores.desk, { action: null, caseId: null }, 0, 1_000).map(({ action, caseId, detail }) => [
    action,
    caseId,
    detail,
  ]);
const doneIds = () => IDS.filter((caseId) => readWork(stores.desk, ACCOUNT, caseId)?.doneAt !== null);
const named = IDS.slice(0, 5).join(', ');

test('many cases taken off the list, and brought back, are a row with their number and a few of them', async () => {
  const { undoId } = await untrack(session, ACCOUNT, ALL);
  await undoWork(session, undoId ?? '');
  expect(acts()).toEqual([
    ['case-retracked', null, `450 cases (${named} …)`],
    ['case-untracked', null, `450 cases (${named} …)`],
  ]);
});

test('each kind of act is a row, and a few cases have one each', async () => {
  await tag(session, ACCOUNT, { kind: 'ids', ids: IDS.slice(0, 2) }, ['vip'], []);
  await tag(session, ACCOUNT, ALL, ['vip', 'late'], []);
  expect(acts().sort()).toEqual(
    [
      ['case-tagged', IDS[0], 'vip'],
      ['case-tagged', IDS[1], 'vip'],
      ['case-tagged', null, `448 cases (${IDS.slice(2, 7).join(', ')} …) vip`],
      ['case-tagged', null, `450 cases (${named} …) late`],
    ].sort(),
  );
});

test('work that fails in the middle says how many it did, has its row, and can be taken back', async () => {
  refuse(IDS[420] ?? '');
  const worked = await setDone(session, ACCOUNT, ALL, true);
  expect(worked).toMatchObject({ count: 400, stopped: { kind: 'unexpected' } });
  expect(log.lines).toContain('bug bulk-work');
  expect(doneIds()).toEqual(IDS.slice(0, 400));
  expect(acts()).toEqual([['case-done', null, `400 cases (${named} …)`]]);
  expect(await undoWork(session, worked.undoId ?? '')).toEqual({ count: 400, stopped: null });
  expect(doneIds()).toEqual([]);
});

test('what is taken back and fails in the middle says so, and the rest can be asked for again', async () => {
  const { undoId } = await setDone(session, ACCOUNT, ALL, true);
  const disk = refuse(IDS[250] ?? '');
  expect(await undoWork(session, undoId ?? '')).toMatchObject({ count: 200, stopped: { kind: 'unexpected' } });
  disk.heal();
  expect(await undoWork(session, undoId ?? '')).toEqual({ count: 250, stopped: null });
  expect(doneIds()).toEqual([]);
  expect(acts().map(([, , detail]) => detail?.split(' ')[0])).toEqual(['250', '200', '450']);
});

test('work of which nothing was done fails as a whole, and leaves nothing', async () => {
  refuse(IDS[3] ?? '');
  await expect(setDone(session, ACCOUNT, ALL, true)).rejects.toThrow('refused');
  expect(acts()).toEqual([]);
});
