import { expect, test } from 'vitest';
import { createMemorySecrets } from '../../../src-main/memory-secrets.ts';
import { openStores } from '../../../src-main/store/open-stores.ts';
import { temporaryProfile } from '../../support/core.ts';
import { createRecordingLog, evenRandom } from '../../support/fake-ports.ts';

test('57 what the desk says is written is on the disk: FULL, at the first opening and at every other', async () => {
  const [profile, secrets] = [temporaryProfile(), createMemorySecrets()];
  for (let opening = 0; opening < 2; opening++) {
    const opened = await openStores(profile, secrets, evenRandom, createRecordingLog());
    if (!opened.ok) throw new Error(`the store is ${opened.stage.stage}`);
    const { desk, mirror } = opened.stores;
    const levels = [desk, mirror].map((db) => db?.pragma('synchronous', { simple: true }));
    expect([levels, desk.pragma('journal_mode', { simple: true })]).toEqual([[2, 2], 'wal']);
    for (const db of Object.values(opened.stores)) db?.close();
  }
});
