// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { AppError } from '../../src-shared/errors.ts';
import { ACCOUNT_ID, anAccount, anEntry } from './builders.ts';
import { ID, openCase } from './open-case.tsx';
import { show } from './render.tsx';

const DAMAGED: AppError = { kind: 'storage', why: 'damaged' };
const TITLE = 'The data on this computer could not be read';
const notice = () => screen.findByRole('complementary', { name: 'Notice' });

describe('what fails is said where it would leave no trace', () => {
  test('older entries that can not be loaded say so at the button, and the reading goes on', async () => {
    const allEntries = Array.from({ length: 120 }, (_, i) => anEntry({ id: String(i), body: `Entry ${i}.` }));
    const { user, fake, thread } = await openCase({ allEntries });
    fake.fail('cases.olderEntries', DAMAGED);
    await user.click(thread.getByRole('button', { name: /Show older entries/ }));
    expect((await thread.findByRole('alert')).textContent).toContain(TITLE);
    expect(thread.getByText('Entry 119.')).toBeTruthy();
    fake.fail('cases.olderEntries', null);
    await user.click(thread.getByRole('button', { name: /Show older entries/ }));
    expect(await thread.findByText('Entry 20.')).toBeTruthy();
    expect(thread.queryByRole('alert')).toBeNull();
  });

  test('a thread that can not be read anew stays, and offers to try again', async () => {
    const { user, fake, thread } = await openCase({ allEntries: [anEntry({ id: 'a', body: 'Still here' })] });
    fake.fail('cases.open', DAMAGED);
    fake.emit('cases.changed', { accountId: ACCOUNT_ID, ids: [ID] });
    expect((await thread.findByRole('alert')).textContent).toContain(TITLE);
    expect(thread.getByText('Still here')).toBeTruthy();
    fake.fail('cases.open', null);
    await user.click(thread.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(thread.queryByRole('alert')).toBeNull());
  });

  test.each([
    ['clipboard.write', 'Copy case id 700000412'],
    ['clipboard.write', 'Copy entry'],
    ['cases.refresh', 'Read this case from Wise now'],
    ['sync.now', 'Look for news now'],
  ] as const)('%s by “%s”', async (call, name) => {
    const { user, fake } = await openCase({ allEntries: [anEntry({ id: 'a' })] });
    fake.fail(call, DAMAGED);
    await user.click(screen.getByRole('button', { name }));
    expect((await notice()).textContent).toContain(TITLE);
  });

  test('an account that can not be switched to, by its menu or by a notification', async () => {
    const other = anAccount({ id: crypto.randomUUID(), label: 'Southbank' });
    const { user, fake, desk } = show({ accounts: [anAccount(), other] });
    fake.fail('accounts.activate', DAMAGED);
    await user.click(await screen.findByRole('button', { name: /^Account:/ }));
    await user.click(await screen.findByRole('menuitem', { name: /Southbank/ }));
    expect((await notice()).textContent).toContain(TITLE);
    desk.ui.dismissNotice();
    fake.emit('navigate.case', { accountId: other.id, caseId: ID });
    expect((await notice()).textContent).toContain(TITLE);
  });

  test('a copied address of a link is said at the button', async () => {
    const { user, fake, desk } = await openCase();
    desk.ui.openDialog({ kind: 'link', url: 'https://example.com/', text: 'here' });
    const dialog = within(await screen.findByRole('dialog'));
    fake.fail('clipboard.write', DAMAGED);
    await user.click(dialog.getByRole('button', { name: 'Copy address' }));
    expect((await dialog.findByRole('alert')).textContent).toContain(TITLE);
    fake.fail('clipboard.write', null);
    await user.click(dialog.getByRole('button', { name: 'Copy address' }));
    expect(await dialog.findByRole('button', { name: 'Address copied' })).toBeTruthy();
    expect(fake.world.clipboard).toBe('https://example.com/');
  });
});
