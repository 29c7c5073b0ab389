// @vitest-environment happy-dom
import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { EMPTY_CASE } from '../../src-renderer/composer/new-case-form.ts';
import { ACCOUNT_ID, aCase, aSend } from './builders.ts';
import { aReply } from './fake-replies.ts';
import { aCall, aRequest, aSupport, EMPTY_DRAFT } from './fake-support.ts';
import { ID, openCase, reply } from './open-case.tsx';
import { show } from './render.tsx';

const settle = () => act(() => new Promise((done) => setTimeout(done, 20)));

describe('words that were written', () => {
  test('a draft that could not be saved is saved when the field is left', async () => {
    const { user, fake } = await openCase();
    fake.fail('drafts.saveReply', { kind: 'storage', why: 'disk-full' });
    await user.type(reply(), 'Kept after all');
    await screen.findByText(/Draft not saved/);
    fake.fail('drafts.saveReply', null);
    await user.tab();
    await waitFor(() => expect(fake.world.drafts.get(ID)?.text).toBe('Kept after all'));
    expect(screen.getByText('Draft saved')).toBeTruthy();
  });

  test('a reply that was taken back while another one leaves is a draft, and the other one is sent', async () => {
    const { user, fake, desk } = await openCase();
    await user.type(reply(), 'Second');
    const answer = fake.hold('outbox.reply');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(fake.inputs('outbox.reply')).toHaveLength(1));
    act(() => desk.drafts.putBack(aSend({ id: '0b7a7f0e-1111-4c7e-9d55-0c1f5e1b7a01', text: 'First' })));
    answer();
    await waitFor(() => expect(reply().value).toBe('First'));
    await waitFor(() => expect(fake.world.drafts.get(ID)?.text).toBe('First'));
    expect(fake.world.outbox.map((item) => item.text)).toEqual(['Second']);
  });

  test('a request keeps what is written while calls are added to it', async () => {
    const request = aRequest({ accountId: ACCOUNT_ID, draft: EMPTY_DRAFT });
    const support = aSupport({ requests: [request], calls: [aCall({ id: 7 })] });
    const { fake, desk } = show({ support });
    await screen.findByRole('navigation', { name: 'Views' });
    await desk.support.openRequest(request.id);
    const answer = fake.delay('support.addCalls');
    const adding = desk.support.addCalls([7]);
    await settle();
    desk.support.edit({ impact: 'Nobody can pay.' });
    answer();
    await adding;
    const { open } = desk.support.store.getState();
    expect(open?.draft).toMatchObject({ impact: 'Nobody can pay.', calls: [{ id: 7 }] });
    await waitFor(() => expect(fake.world.support.requests[0]?.draft).toMatchObject({ impact: 'Nobody can pay.' }));
    expect(fake.world.support.requests[0]?.draft.calls).toHaveLength(1);
  });

  test('a new case that was taken back is in its form again, beside one that was begun since', async () => {
    const fields = { ...EMPTY_CASE, subject: 'Begun since', description: 'Other words' };
    const { user, fake } = show({ cases: new Map() });
    await user.click(await screen.findByRole('button', { name: 'New case' }));
    const form = () => within(screen.getByRole('dialog', { name: 'New case' }));
    await user.type(form().getByLabelText('Subject'), 'Payout');
    await user.type(form().getByLabelText('Description'), 'Where is it?');
    await user.type(form().getByLabelText('User id'), '9001');
    await user.click(form().getByRole('button', { name: 'Create case' }));
    fake.world.newCase = { fields, savedAt: Date.now() };
    await user.click(await screen.findByRole('button', { name: 'Undo send' }));
    await screen.findByRole('dialog', { name: 'New case' });
    expect(form().getByLabelText<HTMLTextAreaElement>('Description').value).toBe('Where is it?');
    expect(form().getByLabelText<HTMLInputElement>('Subject').value).toBe('Payout');
    expect(await form().findByText(/Begun since/)).toBeTruthy();
  });

  test('notes of an emergency are kept when the guide is left at once', async () => {
    const { user, fake } = show({ accounts: [], activeId: null });
    await user.click(await screen.findByRole('button', { name: 'Emergency guide' }));
    const guide = within(await screen.findByRole('region', { name: 'Emergency guide' }));
    await user.type(guide.getByRole('textbox', { name: /Notes/ }), 'Left in haste');
    await user.click(guide.getByRole('button', { name: 'Back' }));
    await waitFor(() => expect(fake.world.support.emergency?.notes).toBe('Left in haste'), { timeout: 200 });
  });
});

