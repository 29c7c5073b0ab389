// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ACCOUNT_ID, anAccount } from './builders.ts';
import { show } from './render.tsx';

test('each account says how many of its cases need action, and goes on saying so while the menu is open', async () => {
  const other = anAccount({ id: crypto.randomUUID(), label: 'Southbank' });
  const { user, fake } = show({ accounts: [anAccount(), other], needsAction: new Map([[other.id, 12]]) });
  await user.click(await screen.findByRole('button', { name: /^Account:/ }));
  const south = within(await screen.findByRole('menuitem', { name: /Southbank/ }));
  expect((await south.findByRole('img', { name: '12 cases need action' })).textContent).toBe('12');
  expect(within(screen.getByRole('menuitem', { name: /Northbank/ })).queryByRole('img', { name: /action/ })).toBeNull();
  fake.world.needsAction = new Map([
    [other.id, 1],
    [ACCOUNT_ID, 3],
  ]);
  fake.emit('cases.changed', { accountId: other.id, ids: [] });
  expect(await south.findByRole('img', { name: 'one case needs action' })).toBeTruthy();
  expect(screen.getByRole('img', { name: '3 cases need action' })).toBeTruthy();
});
