import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { callFrom } from '../support/connected.ts';
import { availableHosts } from '../support/driver.ts';
import { answerSaveDialogue } from '../support/steps.ts';
import { test } from '../support/workstation.ts';

for (const host of availableHosts()) {
  test(`in ${host} an export is written where it says, and never over another file`, async ({ workstation }) => {
    const { downloads } = workstation;
    const driver = await workstation.start({ host });
    await driver.page.getByRole('button', { name: 'Try the demo' }).click();
    await expect(driver.page.getByRole('option').first()).toBeVisible();
    const { activeId } = await callFrom(driver.page, 'accounts.list', {});
    const exportRegister = () => callFrom(driver.page, 'register.export', { accountId: activeId ?? '', format: 'csv' });

    await answerSaveDialogue(driver, join(downloads, 'cases (1).csv'));
    expect(await exportRegister()).toMatchObject({ where: expect.stringContaining(downloads) });
    await answerSaveDialogue(driver, join(downloads, 'cases (2).csv'));
    expect(await exportRegister()).toMatchObject({ where: expect.stringContaining('(2)') });
    const written = readdirSync(downloads).map((name) => readFileSync(join(downloads, name), 'utf8'));
    expect(written).toHaveLength(2);
    for (const text of written) expect(text.trim().split('\n')).toHaveLength(13);
    if (host === 'preview') return;
    await answerSaveDialogue(driver, null);
    expect(await exportRegister()).toMatchObject({ where: null });
    expect(readdirSync(downloads)).toHaveLength(2);
  });
}
