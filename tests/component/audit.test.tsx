// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AUDIT_WORDS, detailWords } from '../../src-renderer/audit/describe-audit.ts';
import { AuditAction } from '../../src-shared/audit.ts';
import { aCase } from './builders.ts';
import { aReading } from './fake-reading.ts';
import type { World } from './fake-world.ts';
import { auditRows } from './harness/reading-world.ts';
import { show } from './render.tsx';

const NOW = Date.UTC(2026, 10, 20, 12);

async function openAudit(world: Partial<World> = {}, prepare?: Parameters<typeof show>[1]) {
  const shown = show({ reading: aReading({ audit: auditRows(1_000, NOW) }), ...world }, prepare);
  await shown.user.click(await screen.findByRole('button', { name: 'Audit log' }));
  return { ...shown, place: within(await screen.findByRole('region', { name: 'Audit log' })) };
}

const cellsOf = (row: HTMLElement | undefined) =>
  within(row ?? document.body)
    .getAllByRole('cell')
    .slice(1)
    .map((cell) => cell.textContent);

test('says who did what with which case, and only what is on screen exists', async () => {
  const { place } = await openAudit();
  const table = await place.findByRole('table', { name: 'Audit log' });
  expect(table.getAttribute('aria-rowcount')).toBe('1001');
  expect(place.getByText('1,000 acts')).toBeTruthy();
  const rows = within(table).getAllByRole('row');
  expect(rows.length).toBeLessThan(80);
  expect(cellsOf(rows[1])).toEqual(['Ana Ruiz', 'Reply seen at Wise', '700000412', 'send 0b7a7f0e']);
  expect(cellsOf(rows[8])).toEqual(['jonas.weber', 'Import ended', '', '1,200 rows · Northbank Ops']);
});

test('is filtered by act and by case, and saved as it is filtered', async () => {
  const { place, user, fake } = await openAudit();
  await user.selectOptions(place.getByRole('combobox', { name: 'Act' }), 'Note changed');
  await user.type(place.getByRole('textbox', { name: 'Case' }), '700000398');
  const filter = { action: 'note-changed', caseId: '700000398' };
  await waitFor(() => expect(fake.inputs('audit.window').at(-1)?.filter).toEqual(filter));
  expect(await place.findByText('100 acts')).toBeTruthy();
  await user.click(place.getByRole('button', { name: 'Save as CSV…' }));
  expect(fake.inputs('audit.export')).toEqual([{ filter }]);
  expect(await screen.findAllByText('Audit log saved: Documents/caseport-file')).toBeTruthy();
});

test('what is no id of a case hides nothing and says so', async () => {
  const { place, user, fake } = await openAudit();
  await user.type(place.getByRole('textbox', { name: 'Case' }), 'nb-1');
  expect(place.getByText(/This is no id of a case/)).toBeTruthy();
  expect(fake.inputs('audit.window').every(({ filter }) => filter.caseId === null)).toBe(true);
});

test('a case of the log opens', async () => {
  const { place, user, desk } = await openAudit({ cases: new Map([['700000412', aCase('700000412', { subject: 'Held' })]]) });
  await user.click((await place.findAllByRole('button', { name: '700000412' }))[0] ?? document.body);
  expect(desk.inbox.store.getState().selectedId).toBe('700000412');
  expect(await screen.findByRole('region', { name: 'Thread' })).toBeTruthy();
});

test('an empty log, an empty filter and a failure each say what they are', async () => {
  const empty = await openAudit({ reading: aReading() });
  expect(await empty.place.findByRole('heading', { name: 'Nothing was done yet' })).toBeTruthy();
  await empty.user.selectOptions(empty.place.getByRole('combobox', { name: 'Act' }), 'Note changed');
  expect(await empty.place.findByRole('heading', { name: 'No act like this' })).toBeTruthy();
  empty.fake.fail('audit.window', { kind: 'storage', why: 'damaged' });
  await empty.user.click(empty.place.getByRole('button', { name: 'Read the log anew' }));
  expect(await empty.place.findByText('The data on this computer could not be read')).toBeTruthy();
});

test('every act has words, and details read like words', () => {
  expect(Object.keys(AUDIT_WORDS).sort()).toEqual([...AuditAction.options].sort());
  const words = (action: AuditAction, detail: string | null) => detailWords({ action, detail }, NOW);
  expect(words('case-untracked', '5000 cases (1, 2 …)')).toBe('5,000 cases (1, 2 …)');
  expect(words('case-tagged', '450 cases (1, 2 …) vip')).toBe('450 cases (1, 2 …): vip');
  expect(words('case-snoozed', '450 cases (1, 2 …) until Wise answers')).toBe('450 cases (1, 2 …): until Wise answers');
  expect(words('import-ended', '1200')).toBe('1,200 rows');
  expect(words('send-reviewed', '0b7a7f0e-1111-4c7e-9d55-0c1f5e1b7a01 send-again')).toBe('send 0b7a7f0e: send again');
  expect(words('case-snoozed', 'until Wise answers')).toBe('until Wise answers');
  expect(words('case-snoozed', '2026-11-21T12:00:00.000Z')).toMatch(/^until 2[12] Nov, \d\d:\d\d$/);
  expect(words('case-tagged', 'a\u202eb')).toBe('ab');
  expect(words('signed-in', null)).toBe('');
});