describe('of two that are opened fast, the last one is shown', () => {
  test('of saved replies', async () => {
    const replies = [aReply({ name: 'a' }), aReply({ name: 'b' })];
    const { fake, desk } = show({ replies });
    await screen.findByRole('navigation', { name: 'Views' });
    const answer = fake.delay('replies.get');
    const slow = desk.replies.open(replies[0]?.id ?? '');
    await settle();
    await desk.replies.open(replies[1]?.id ?? '');
    answer();
    await slow;
    expect(desk.replies.store.getState().open?.name).toBe('b');
  });

  test('of requests; and one that was closed does not come back', async () => {
    const requests = [aRequest({ draft: EMPTY_DRAFT }), aRequest({ id: crypto.randomUUID(), draft: EMPTY_DRAFT })];
    const { fake, desk } = show({ support: aSupport({ requests }) });
    await screen.findByRole('navigation', { name: 'Views' });
    const answer = fake.delay('support.get');
    const slow = desk.support.openRequest(requests[0]?.id ?? '');
    await settle();
    await desk.support.openRequest(requests[1]?.id ?? '');
    const late = fake.delay('support.get');
    answer();
    await slow;
    expect(desk.support.store.getState().open?.id).toBe(requests[1]?.id);
    const closing = desk.support.openRequest(requests[0]?.id ?? '');
    await settle();
    await desk.support.close();
    late();
    await closing;
    expect(desk.support.store.getState().open).toBeNull();
  });
});

describe('the end', () => {
  test('is told whether every word could be saved', async () => {
    const { user, fake } = await openCase();
    fake.emit('app.stopping', {});
    await waitFor(() => expect(fake.inputs('app.saved')).toEqual([{ all: true }]));
    fake.fail('drafts.saveReply', { kind: 'storage', why: 'disk-full' });
    await user.type(reply(), 'On a full disk');
    await screen.findByText(/Draft not saved/);
    fake.emit('app.stopping', {});
    await waitFor(() => expect(fake.inputs('app.saved').at(-1)).toEqual({ all: false }));
  });
});

describe('words that were sent or deleted', () => {
  const OTHER = '700000413';

  async function twoCases() {
    const shown = await openCase(
      {},
      { cases: new Map([ID, OTHER].map((id) => [id, aCase(id, { subject: id === ID ? 'Held' : 'Other' })])) },
    );
    const to = (caseId: string) => act(() => shown.desk.inbox.select(caseId));
    return { ...shown, to };
  }

  test('a reply that was sent is no draft when its case is opened again from memory', async () => {
    const { user, fake, desk, to } = await twoCases();
    await user.type(reply(), 'Our answer');
    await waitFor(() => expect(fake.world.drafts.get(ID)?.text).toBe('Our answer'));
    // What is kept of the case holds the draft.
    await act(() => desk.thread.refresh());
    const sent = fake.hold('outbox.reply');
    await user.keyboard('{Control>}{Enter}{/Control}');
    to(OTHER);
    sent();
    await waitFor(() => expect(fake.world.outbox.map((item) => item.text)).toEqual(['Our answer']));
    await settle();
    const answer = fake.delay('cases.open');
    to(ID);
    await settle();
    expect(reply().value).toBe('');
    answer();
    await settle();
    expect(reply().value).toBe('');
  });

  test('a draft that was deleted does not come back with an older reading', async () => {
    const { user, fake, desk, to } = await twoCases();
    await user.type(reply(), 'hello');
    await waitFor(() => expect(fake.world.drafts.get(ID)?.text).toBe('hello'));
    await act(() => desk.thread.refresh());
    // Read before the draft is deleted, and there after it.
    const answer = fake.delay('cases.open');
    act(() => void desk.thread.refresh());
    await user.clear(reply());
    await waitFor(() => expect(fake.world.drafts.get(ID)).toBeUndefined());
    await settle();
    answer();
    await settle();
    expect(reply().value).toBe('');
    to(OTHER);
    to(ID);
    await settle();
    expect(reply().value).toBe('');
  });

  test('a note that was changed is not the old one again when its case is opened from memory', async () => {
    const { fake, desk, to } = await twoCases();
    const key = `${ACCOUNT_ID} ${ID}`;
    desk.notes.edit(ACCOUNT_ID, ID, 'Old');
    await desk.notes.release(key);
    await act(() => desk.thread.refresh());
    desk.notes.edit(ACCOUNT_ID, ID, 'New');
    to(OTHER);
    await desk.notes.release(key);
    const answer = fake.delay('cases.open');
    to(ID);
    await settle();
    expect(desk.notes.store.getState().notes.get(key)?.text).toBe('New');
    answer();
    await settle();
    expect(desk.notes.store.getState().notes.get(key)?.text).toBe('New');
  });
});
