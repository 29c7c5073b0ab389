// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { ACCOUNT_ID, anEntry } from './builders.ts';
import type { World } from './fake-world.ts';
import { inboxWorld } from './harness/inbox-world.ts';
import { ID, openCase, reply } from './open-case.tsx';
import { show } from './render.tsx';

describe('the composer', () => {
  test('keeps a draft within half a second of a key, and at once when left', async () => {
    const { user, fake } = await openCase();
    await user.type(reply(), 'Half a ');
    await waitFor(() => expect(fake.world.drafts.get(ID)?.text).toBe('Half a '), { timeout: 500 });
    await user.type(reply(), 'thought');
    await user.tab();
    await waitFor(() => expect(fake.world.drafts.get(ID)).toMatchObject({ text: 'Half a thought', selectionStart: 14 }), {
      timeout: 100,
    });
    expect(screen.getByText('Draft saved')).toBeTruthy();
  });

  test('keeps it when the case is left, and brings it back with its caret', async () => {
    const world = inboxWorld();
    world.drafts.set(ID, { text: 'Kept words', selectionStart: 4, selectionEnd: 4, savedAt: Date.now() - 60_000 });
    const { user, fake } = show(world);
    await user.click(await screen.findByRole('option', { name: /Transfer held/ }));
    expect((await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Reply' })).value).toBe('Kept words');
    expect(reply().selectionStart).toBe(4);
    expect(screen.getByText(/Your draft of .* is back/)).toBeTruthy();
    await user.type(reply(), '!');
    await user.click(screen.getByRole('option', { name: /Refund not received/ }));
    await waitFor(() => expect(fake.world.drafts.get(ID)?.text).toBe('Kept words!'));
    await waitFor(() => expect(reply().value).toBe(''));
    await user.click(screen.getByRole('option', { name: /Transfer held/ }));
    await waitFor(() => expect(reply().value).toBe('Kept words!'));
  });

  test('news never overwrite what is being written', async () => {
    const { user, fake } = await openCase();
    await user.type(reply(), 'Mine');
    fake.world.drafts.set(ID, { text: 'Other', selectionStart: 0, selectionEnd: 0, savedAt: 1 });
    fake.emit('cases.changed', { accountId: ACCOUNT_ID, ids: [ID] });
    await new Promise((done) => setTimeout(done, 30));
    expect(reply().value).toBe('Mine');
  });

  test('two quick sends are one row; the text goes, and undo brings it back', async () => {
    const { user, fake } = await openCase();
    await user.type(reply(), 'Once');
    await user.keyboard('{Control>}{Enter}{Enter}{/Control}');
    await waitFor(() => expect(reply().value).toBe(''));
    expect(fake.world.outbox.map((item) => item.text)).toEqual(['Once']);
    expect(await screen.findByText(/Reply to 700000412 sends in \d+ s/)).toBeTruthy();
    await user.click(screen.getAllByRole('button', { name: 'Undo send' })[0] ?? document.body);
    await waitFor(() => expect(reply().value).toBe('Once'));
    expect(fake.world.outbox[0]?.state).toBe('withdrawn');
  });

  test('undo puts the words before what was begun since', async () => {
    const { user } = await openCase();
    await user.type(reply(), 'First');
    await user.click(screen.getByRole('button', { name: 'Send reply' }));
    await waitFor(() => expect(reply().value).toBe(''));
    await user.type(reply(), 'Second');
    await user.click(screen.getAllByRole('button', { name: 'Undo send' })[0] ?? document.body);
    await waitFor(() => expect(reply().value).toBe('First\n\nSecond'));
  });

  test('a send that fails keeps the text, and tries again under the same id', async () => {
    const { user, fake } = await openCase();
    fake.fail('outbox.reply', { kind: 'storage', why: 'disk-full' });
    await user.type(reply(), 'Precious');
    await user.click(screen.getByRole('button', { name: 'Send reply' }));
    expect((await screen.findByRole('alert')).textContent).toContain('The disk is full');
    expect(reply().value).toBe('Precious');
    fake.fail('outbox.reply', null);
    await user.click(screen.getByRole('button', { name: 'Send reply' }));
    await waitFor(() => expect(reply().value).toBe(''));
    const [first, second] = fake.inputs('outbox.reply');
    expect(first?.id).toBe(second?.id);
  });

  test('counts by the strictest rule, and blocks what is too long', async () => {
    const { user } = await openCase();
    await user.click(reply());
    await user.paste('ä'.repeat(32_768));
    await waitFor(() => expect(screen.getByText(/65,536 \/ 65,535: 1 too long/)).toBeTruthy());
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Send reply' }).disabled).toBe(true);
  });

  test('does not take in what could never be sent, and says so', async () => {
    const { user } = await openCase();
    await user.type(reply(), 'Mine');
    await user.paste('a line\n'.repeat(150_000));
    expect(screen.getByRole('alert').textContent).toContain('1,050,000 characters');
    expect(reply().value).toBe('Mine');
  });

  test('a draft that can not be kept says so', async () => {
    const { user, fake } = await openCase();
    fake.fail('drafts.saveReply', { kind: 'storage', why: 'disk-full' });
    await user.type(reply(), 'x');
    expect(await screen.findByText(/Draft not saved: The disk is full/)).toBeTruthy();
    expect(reply().value).toBe('x');
  });

  test('formats, and shows what it will look like', async () => {
    const { user } = await openCase();
    await user.type(reply(), 'bold');
    reply().setSelectionRange(0, 4);
    await user.keyboard('{Control>}b{/Control}');
    expect(reply().value).toBe('**bold**');
    await user.click(screen.getByRole('button', { name: 'Preview' }));
    expect(await screen.findByRole('region', { name: 'Preview' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Write' }));
    expect(reply().value).toBe('**bold**');
  });

  test('an entry is quoted into the reply', async () => {
    const { user } = await openCase({ allEntries: [anEntry({ id: 'a', body: 'Which one?' })] });
    await user.click(screen.getByRole('button', { name: 'Quote in reply' }));
    expect(reply().value).toBe('> Which one?\n\n');
  });

  test('a closed case offers a follow-up, prefilled', async () => {
    const { user, fake } = await openCase({ status: 'CLOSED', transferId: '58114690' });
    expect(screen.queryByRole('textbox', { name: 'Reply' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Create follow-up case' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'New case' }));
    expect(dialog.getByLabelText<HTMLInputElement>('Subject').value).toBe('Follow-up: Held');
    expect(dialog.getByLabelText<HTMLTextAreaElement>('Description').value).toContain(`case ${ID}`);
    await user.click(dialog.getByRole('button', { name: 'Create case' }));
    await waitFor(() => expect(fake.inputs('outbox.create')).toHaveLength(1));
    expect(fake.inputs('outbox.create')[0]).toMatchObject({ transferId: '58114690', userId: '9001' });
  });
});

describe('a new case', () => {
  async function openForm(world: Partial<World> = {}) {
    const shown = show({ ...inboxWorld(), ...world });
    await shown.user.click(await screen.findByRole('button', { name: 'New case' }));
    return { ...shown, dialog: within(await screen.findByRole('dialog', { name: 'New case' })) };
  }

  test('says beside each field what is wrong', async () => {
    const { user, dialog, fake } = await openForm();
    await user.type(dialog.getByLabelText('User id'), '12x');
    await user.click(dialog.getByRole('button', { name: 'Create case' }));
    expect(dialog.getAllByRole('alert').map((alert) => alert.textContent)).toEqual([
      'Give the case a subject.',
      'Write something first.',
      'The user id is a whole number, digits only.',
    ]);
    expect(fake.inputs('outbox.create')).toEqual([]);
  });

  test('asks before personal data leaves, and says what and where', async () => {
    const { user, dialog, fake } = await openForm();
    await user.type(dialog.getByLabelText('Subject'), 'Refund for jane@example.com');
    await user.type(dialog.getByLabelText('Description'), 'Why?');
    await user.type(dialog.getByLabelText('User id'), '9001');
    expect(dialog.getByText(/looks like an e-mail address \(characters 12 to 27\)/)).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: 'Create case' }));
    expect(fake.inputs('outbox.create')).toEqual([]);
    expect(dialog.getByRole('alert').textContent).toContain('Send it all the same?');
    await user.click(dialog.getByRole('button', { name: 'Create all the same' }));
    await waitFor(() => expect(fake.inputs('outbox.create')).toHaveLength(1));
    expect(fake.inputs('drafts.discardNewCase')).toHaveLength(1);
  });

  test('is kept while it is written, and comes back', async () => {
    const { user, dialog, fake } = await openForm();
    await user.type(dialog.getByLabelText('Subject'), 'Begun');
    await user.click(dialog.getAllByRole('button', { name: 'Close' })[0] ?? document.body);
    await waitFor(() => expect(fake.world.newCase?.fields.subject).toBe('Begun'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.click(screen.getByRole('button', { name: 'New case' }));
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('Subject').value).toBe('Begun'));
    expect(screen.getByText(/What you began before is back/)).toBeTruthy();
  });

  test('refuses a megabyte in a line, and says so', async () => {
    const { user, dialog } = await openForm();
    await user.click(dialog.getByLabelText('Subject'));
    await user.paste('x'.repeat(1_000_000));
    expect(dialog.getByRole('alert').textContent).toContain('1,000,000 characters');
    expect(dialog.getByLabelText<HTMLInputElement>('Subject').value).toBe('');
  });
});

test('settings are changed at once, and a wrong number is not', async () => {
  const { user, fake } = show(inboxWorld());
  await user.click(await screen.findByRole('button', { name: 'Settings' }));
  await user.click(await screen.findByRole('button', { name: 'Appearance' }));
  await user.click(screen.getByRole('radio', { name: 'Dark' }));
  await waitFor(() => expect(document.documentElement.dataset.theme).toBe('dark'));
  await user.click(screen.getByRole('button', { name: 'General' }));
  const seconds = screen.getByLabelText('Seconds to undo a reply');
  await user.clear(seconds);
  await user.type(seconds, '99');
  expect(screen.getByText('A whole number from 0 to 60.')).toBeTruthy();
  expect(fake.world.settings.undoHoldSeconds).toBe(9);
});
