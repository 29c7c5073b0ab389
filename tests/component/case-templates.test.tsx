// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { CaseTemplate } from '../../src-shared/replies.ts';
import { anEntry } from './builders.ts';
import type { World } from './fake-world.ts';
import { inboxWorld } from './harness/inbox-world.ts';
import { ID, openCase } from './open-case.tsx';
import { show } from './render.tsx';

const FIELDS = {
  type: 'GENERAL_ENQUIRY',
  subject: 'Where is the payout?',
  description: 'Missing since {{?When}}.',
  userId: '9001',
  transferId: '',
  profileId: '',
  externalId: '',
};

const aTemplate = (): CaseTemplate => ({ id: crypto.randomUUID(), name: 'Missing payout', fields: FIELDS, updatedAt: 1 });

async function openForm(world: Partial<World> = {}) {
  const shown = show(inboxWorld({ templates: [aTemplate()], ...world }));
  await shown.user.click(await screen.findByRole('button', { name: 'New case' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'New case' }));
  await shown.user.click(await dialog.findByRole('button', { name: /^Templates/ }));
  return { ...shown, dialog };
}

const subject = () => screen.getByLabelText<HTMLInputElement>('Subject').value;

describe('templates of new cases', () => {
  test('one fills the form, undo gives back what was typed, and a place that is left open is asked for', async () => {
    const { user, dialog, fake } = await openForm();
    await user.type(dialog.getByLabelText('Subject'), 'Typed');
    await user.click(dialog.getByRole('button', { name: /^Missing payout/ }));
    expect(subject()).toBe('Where is the payout?');
    await user.click(dialog.getByRole('button', { name: 'Undo' }));
    expect(subject()).toBe('Typed');
    await user.click(dialog.getByRole('button', { name: /^Templates/ }));
    await user.click(dialog.getByRole('button', { name: /^Missing payout/ }));
    await user.click(dialog.getByRole('button', { name: 'Create case' }));
    expect(dialog.getByRole('alert').textContent).toBe('1 place is not filled in: {{?When}}.');
    expect(fake.inputs('outbox.create')).toEqual([]);
  });

  test('the fields become one, which is renamed and deleted; a deleted one comes back', async () => {
    const { user, dialog, fake } = await openForm({ templates: [] });
    await user.type(dialog.getByLabelText('Subject'), 'Again and again');
    await user.type(dialog.getByLabelText('Name of the new template'), 'Mine{Enter}');
    await waitFor(() => expect(fake.world.templates.map((one) => one.fields.subject)).toEqual(['Again and again']));
    expect(fake.inputs('outbox.create')).toEqual([]);
    await user.click(await dialog.findByRole('button', { name: 'Rename Mine' }));
    await user.clear(dialog.getByLabelText('New name of Mine'));
    await user.type(dialog.getByLabelText('New name of Mine'), 'Ours{Enter}');
    await user.click(await dialog.findByRole('button', { name: 'Delete Ours' }));
    await waitFor(() => expect(fake.world.templates).toEqual([]));
    await user.click(dialog.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(fake.world.templates.map((one) => one.name)).toEqual(['Ours']));
  });
});

describe('a case from a thread', () => {
  const entries = [
    anEntry({ id: 'a', body: 'Which one?' }),
    anEntry({ id: 'b', author: 'PARTNER', body: 'That one.' }),
    anEntry({ id: 'c', body: 'Use {{name}} then.' }),
    anEntry({ id: 'd', author: 'PARTNER', ours: true, body: 'We will.' }),
  ];

  test('has its ids, its subject, a reference, and what Wise wrote last', async () => {
    const { user, fake } = await openCase({
      allEntries: entries,
      transferId: '58114690',
      profileId: '30120945',
      externalId: 'nb-1',
    });
    await user.click(screen.getByRole('button', { name: 'More about this case' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Create a case from this thread' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'New case' }));
    expect(subject()).toBe('Follow-up: Held');
    expect(dialog.getByLabelText<HTMLTextAreaElement>('Description').value).toBe(
      `Follow-up to case ${ID} (nb-1).\n\n> Use \\{\\{name}} then.\n\n`,
    );
    await user.click(dialog.getByRole('button', { name: 'Create case' }));
    await waitFor(() =>
      expect(fake.inputs('outbox.create')[0]).toMatchObject({ transferId: '58114690', profileId: '30120945', userId: '9001' }),
    );
  });

  test('never writes over a case that was begun before, until the agent says so', async () => {
    const older = { ...FIELDS, subject: 'Begun before' };
    const { user, fake } = await openCase({ allEntries: entries }, { newCase: { fields: older, savedAt: 1 } });
    await user.keyboard('{Control>}k{/Control}');
    await screen.findByRole('combobox');
    await user.keyboard('case from this thread{Enter}');
    const dialog = within(await screen.findByRole('dialog', { name: 'New case' }));
    await dialog.findByText(/You began another case before: “Begun before/);
    await user.type(dialog.getByLabelText('Subject'), '!');
    await new Promise((done) => setTimeout(done, 400));
    expect(fake.world.newCase?.fields.subject).toBe('Begun before');
    await user.click(dialog.getByRole('button', { name: 'Create case' }));
    await waitFor(() => expect(fake.inputs('outbox.create')).toHaveLength(1));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(fake.world.newCase?.fields.subject).toBe('Begun before');
  });

  test('does not let go of either without a word', async () => {
    const { user, fake } = await openCase({}, { newCase: { fields: { ...FIELDS, subject: 'Begun before' }, savedAt: 1 } });
    await user.keyboard('{Control>}k{/Control}');
    await screen.findByRole('combobox');
    await user.keyboard('case from this thread{Enter}');
    const dialog = within(await screen.findByRole('dialog', { name: 'New case' }));
    await dialog.findByText(/You began another case before/);
    await user.type(dialog.getByLabelText('Subject'), ' again');
    await user.click(dialog.getAllByRole('button', { name: 'Close' })[0] ?? document.body);
    expect(dialog.getByRole('alert').textContent).toContain('kept only once you choose');
    await user.click(dialog.getByRole('button', { name: 'Keep this one, throw that one away' }));
    await waitFor(() => expect(fake.world.newCase?.fields.subject).toBe('Follow-up: Held again'));
    await user.click(dialog.getAllByRole('button', { name: 'Close' })[0] ?? document.body);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  test('goes on with the one that was begun before', async () => {
    const { user, fake } = await openCase({}, { newCase: { fields: { ...FIELDS, subject: 'Begun before' }, savedAt: 1 } });
    await user.keyboard('{Control>}k{/Control}');
    await screen.findByRole('combobox');
    await user.keyboard('case from this thread{Enter}');
    const dialog = within(await screen.findByRole('dialog', { name: 'New case' }));
    await user.click(await dialog.findByRole('button', { name: 'Go on with that one' }));
    expect(subject()).toBe('Begun before');
    await user.type(dialog.getByLabelText('Subject'), '!');
    await waitFor(() => expect(fake.world.newCase?.fields.subject).toBe('Begun before!'));
  });
});
