// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { formatSpan, summaryOf, tableOf } from '../../src-renderer/overview/overview-words.ts';
import { ACCOUNT_ID } from './builders.ts';
import { aReading } from './fake-reading.ts';
import type { World } from './fake-world.ts';
import { anOverview } from './harness/reading-world.ts';
import { show } from './render.tsx';

const NOW = Date.UTC(2026, 10, 20, 12);

async function openOverview(world: Partial<World> = {}, prepare?: Parameters<typeof show>[1]) {
  const shown = show({ reading: aReading({ overview: anOverview(30, NOW) }), ...world }, prepare);
  await shown.user.click(await screen.findByRole('button', { name: 'Overview' }));
  return { ...shown, place: within(await screen.findByRole('region', { name: 'Overview' })) };
}

test('says each answer in a sentence, and has its numbers in a table', async () => {
  const { place } = await openOverview();
  const waiting = within(await place.findByRole('region', { name: 'How long Wise waits for you' }));
  expect(await waiting.findByText('22 cases wait for you, 3 of them for more than three days.')).toBeTruthy();
  const rows = within(waiting.getByRole('table')).getAllByRole('row');
  expect(rows.map((row) => row.textContent)).toEqual([
    'WaitingCases',
    'Under 4 hours6',
    '4 to 24 hours9',
    '1 to 3 days4',
    '3 to 7 days2',
    'Over 7 days1',
  ]);
  expect(waiting.getByRole('img', { name: /^Chart\. 22 cases wait/ })).toBeTruthy();
  for (const name of ['Cases by status', 'Time to our answer', 'Volume by day']) {
    expect(within(place.getByRole('region', { name })).getByRole('table')).toBeTruthy();
  }
});

test('another range is counted anew, and each part can be saved', async () => {
  const { place, user, fake } = await openOverview();
  await place.findByText(/22 cases wait/);
  await user.click(place.getByRole('radio', { name: '90 days' }));
  await waitFor(() => expect(fake.inputs('overview.read').at(-1)).toEqual({ accountId: ACCOUNT_ID, days: 90 }));
  await user.click(await place.findByRole('button', { name: 'Save “Volume by day” as CSV' }));
  expect(fake.inputs('overview.export')).toEqual([{ accountId: ACCOUNT_ID, days: 90, part: 'volume' }]);
  expect(await screen.findAllByText('Volume by day saved: Documents/caseport-file')).toBeTruthy();
});

test('counting shows skeletons, and leaving ends it', async () => {
  const { place, user, fake } = await openOverview({}, (bridge) => {
    bridge.hold('overview.read');
  });
  expect(place.getByText('Counting…')).toBeTruthy();
  expect(place.getAllByRole('progressbar')).toHaveLength(4);
  const before = fake.inputs('overview.cancel').length;
  await user.click(place.getByRole('button', { name: 'Back to the cases' }));
  expect(fake.inputs('overview.cancel')).toHaveLength(before + 1);
});

test('nothing to count offers a next step', async () => {
  const { place, user } = await openOverview({ reading: aReading() });
  expect(await place.findByRole('heading', { name: 'There is nothing to count yet' })).toBeTruthy();
  await user.click(place.getByRole('button', { name: 'Track a case' }));
  expect(await screen.findByRole('dialog')).toBeTruthy();
});

test('a failure is told, and trying again counts', async () => {
  const { place, user, fake } = await openOverview({}, (bridge) =>
    bridge.fail('overview.read', { kind: 'storage', why: 'damaged' }),
  );
  expect(await place.findByText('The data on this computer could not be read')).toBeTruthy();
  fake.fail('overview.read', null);
  await user.click(place.getByRole('button', { name: 'Try again' }));
  expect(await place.findByText(/22 cases wait/)).toBeTruthy();
});

test.each([
  [null, '–'],
  [0, '0 min'],
  [35 * 60_000, '35 min'],
  [4.5 * 3_600_000, '4.5 h'],
  [50 * 3_600_000, '2.1 d'],
])('%s ms reads %s', (milliseconds, words) => {
  expect(formatSpan(milliseconds)).toBe(words);
});

test('sentences are right for one, for none and for many', () => {
  const overview = anOverview(30, NOW);
  const none = overview.waiting.map((row) => ({ ...row, cases: 0 }));
  expect(summaryOf({ ...overview, waiting: none }, 'waiting')).toBe('No case waits for you.');
  const one = none.map((row, index) => ({ ...row, cases: index === 0 ? 1 : 0 }));
  expect(summaryOf({ ...overview, waiting: one }, 'waiting')).toBe(
    '1 case waits for you, none of them for more than three days.',
  );
  expect(summaryOf({ ...overview, answers: [] }, 'answers')).toBe('Nothing was answered in this time.');
  expect(tableOf(overview, 'statuses').rows[0]?.[0]).toBe('20 Nov');
});
