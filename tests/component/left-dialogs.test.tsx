// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ACCOUNT_ID, anAccount, anEntry } from './builders.ts';
import { listWorld } from './harness/list-world.ts';
import { ID, openCase } from './open-case.tsx';
import { show } from './render.tsx';

const settle = () => act(() => new Promise((done) => setTimeout(done, 30)));
const notice = () => screen.findByRole('complementary', { name: 'Notice' });

describe('an answer that comes after its dialog was closed', () => {
  test('of a case that is tracked opens nothing, closes nothing, and is told', async () => {
    const { user, fake, desk } = show(listWorld());
    await user.click(await screen.findByRole('option', { name: /Refund not received/ }));
    await user.click(screen.getByRole('button', { name: 'Track case' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Track case' }));
    const answer = fake.hold('cases.track');
    await user.type(dialog.getByLabelText('Case id'), '700000412{Enter}');
    await user.click(dialog.getByRole('button', { name: 'Cancel' }));
    await user.click(screen.getByRole('button', { name: 'Settings' }));
    answer();
    expect((await notice()).textContent).toContain('Case 700000412 is tracked.');
    expect(screen.getByRole('dialog', { name: 'Settings' })).toBeTruthy();
    expect(desk.inbox.store.getState().selectedId).toBe('700000398');
  });

  test('of a sign-in closes no other dialog', async () => {
    const { user, fake } = show({ accounts: [anAccount({ state: 'signed-out', environment: 'sandbox' })] });
    await screen.findByRole('navigation', { name: 'Views' });
    await user.click(screen.getByRole('button', { name: /^Account:/ }));
    await user.click(await screen.findByRole('menuitem', { name: /Sign in again/ }));
    const dialog = within(await screen.findByRole('dialog', { name: /Sign in again/ }));
    const answer = fake.hold('accounts.signIn');
    await user.type(dialog.getByLabelText('Client id'), 'client');
    await user.type(dialog.getByLabelText('Client secret'), 'secret{Enter}');
    await waitFor(() => expect(fake.inputs('accounts.signIn')).toHaveLength(1));
    await user.click(dialog.getByRole('button', { name: 'Close' }));
    await user.click(screen.getByRole('button', { name: 'Settings' }));
    answer();
    expect((await notice()).textContent).toContain('Signed in');
    expect(screen.getByRole('dialog', { name: 'Settings' })).toBeTruthy();
  });
});

describe('a sign-in that takes long', () => {
  async function slowSignIn() {
    const shown = show({ accounts: [anAccount({ state: 'signed-out', environment: 'sandbox' })] });
    await shown.user.click(await screen.findByRole('button', { name: /^Account:/ }));
    await shown.user.click(await screen.findByRole('menuitem', { name: /Sign in again/ }));
    const dialog = within(await screen.findByRole('dialog', { name: /Sign in again/ }));
    const answer = shown.fake.hold('accounts.signIn');
    await shown.user.type(dialog.getByLabelText('Client id'), 'client');
    await shown.user.type(dialog.getByLabelText('Client secret'), 'secret{Enter}');
    await waitFor(() => expect(shown.fake.inputs('accounts.signIn')).toHaveLength(1));
    return { ...shown, dialog, answer };
  }

  test('is given up at a word, in the main process too', async () => {
    const { user, fake, dialog, answer } = await slowSignIn();
    fake.fail('accounts.signIn', { kind: 'cancelled' });
    await user.click(dialog.getByRole('button', { name: 'Stop' }));
    expect(fake.inputs('accounts.cancelConnect')).toHaveLength(1);
    answer();
    await settle();
    expect(dialog.getByRole('status').textContent).toContain('Stopped');
    expect(dialog.queryByRole('alert')).toBeNull();
    await user.click(dialog.getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('dialog', { name: /Sign in again/ })).toBeNull();
    expect(fake.inputs('accounts.cancelConnect')).toHaveLength(1);
  });

  test('is given up with its dialog', async () => {
    const { user, fake, dialog } = await slowSignIn();
    await user.click(dialog.getByRole('button', { name: 'Close' }));
    expect(fake.inputs('accounts.cancelConnect')).toHaveLength(1);
  });
});

test('signing in again offers the client id that is known, to be kept or changed', async () => {
  const accounts = [anAccount({ state: 'signed-out', environment: 'sandbox', clientId: 'northbank-cases' })];
  const { user, fake } = show({ accounts });
  await user.click(await screen.findByRole('button', { name: /^Account:/ }));
  await user.click(await screen.findByRole('menuitem', { name: /Sign in again/ }));
  const dialog = within(await screen.findByRole('dialog', { name: /Sign in again/ }));
  const id = dialog.getByLabelText<HTMLInputElement>('Client id');
  expect([id.value, dialog.getByLabelText<HTMLInputElement>('Client secret').value]).toEqual(['northbank-cases', '']);
  await user.type(id, '-2');
  await user.type(dialog.getByLabelText('Client secret'), 'secret{Enter}');
  await waitFor(() =>
    expect(fake.inputs('accounts.signIn')).toMatchObject([
      { credentials: { kind: 'client', clientId: 'northbank-cases-2', clientSecret: 'secret' } },
    ]),
  );
});

describe('a notice', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  test('stays while it is pointed at or has the focus, and goes afterwards', async () => {
    const { desk } = show(listWorld());
    await screen.findByText('Duplicate payout, batch 2231');
    vi.useFakeTimers();
    act(() => desk.ui.notify('Done with one case.', 'good', { name: 'Undo', run: () => undefined }));
    const shown = screen.getByRole('complementary', { name: 'Notice' });
    act(() => within(shown).getByRole('button', { name: 'Undo' }).focus());
    act(() => void vi.advanceTimersByTime(20_000));
    expect(screen.queryByRole('complementary', { name: 'Notice' })).not.toBeNull();
    act(() => within(shown).getByRole('button', { name: 'Undo' }).blur());
    fireEvent.pointerEnter(shown);
    act(() => void vi.advanceTimersByTime(20_000));
    expect(screen.queryByRole('complementary', { name: 'Notice' })).not.toBeNull();
    fireEvent.pointerLeave(shown);
    act(() => void vi.advanceTimersByTime(16_000));
    expect(screen.queryByRole('complementary', { name: 'Notice' })).toBeNull();
  });
});

test('news of a case leave entries that did not change as they are', async () => {
  const allEntries = [anEntry({ id: 'a', body: 'First' }), anEntry({ id: 'b', body: 'Second' })];
  const { fake, desk, thread } = await openCase({ allEntries });
  const [first] = desk.thread.store.getState().entries;
  const now = fake.world.cases.get(ID);
  if (now === undefined) throw new Error('no case');
  fake.world.cases.set(ID, {
    ...now,
    allEntries: structuredClone([...allEntries.slice(0, 1), anEntry({ id: 'b', body: 'Other words' })]),
  });
  fake.emit('cases.changed', { accountId: ACCOUNT_ID, ids: [ID] });
  expect(await thread.findByText('Other words')).toBeTruthy();
  await settle();
  expect(desk.thread.store.getState().entries[0]).toBe(first);
});

describe('signing out while the keychain is silent', () => {
  const left = { secret: 'left', why: 'keychain-locked', item: `credentials:${ACCOUNT_ID}` } as const;

  test('says what is left and where, and claims nothing until it is gone', async () => {
    const { user, fake } = show({ accounts: [anAccount({ environment: 'sandbox' })], signedOut: left });
    await user.click(await screen.findByRole('button', { name: /^Account:/ }));
    await user.click(await screen.findByRole('menuitem', { name: /Sign out/ }));
    await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Sign out' }));
    const told = within(await screen.findByRole('alertdialog', { name: 'Secret of Northbank Ops' }));
    const words = told.getByRole('status').textContent;
    expect(words).toContain('may still be in this computer');
    expect(words).toContain(left.item);
    expect(words).toContain('keychain is locked');
    fake.world.signedOut = { secret: 'removed' };
    await user.click(told.getByRole('button', { name: 'Remove it now' }));
    expect((await notice()).textContent).toContain('is not in the keychain any more');
  });

  test('can be seen and asked for again in the account menu', async () => {
    const { user } = show({ accounts: [anAccount({ environment: 'sandbox', state: 'signed-out', secretLeft: true })] });
    await user.click(await screen.findByRole('button', { name: /^Account:/ }));
    expect((await screen.findByRole('menu')).textContent).toContain('may still be in the keychain');
    await user.click(await screen.findByRole('menuitem', { name: 'Remove its secret…' }));
    expect(await screen.findByRole('alertdialog', { name: 'Secret of Northbank Ops' })).toBeTruthy();
  });
});
