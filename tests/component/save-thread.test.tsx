// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { ACCOUNT_ID, anEntry } from './builders.ts';
import { aReading } from './fake-reading.ts';
import { ID, openCase } from './open-case.tsx';

afterEach(() => {
  vi.restoreAllMocks();
});

async function choose(name: string, parts: Parameters<typeof openCase>[0] = {}, world: Parameters<typeof openCase>[1] = {}) {
  const opened = await openCase({ allEntries: [anEntry({ id: 'a', body: 'Words of Wise' })], ...parts }, world);
  await opened.user.click(opened.thread.getByRole('button', { name: 'More about this case' }));
  await opened.user.click(await screen.findByRole('menuitem', { name }));
  await screen.findByRole('dialog');
  return opened;
}

const press = (name: string) => screen.getByRole('button', { name });

test('Markdown is made by the main process, with the note only where it is asked for', async () => {
  const { user, fake } = await choose('Save as Markdown…');
  await user.click(press('Save Markdown…'));
  await screen.findAllByText('Thread saved: Documents/caseport-file');
  expect(fake.inputs('thread.export')).toEqual([{ accountId: ACCOUNT_ID, caseId: ID, format: 'markdown', withNote: false }]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('the note goes along once it is ticked', async () => {
  const { user, fake } = await choose('Save as Markdown…');
  await user.click(screen.getByRole('checkbox', { name: /^With my note and tags/ }));
  await user.click(press('Save Markdown…'));
  await waitFor(() => expect(fake.inputs('thread.export')[0]?.withNote).toBe(true));
});

test('HTML holds every entry, also those that were not on screen, and its own style', async () => {
  const allEntries = Array.from({ length: 450 }, (_unused, n) =>
    anEntry({ id: String(n), body: `Words number ${n}.`, createdAt: Date.UTC(2026, 10, 1) + n * 60_000 }),
  );
  const { user, fake } = await choose('Save as HTML…', { allEntries });
  await user.click(press('Save HTML…'));
  await screen.findAllByText('Thread saved: Documents/caseport-file');
  const [page] = fake.inputs('thread.saveHtml');
  expect(page).toMatchObject({ accountId: ACCOUNT_ID, caseId: ID, title: `Held (case ${ID})` });
  expect(page?.body.match(/Words number \d+\./g)).toHaveLength(450);
  expect(page?.body).toContain('Status');
  // What was mounted for the file is gone with the dialog.
  expect(document.querySelector('.print-document')).toBeNull();
});

test('a PDF is made while the document is in the page; where none can be made, printing is named', async () => {
  const { user, fake } = await choose('Save as PDF…', {}, { reading: aReading({ canPrint: false }) });
  const release = fake.hold('thread.savePdf');
  await user.click(press('Save PDF…'));
  await waitFor(() => expect(fake.inputs('thread.savePdf')).toEqual([{ accountId: ACCOUNT_ID, caseId: ID }]));
  expect(document.querySelector('.print-document')?.textContent).toContain('Words of Wise');
  expect(document.title).toBe(`Held (case ${ID})`);
  release();
  expect((await screen.findByRole('alert')).textContent).toContain('Choose Print');
  expect(document.title).not.toContain(ID);
});

test('printing is noted first, and shows the document to the printer', async () => {
  let printed = '';
  window.print = () => {
    printed = document.querySelector('.print-document')?.textContent ?? '';
  };
  const { user, fake } = await choose('Print…', { description: 'What we wrote.', externalId: 'nb-1' });
  await user.click(press('Print…'));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(fake.inputs('thread.printing')).toEqual([{ accountId: ACCOUNT_ID, caseId: ID }]);
  expect(printed).toContain('Words of Wise');
  expect(printed).toContain('What we wrote.');
  expect(printed).toContain('nb-1');
});

test('giving up in the middle saves nothing', async () => {
  const allEntries = Array.from({ length: 450 }, (_unused, n) => anEntry({ id: String(n), body: `Words ${n}.` }));
  const { user, fake } = await choose('Save as HTML…', { allEntries });
  const release = fake.hold('cases.olderEntries');
  await user.click(press('Save HTML…'));
  expect((await screen.findByText(/^Loading 50 of 450/)).getAttribute('role')).toBe('status');
  expect(screen.getByRole('progressbar', { name: 'Progress' })).toBeTruthy();
  await user.click(press('Cancel'));
  release();
  await new Promise((done) => setTimeout(done, 50));
  expect(fake.inputs('thread.saveHtml')).toEqual([]);
  // Nothing more is loaded either.
  expect(fake.inputs('cases.olderEntries')).toHaveLength(1);
});

test('a failure is told in the dialog, and the person changing their mind is none', async () => {
  const { user, fake } = await choose('Save as Markdown…', {}, { reading: aReading({ savedAt: null }) });
  fake.fail('thread.export', { kind: 'storage', why: 'disk-full' });
  await user.click(press('Save Markdown…'));
  expect(await screen.findByText('The disk is full')).toBeTruthy();
  fake.fail('thread.export', null);
  await user.click(press('Save Markdown…'));
  await waitFor(() => expect(screen.queryByText('The disk is full')).toBeNull());
  expect(screen.getByRole('dialog')).toBeTruthy();
});
