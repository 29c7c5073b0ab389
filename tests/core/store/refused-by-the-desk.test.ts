import { expect, test } from 'vitest';
import { createMemorySecrets } from '../../../src-main/memory-secrets.ts';
import type { Db } from '../../../src-main/store/database.ts';
import { transact } from '../../../src-main/store/database.ts';
import { openStores } from '../../../src-main/store/open-stores.ts';
import { findTracked, insertTracked } from '../../../src-main/store/register-table.ts';
import { readValue, writeValue } from '../../../src-main/store/settings-table.ts';
import { temporaryProfile } from '../../support/core.ts';
import { createRecordingLog, evenRandom } from '../../support/fake-ports.ts';

const ACCOUNT = '00000000-0000-4000-8000-000000000001';

/** What the desk refuses as it is about to be final, as a disk does that fills up between the two: here because of a missing parent. */
function refuseAtTheEnd(desk: Db): void {
  transact(desk, () => {
    desk.pragma('defer_foreign_keys = ON');
    insertTracked(desk, {
      accountId: ACCOUNT,
      caseId: '7',
      origin: 'typed',
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
    });
  });
}

test('what the desk refused after its mirror had taken it does not come back, and what was written later stays', async () => {
  const profile = temporaryProfile();
  const secrets = createMemorySecrets();
  const open = async () => {
    const opened = await openStores(profile, secrets, evenRandom, createRecordingLog());
    if (!opened.ok || opened.stores.mirror === null) throw new Error('no mirror');
    const { desk, mirror, cache } = opened.stores;
    return { desk, mirror, close: () => [desk, mirror, cache].forEach((db) => void db.close()) };
  };
  const first = await open();
  writeValue(first.desk, 'before', 'kept');
  first.mirror.pragma('foreign_keys = OFF');
  expect(() => refuseAtTheEnd(first.desk)).toThrow();
  writeValue(first.desk, 'after', 'kept');
  first.close();

  const second = await open();
  expect(findTracked(second.desk, ACCOUNT, '7')).toBeNull();
  expect([readValue(second.desk, 'before'), readValue(second.desk, 'after')]).toEqual(['kept', 'kept']);
  expect(findTracked(second.mirror, ACCOUNT, '7')).toBeNull();
  second.close();
});
