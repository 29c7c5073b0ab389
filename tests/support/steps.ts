import { expect, type Locator, type Page } from '@playwright/test';
import type { Driver } from './driver.ts';

/** Steps that many stories begin with, by mouse and by name, as a person would. */

export type Reachable = { readonly baseUrl: string; readonly clientId: string; readonly clientSecret: string };

export const OPS = 'Northbank Ops';

/** Fills the open dialog. */
export async function fillConnectForm(page: Page, { baseUrl, clientId, clientSecret }: Reachable): Promise<void> {
  await page.getByLabel('Label').fill(OPS);
  await page.getByRole('radio', { name: /Development/ }).check({ force: true });
  await page.getByLabel('Base URL').fill(baseUrl);
  await page.getByLabel('Client id', { exact: true }).fill(clientId);
  await page.getByLabel('Client secret').fill(clientSecret);
}

/** Signs in to a sandbox on loopback, from the first screen on. */
export async function connect(page: Page, sandbox: Reachable): Promise<void> {
  await page.getByRole('button', { name: 'Connect to Wise' }).click();
  await fillConnectForm(page, sandbox);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(viewButton(page, 'Needs action')).toBeVisible();
}

/** Puts an existing case on the list and waits for its row. */
export async function track(page: Page, caseId: string): Promise<void> {
  await page.getByRole('button', { name: 'Track case' }).first().click();
  await page.getByRole('textbox', { name: 'Case id' }).fill(caseId);
  await page.getByRole('button', { name: 'Track', exact: true }).click();
  await expect(page.getByRole('option', { name: new RegExp(caseId) })).toBeVisible();
}

/** A view in the rail, whatever it counts. */
export function viewButton(page: Page, name: string): Locator {
  return page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: new RegExp(`^${name} ?[\\d,]*$`) });
}

export async function openView(page: Page, name: string): Promise<void> {
  await viewButton(page, name).click();
}

/** Electron asks by a dialogue of the system, which no test can press: it is answered in its place. @param file null gives up */
export async function answerSaveDialogue(driver: Driver, file: string | null): Promise<void> {
  await driver.electron?.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: filePath === '', filePath });
  }, file ?? '');
}
