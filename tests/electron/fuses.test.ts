import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { FUSES, readFuses, setFuses, wrongFuses } from '../../scripts/package/fuses.mjs';
import { availableHosts } from '../support/driver.ts';

test('the fuses of a binary are set, and what is wrong with an unfused one is found', async () => {
  test.skip(!availableHosts().includes('electron'), 'needs an Electron: CASEPORT_ELECTRON names one');
  const folder = mkdtempSync(join(tmpdir(), 'caseport-fuses-'));
  try {
    const executable = join(folder, 'caseport');
    copyFileSync(process.env.CASEPORT_ELECTRON ?? '', executable);
    const before = await wrongFuses(executable, { mayLack: true });
    expect(before.map(({ name }) => name)).toEqual(expect.arrayContaining(['RunAsNode', 'OnlyLoadAppFromAsar']));
    await setFuses(executable);
    expect(await wrongFuses(executable, { mayLack: true })).toEqual([]);
    const set = [...(await readFuses(executable))].filter(([, state]) => state !== null);
    expect(set).toEqual(Object.entries(FUSES).slice(0, set.length));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
