// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { followUpOf } from '../../src-renderer/composer/follow-up.ts';
import { aSend } from './builders.ts';
import { ID, openCase } from './open-case.tsx';
import { show } from './render.tsx';

const TURNED = /[\u202a-\u202e\u2066-\u2069]/;
const STATUS = 'AWAITING_\u202eRFI';

test('a status, an id of ours and a name that turn text round turn nothing of ours', async () => {
  const { fake, thread, user } = await openCase({
    status: STATUS,
    externalId: 'abc\u202eexe.fdp',
    statusChanges: [{ from: 'OPEN', to: STATUS, seenAt: Date.now() }],
  });
  const words = (element: Element) => element.textContent ?? '';
  const titles = [...document.querySelectorAll('[title]')].map((element) => element.getAttribute('title'));
  const names = [...document.querySelectorAll('[aria-label]')].map((element) => element.getAttribute('aria-label'));
  expect(words(document.body)).not.toMatch(TURNED);
  expect([...titles, ...names, document.title].join()).not.toMatch(TURNED);

  // Each stands by itself, so that letters of another direction in it do not move the words around it.
  expect(thread.getAllByText('AWAITING_RFI').map((element) => element.tagName)).toEqual(['BDI', 'BDI', 'BDI']);
  expect(within(screen.getByRole('option', { name: /Held/ })).getByText('AWAITING_RFI').tagName).toBe('BDI');

  await user.click(thread.getByRole('button', { name: 'Copy external id abcexe.fdp' }));
  expect(fake.world.clipboard).toBe('abc\u202eexe.fdp');
  expect(words(screen.getByRole('complementary', { name: 'Notice' }))).toContain('External abcexe.fdp copied.');
});

test('a follow-up names the case before by letters that stay where they are', async () => {
  const { desk } = await openCase({ externalId: 'abc\u202eexe.fdp' });
  const { thread } = desk.thread.store.getState();
  if (thread === null) throw new Error('no thread');
  expect(followUpOf(thread, [], '').description).toContain(`Follow-up to case ${ID} (abcexe.fdp).`);
});

test('what waits in the outbox is read as it was written', async () => {
  const turned = { subject: 'Pay\u202eout', text: 'To \u202eACME' };
  const ids = ['0b7a7f0e-4444-4c7e-9d55-0c1f5e1b7a01', '0b7a7f0e-4444-4c7e-9d55-0c1f5e1b7a02'] as const;
  const { user } = show({
    outbox: [
      aSend({ id: ids[0], kind: 'create', caseId: null, ...turned, state: 'needs-review' }),
      aSend({ id: ids[1], kind: 'create', caseId: null, ...turned, state: 'queued', waitsFor: 'network' }),
    ],
  });
  await user.click(await screen.findByRole('button', { name: /^Outbox/ }));
  const outbox = await screen.findByRole('region', { name: 'Outbox' });
  expect(await within(outbox).findAllByText('New case: Payout')).toHaveLength(2);
  const names = [...outbox.querySelectorAll('[aria-label]')].map((element) => element.getAttribute('aria-label'));
  expect(outbox.textContent + names.join()).not.toMatch(TURNED);
});
