// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { ACCOUNT_ID, anAccount } from './builders.ts';
import type { World } from './fake-world.ts';
import { listWorld } from './harness/list-world.ts';
import { show } from './render.tsx';

const NORTH = anAccount({ environment: 'sandbox' });
const SOUTH = anAccount({ id: crypto.randomUUID(), label: 'Southbank', environment: 'sandbox' });
const NOTHING = { cases: 0, drafts: 0, notes: 0, supportRequests: 0, openSends: 0 };
const SOMETHING = { cases: 1_412, drafts: 3, notes: 1, supportRequests: 0, openSends: 0 };

async function asked(world: Partial<World>) {
  const shown = show(world);
  await shown.user.click(await screen.findByRole('button', { name: /^Account:/ }));
  await shown.user.click(await screen.findByRole('menuitem', { name: 'Remove account…' }));
  const dialog = within(await screen.findByRole('alertdialog', { name: 'Remove Northbank Ops?' }));
  return { ...shown, dialog };
}

const notice = () => screen.findByRole('complementary', { name: 'Notice' });

describe('removing an account', () => {
  test('says what is deleted here, and that nothing is deleted at Wise', async () => {
    const { dialog } = await asked({ accounts: [NORTH], contents: { ...SOMETHING, supportRequests: 2 } });
    const lines = (await dialog.findAllByRole('listitem')).map((line) => line.textContent);
    expect(lines.slice(0, 4)).toEqual([
      '1,412 cases off the list, with their threads',
      '3 drafts',
      '1 note',
      '2 requests to technical support',
    ]);
    expect(dialog.getByText('Nothing is deleted at Wise.')).toBeTruthy();
  });

  test('asks for the name where there are drafts or notes', async () => {
    const { user, fake, dialog } = await asked({ accounts: [NORTH], contents: SOMETHING });
    await user.type(await dialog.findByLabelText('Name of the account'), 'Northbank');
    await user.click(dialog.getByRole('button', { name: 'Remove account' }));
    expect(dialog.getByRole('alert').textContent).toContain('not the name');
    expect(fake.inputs('accounts.remove')).toEqual([]);
    await user.type(dialog.getByLabelText('Name of the account'), ' Ops{Enter}');
    expect((await notice()).textContent).toContain('Northbank Ops is removed from this computer.');
    expect(fake.inputs('accounts.remove')).toEqual([{ accountId: ACCOUNT_ID }]);
  });

  test('leads to the first screen where it was the only one, with the focus on the first way in', async () => {
    const demo = anAccount({ environment: 'demo' });
    const { user, dialog } = await asked({ accounts: [demo], contents: SOMETHING });
    expect(await dialog.findByText('Nothing of the demo is at Wise.')).toBeTruthy();
    expect(dialog.queryByLabelText('Name of the account')).toBeNull();
    // A backup does not hold the demo.
    expect(dialog.queryByRole('button', { name: 'Back up first…' })).toBeNull();
    await user.click(dialog.getByRole('button', { name: 'Remove account' }));
    const connect = await screen.findByRole('button', { name: 'Connect to Wise' });
    expect(screen.queryByRole('alertdialog')).toBeNull();
    await waitFor(() => expect(document.activeElement).toBe(connect));
  });

  test('leads to another account, with the focus on its list', async () => {
    const { user, dialog } = await asked({ ...listWorld(), accounts: [NORTH, SOUTH], contents: NOTHING });
    await dialog.findByText('Nothing is deleted at Wise.');
    await user.click(dialog.getByRole('button', { name: 'Remove account' }));
    expect(await screen.findByRole('button', { name: 'Account: Southbank, sandbox' })).toBeTruthy();
    await waitFor(() => expect(document.activeElement?.getAttribute('data-focus')).toBe('cases'));
  });

  test('is not possible while sends are open: it leads to the outbox', async () => {
    const { user, fake, dialog } = await asked({ accounts: [NORTH], contents: { ...SOMETHING, openSends: 2 } });
    expect((await dialog.findByRole('status')).textContent).toContain('2 texts of yours are still in the outbox');
    expect(dialog.queryByRole('button', { name: 'Remove account' })).toBeNull();
    await user.click(dialog.getByRole('button', { name: 'Open the outbox' }));
    expect(await screen.findByRole('region', { name: 'Outbox' })).toBeTruthy();
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(fake.inputs('accounts.remove')).toEqual([]);
  });

  test('that is refused says why, and can be tried again', async () => {
    const { user, fake, dialog } = await asked({ accounts: [NORTH], contents: NOTHING });
    await dialog.findByText('Nothing is deleted at Wise.');
    fake.fail('accounts.remove', { kind: 'storage', why: 'disk-full' });
    await user.click(dialog.getByRole('button', { name: 'Remove account' }));
    expect((await dialog.findByRole('alert')).textContent).toMatch(/disk/i);
    expect(dialog.getByRole<HTMLButtonElement>('button', { name: 'Remove account' }).disabled).toBe(false);
  });

  test('offers a backup first', async () => {
    const { user, dialog } = await asked({ accounts: [NORTH], contents: SOMETHING });
    await user.click(dialog.getByRole('button', { name: 'Back up first…' }));
    expect(await screen.findByRole('dialog', { name: 'Back up everything' })).toBeTruthy();
  });

  test('tells what a silent keychain keeps', async () => {
    const left = { secret: 'left', why: 'keychain-locked', item: `credentials:${ACCOUNT_ID}` } as const;
    const { user, dialog } = await asked({ accounts: [NORTH], contents: NOTHING, signedOut: left });
    await dialog.findByText('Nothing is deleted at Wise.');
    await user.click(dialog.getByRole('button', { name: 'Remove account' }));
    const told = within(await screen.findByRole('alertdialog', { name: 'Northbank Ops is removed' }));
    expect(told.getByRole('status').textContent).toContain(left.item);
    await user.click(told.getAllByRole('button', { name: 'Close' })[1] ?? told.getByRole('button', { name: 'Close' }));
    const connect = await screen.findByRole('button', { name: 'Connect to Wise' });
    await waitFor(() => expect(document.activeElement).toBe(connect));
  });

  test('takes what was being written out of the page, and saves nothing of it afterwards', async () => {
    const { user, fake, desk } = show({ ...listWorld(), accounts: [NORTH, SOUTH], contents: NOTHING });
    await user.click(await screen.findByRole('option', { name: /Refund not received/ }));
    const text = await screen.findByRole('textbox', { name: /Reply/ });
    await user.type(text, 'Begun');
    desk.notes.edit(ACCOUNT_ID, '700000398', 'A note');
    await waitFor(() => expect(fake.inputs('drafts.saveReply')).not.toEqual([]));
    await user.click(screen.getByRole('button', { name: 'Settings' }));
    await user.click(await screen.findByRole('button', { name: 'Accounts' }));
    await user.click(await screen.findByRole('button', { name: 'Remove account Northbank Ops' }));
    const dialog = within(await screen.findByRole('alertdialog', { name: 'Remove Northbank Ops?' }));
    await dialog.findByText('Nothing is deleted at Wise.');
    await user.click(dialog.getByRole('button', { name: 'Remove account' }));
    await screen.findByRole('button', { name: 'Account: Southbank, sandbox' });
    expect([...desk.drafts.store.getState().drafts.values()]).toEqual([]);
    expect([...desk.notes.store.getState().notes.values()]).toEqual([]);
    const saved = fake.inputs('drafts.saveReply').length;
    await desk.drafts.flushAll();
    expect(fake.inputs('drafts.saveReply')).toHaveLength(saved);
  });
});
