import type { Page } from 'playwright';
import type { Shot } from './shot.ts';

const theme = async (page: Page, name: string) =>
  page.evaluate((chosen) => document.documentElement.setAttribute('data-theme', chosen), name);

async function open(page: Page, section = 'General'): Promise<void> {
  await page.getByRole('navigation', { name: 'Views' }).getByText('Settings').click();
  await page.getByRole('navigation', { name: 'Sections of the settings' }).getByRole('button', { name: section }).click();
}

async function diagnostics(page: Page): Promise<void> {
  await open(page, 'About');
  await page.getByRole('button', { name: 'Diagnostics…' }).click();
}

/** Pictures of the page of settings and of the diagnostics. */
export const SETTINGS_SHOTS: readonly Shot[] = [
  { name: 'settings-general', world: 'inbox', act: open },
  { name: 'settings-notifications', world: 'inbox', act: async (page) => open(page, 'Notifications') },
  {
    name: 'settings-dark',
    world: 'managed',
    async act(page) {
      await open(page, 'Notifications');
      await theme(page, 'dark');
    },
  },
  {
    name: 'settings-contrast',
    world: 'managed',
    async act(page) {
      await open(page, 'Appearance');
      await theme(page, 'contrast');
    },
  },
  {
    name: 'settings-managed',
    world: 'managed',
    async act(page) {
      await open(page, 'Notifications');
      await page
        .getByRole('button', { name: /Managed by your organisation/ })
        .first()
        .focus();
    },
  },
  { name: 'settings-forced', world: 'managed', media: { forcedColors: 'active' }, act: async (page) => open(page, 'Desktop') },
  { name: 'settings-team', world: 'inbox', act: async (page) => open(page, 'Team') },
  { name: 'settings-accounts', world: 'inbox', act: async (page) => open(page, 'Accounts') },
  { name: 'settings-network', world: 'managed', act: async (page) => open(page, 'Network') },
  { name: 'settings-storage', world: 'managed', act: async (page) => open(page, 'Storage') },
  { name: 'settings-privacy', world: 'inbox', act: async (page) => open(page, 'Privacy') },
  { name: 'settings-support', world: 'inbox', act: async (page) => open(page, 'Support') },
  { name: 'settings-about', world: 'inbox', act: async (page) => open(page, 'About') },
  { name: 'settings-narrow', world: 'inbox', width: 600, height: 640, act: async (page) => narrow(page) },
  {
    name: 'settings-search',
    world: 'inbox',
    async act(page) {
      await open(page);
      await page.getByRole('searchbox', { name: 'Search settings' }).fill('notification');
    },
  },
  {
    name: 'settings-search-none',
    world: 'inbox',
    async act(page) {
      await open(page);
      await page.getByRole('searchbox', { name: 'Search settings' }).fill('teleport');
    },
  },
  { name: 'diagnostics', world: 'inbox', act: diagnostics },
  {
    name: 'diagnostics-connection-dark',
    world: 'inbox',
    async act(page) {
      await diagnostics(page);
      await page.getByRole('button', { name: 'Test the connection' }).click();
      await theme(page, 'dark');
    },
  },
  {
    name: 'diagnostics-narrow',
    world: 'inbox',
    width: 600,
    height: 640,
    async act(page) {
      await narrow(page);
      await page.getByRole('navigation', { name: 'Sections of the settings' }).getByRole('button', { name: 'About' }).click();
      await page.getByRole('button', { name: 'Diagnostics…' }).click();
    },
  },
  { name: 'locked-with-diagnostics', world: 'locked' },
  {
    name: 'connect-managed',
    world: 'managed-first-run',
    act: async (page) => page.getByRole('button', { name: 'Connect to Wise' }).click(),
  },
  { name: 'first-run-managed', world: 'managed-first-run' },
];

async function narrow(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('settings');
  await page.keyboard.press('Enter');
}
