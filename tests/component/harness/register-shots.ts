import type { Page } from 'playwright';
import type { Shot } from './shot.ts';

const CSV = [
  '\uFEFFCase ID;Our reference;Title;Remarks',
  '700000412;nb-88123;"Transfer held; name differs";Ask compliance',
  '700000398;nb-88124;Refund not received after return;',
  '700000377;;"Duplicate payout, batch 2231";',
  '700000398;nb-88124;Refund not received after return;again',
  '7.00000412E+08;nb-88125;Shortened by a spreadsheet;',
  '9007199254740993;nb-88126;Beyond what a number holds;',
  'pending;nb-88127;No id;',
].join('\r\n');

const PASTED = `// from the mail of Tuesday
700000412, 700000398;0700000377
#700000341 700000412
# batch 2231
9007199254740993
-5 1.5 700,000,412 nb-88123
99999999999999999999`;

async function openAdd(page: Page, way: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Track case' }).click();
  await page.getByRole('button', { name: way }).click();
}

async function chooseCsv(page: Page, body: string | Buffer, name = 'cases-northbank.csv'): Promise<void> {
  await openAdd(page, /CSV file/);
  const buffer = typeof body === 'string' ? Buffer.from(body) : body;
  await page.getByLabel('CSV file', { exact: true }).last().setInputFiles({ name, mimeType: 'text/csv', buffer });
}

/** Pictures of many cases at once, files, and what a start that failed offers. */
export const REGISTER_SHOTS: readonly Shot[] = [
  {
    name: 'import-paste',
    world: 'inbox',
    async act(page) {
      await openAdd(page, /Paste their ids/);
      await page.getByLabel('Ids of cases').fill(PASTED);
    },
  },
  {
    name: 'import-preview',
    world: 'inbox',
    async act(page) {
      await chooseCsv(page, CSV);
      await page.getByText('4 to add').waitFor();
    },
  },
  {
    name: 'import-million',
    world: 'inbox',
    async act(page) {
      await chooseCsv(
        page,
        Buffer.from(Array.from({ length: 1_000_000 }, (_, i) => `${700_000_000 + i},n-${i},subject`).join('\n')),
      );
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'import-binary',
    world: 'inbox',
    async act(page) {
      await chooseCsv(page, Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 8, 0]), 'cases.xlsx');
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'import-progress',
    world: 'importing',
    act: async (page) => page.getByRole('button', { name: /^Adding cases/ }).click(),
  },
  { name: 'import-strip', world: 'importing' },
  {
    name: 'backup',
    world: 'inbox',
    async act(page) {
      await page.getByRole('button', { name: /^Account/ }).click();
      await page.getByRole('menuitem', { name: 'Back up everything' }).click();
      await page.getByLabel('Passphrase', { exact: true }).fill('copper otter');
      await page.getByLabel('Passphrase again').fill('copper');
      await page.getByRole('button', { name: 'Save backup' }).click();
    },
  },
  {
    name: 'restore',
    world: 'first-run',
    async act(page) {
      await page.getByRole('button', { name: 'Restore a backup' }).click();
      await page.getByLabel('Backup file').setInputFiles({
        name: 'caseport-2026-11-20.backup',
        mimeType: 'application/octet-stream',
        buffer: Buffer.alloc(5_000_000, 7),
      });
      await page.getByLabel('Passphrase').fill('copper otter');
      await page.getByRole('button', { name: 'Restore', exact: true }).click();
      await page.getByText('The backup was added').waitFor();
    },
  },
  {
    name: 'start-over',
    world: 'damaged',
    act: async (page) => page.getByRole('button', { name: 'Start over' }).click(),
  },
  {
    name: 'untracked',
    world: 'draft',
    async act(page) {
      await page.getByRole('option').first().click();
      await page.getByRole('button', { name: 'More about this case' }).click();
      await page.getByRole('menuitem', { name: 'Take off the list' }).click();
    },
  },
  {
    name: 'find',
    world: 'inbox',
    async act(page) {
      await page.getByRole('option').first().click();
      await page.keyboard.press('Control+f');
      await page.getByRole('textbox', { name: 'Find in this thread' }).fill('name');
      await page.getByText('1 of 2').waitFor();
      await page.keyboard.press('Enter');
      await page.getByText('2 of 2').waitFor();
    },
  },
  { name: 'memory', world: 'memory', width: 1280, act: async (page) => page.getByRole('option').first().click() },
  { name: 'offline-1280', world: 'offline', width: 1280, act: async (page) => page.getByRole('option').first().click() },
  {
    name: 'forced-colors',
    world: 'draft',
    media: { forcedColors: 'active' },
    act: async (page) => page.getByRole('option').first().click(),
  },
  {
    name: 'forced-import',
    world: 'importing',
    media: { forcedColors: 'active', colorScheme: 'dark' },
    act: async (page) => page.getByRole('button', { name: /^Adding cases/ }).click(),
  },
  {
    name: 'more-contrast',
    world: 'draft',
    media: { contrast: 'more' },
    act: async (page) => page.getByRole('option').first().click(),
  },
  {
    name: 'zoom-200',
    world: 'draft',
    width: 720,
    height: 450,
    media: { deviceScaleFactor: 2 },
    act: async (page) => page.getByRole('option').first().click(),
  },
  {
    name: 'zoom-200-import',
    world: 'inbox',
    width: 720,
    height: 450,
    media: { deviceScaleFactor: 2, reducedMotion: 'reduce' },
    async act(page) {
      await chooseCsv(page, CSV);
      await page.getByText('4 to add').waitFor();
    },
  },
  {
    name: 'zoom-200-reply',
    world: 'draft',
    width: 640,
    height: 382,
    media: { deviceScaleFactor: 2 },
    async act(page) {
      await page.getByRole('option').first().click();
      await page.getByRole('textbox', { name: 'Reply' }).fill('One\ntwo\nthree\nfour\nfive\nsix');
    },
  },
  {
    name: 'zoom-200-review',
    world: 'offline',
    width: 640,
    height: 382,
    media: { deviceScaleFactor: 2 },
    async act(page) {
      await page.getByRole('button', { name: 'Show the views' }).click();
      await page.getByRole('navigation', { name: 'Views' }).getByText('All cases').click();
      await page.getByRole('option', { name: /Transfer held/ }).click();
    },
  },
  { name: 'zoom-200-list', world: 'importing', width: 720, height: 450, media: { deviceScaleFactor: 2 } },
];
