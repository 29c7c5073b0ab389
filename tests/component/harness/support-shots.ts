import type { Page } from 'playwright';
import type { Shot } from './shot.ts';

const dark = async (page: Page) => page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
const command = async (page: Page, name: string) => {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').last().fill(name);
  await page.keyboard.press('Enter');
};
const drawn = async (page: Page) => page.locator('.recharts-surface').first().waitFor();
const openRequest = async (page: Page, name: RegExp) => {
  await command(page, 'Technical support');
  await page.getByRole('navigation', { name: 'Requests' }).getByRole('button', { name }).click();
};

/** Pictures for when Wise itself is the problem. */
export const SUPPORT_SHOTS: readonly Shot[] = [
  { name: 'support-banner', world: 'support', act: async (page) => page.getByRole('option').first().click() },
  { name: 'status', world: 'support', act: async (page) => command(page, 'Status of Wise') },
  {
    name: 'status-dark',
    world: 'support',
    async act(page) {
      await command(page, 'Status of Wise');
      await dark(page);
    },
  },
  { name: 'status-narrow', world: 'support', width: 600, height: 900, act: async (page) => command(page, 'Status of Wise') },
  {
    name: 'status-contrast',
    world: 'support',
    media: { forcedColors: 'active' },
    act: async (page) => command(page, 'Status of Wise'),
  },
  { name: 'status-none', world: 'inbox', act: async (page) => command(page, 'Status of Wise') },
  { name: 'status-error', world: 'support-offline', act: async (page) => command(page, 'Status of Wise') },
  {
    name: 'requests',
    world: 'support',
    async act(page) {
      await command(page, 'Request log');
      await drawn(page);
      await page.getByRole('button', { name: /^PUT/ }).first().click();
    },
  },
  {
    name: 'requests-dark',
    world: 'support',
    async act(page) {
      await command(page, 'Request log');
      await drawn(page);
      await dark(page);
    },
  },
  {
    name: 'requests-narrow',
    world: 'support',
    width: 600,
    height: 900,
    act: async (page) => command(page, 'Request log'),
  },
  { name: 'requests-empty', world: 'inbox', act: async (page) => command(page, 'Request log') },
  { name: 'support-compose', world: 'support', act: async (page) => openRequest(page, /fails/) },
  {
    name: 'support-compose-severity-1',
    world: 'support',
    async act(page) {
      await openRequest(page, /fails/);
      await page.getByRole('radio', { name: /Severity 1/ }).check();
      await page.getByText('Response body').first().click();
      await dark(page);
    },
  },
  { name: 'support-compose-narrow', world: 'support', width: 600, height: 900, act: async (page) => openRequest(page, /fails/) },
  { name: 'support-track', world: 'support', act: async (page) => openRequest(page, /twice/) },
  { name: 'support-empty', world: 'inbox', act: async (page) => command(page, 'Technical support') },
  { name: 'emergency', world: 'support', act: async (page) => command(page, 'Emergency guide') },
  {
    name: 'emergency-first-run',
    world: 'first-run',
    async act(page) {
      await page.getByRole('button', { name: 'Emergency guide' }).click();
      await page.getByRole('checkbox').first().check();
      await dark(page);
    },
  },
  { name: 'emergency-narrow', world: 'support', width: 600, height: 900, act: async (page) => command(page, 'Emergency guide') },
];
