// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src-shared/settings.ts';
import { inboxWorld } from './harness/inbox-world.ts';
import { show } from './render.tsx';

async function openSettings(section: string, settings: Partial<typeof DEFAULT_SETTINGS> = {}) {
  const shown = show({ ...inboxWorld(), settings: { ...DEFAULT_SETTINGS, ...settings } });
  await shown.user.click(await screen.findByRole('button', { name: 'Settings' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Settings' }));
  await shown.user.click(dialog.getByRole('button', { name: section }));
  return { ...shown, dialog };
}

async function openKeys(settings: Partial<typeof DEFAULT_SETTINGS> = {}) {
  const shown = await openSettings('Keys', settings);
  await shown.user.click(shown.dialog.getByRole('button', { name: 'Change keyboard shortcuts…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Change keyboard shortcuts' }));
  const row = (title: string) => within(dialog.getByRole('listitem', { name: title }));
  return { ...shown, dialog, row };
}

describe('settings', () => {
  test('high contrast is on the document at once', async () => {
    const { user, dialog } = await openSettings('Appearance');
    await user.click(dialog.getByRole('radio', { name: 'High contrast' }));
    await waitFor(() => expect(document.documentElement.dataset.theme).toBe('contrast'));
  });

  test('the name of the agent is kept', async () => {
    const { user, dialog, fake } = await openSettings('Team');
    await user.type(dialog.getByRole('textbox', { name: /^Your name/ }), 'Ada');
    await waitFor(() => expect(fake.world.settings.agentName).toBe('Ada'));
  });

  test('due times are kept once they are right, and said to be the team’s own', async () => {
    const { user, dialog, fake } = await openSettings('Team');
    expect(dialog.getByText(/Wise knows nothing of it/)).toBeTruthy();
    const hours = within(dialog.getByRole('group', { name: 'Due time 1' })).getByRole('textbox', { name: 'Hours' });
    await user.clear(hours);
    expect(dialog.getByRole('alert').textContent).toContain('From 1 to');
    expect(fake.world.settings.dueRules).toEqual([{ status: 'PENDING', hours: 24 }]);
    await user.type(hours, '8');
    await waitFor(() => expect(fake.world.settings.dueRules).toEqual([{ status: 'PENDING', hours: 8 }]));
    await user.click(dialog.getByRole('button', { name: 'Add a due time' }));
    await user.type(
      within(dialog.getByRole('group', { name: 'Due time 2' })).getByRole('textbox', { name: 'Status' }),
      'pending',
    );
    expect(within(dialog.getByRole('group', { name: 'Due time 2' })).getByRole('alert').textContent).toContain(
      'Has a rule already',
    );
    await user.click(dialog.getByRole('button', { name: 'Remove the due time of PENDING' }));
    await waitFor(() => expect(fake.world.settings.dueRules).toEqual([{ status: 'PENDING', hours: 24 }]));
  });
});

describe('keys', () => {
  test('a new key works at once, and is shown wherever keys are', async () => {
    const { user, row, fake } = await openKeys();
    await user.click(row('New case').getByRole('button', { name: 'Change the keys for New case' }));
    await user.keyboard('q');
    await user.click(row('New case').getByRole('button', { name: 'Use q' }));
    await waitFor(() => expect(fake.world.settings.keys).toEqual({ 'new-case': ['q'] }));
    await user.click(screen.getByRole('button', { name: 'Done' }));
    await user.keyboard('?');
    const sheet = within(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' }));
    expect(sheet.getByText('New case').closest('.cheat-row')?.textContent).toBe('New caseq');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.keyboard('c');
    expect(screen.queryByRole('dialog')).toBeNull();
    await user.keyboard('q');
    expect(await screen.findByRole('dialog', { name: /New case/ })).toBeTruthy();
  });

  test('two keys after each other, and Escape leaves all as it was', async () => {
    const { user, row, fake } = await openKeys();
    await user.click(row('Settings').getByRole('button', { name: 'Change the keys for Settings' }));
    await user.keyboard('{Escape}');
    expect(row('Settings').getByText('no key')).toBeTruthy();
    await user.click(row('Settings').getByRole('button', { name: 'Change the keys for Settings' }));
    await user.keyboard('gx');
    await waitFor(() => expect(fake.world.settings.keys).toEqual({ settings: ['g x'] }));
  });

  test('a key of another command is moved only when one says so', async () => {
    const { user, row, fake } = await openKeys();
    await user.click(row('New case').getByRole('button', { name: 'Change the keys for New case' }));
    await user.keyboard('{Control>}k{/Control}');
    expect(row('New case').getByRole('alert').textContent).toContain('Ctrl+K is the key of “Command palette”');
    expect(fake.world.settings.keys).toEqual({});
    await user.click(row('New case').getByRole('button', { name: 'Move it here' }));
    await waitFor(() => expect(fake.world.settings.keys).toEqual({ 'new-case': ['Mod+k'], palette: [] }));
    expect(row('Command palette').getByText('no key')).toBeTruthy();
    await user.click(row('Command palette').getByRole('button', { name: 'Usual keys for Command palette' }));
    expect(row('Command palette').getByRole('alert').textContent).toContain('“New case”');
  });

  test.each([' ', '{Enter}'])('a button with the focus keeps %j, whatever command somebody gave it to', async (key) => {
    const settings = { ...DEFAULT_SETTINGS, keys: { 'cheat-sheet': ['Space', 'Enter'], 'open-case': [] } };
    const { user } = show({ ...inboxWorld(), settings });
    (await screen.findByRole('button', { name: /^New case/ })).focus();
    await user.keyboard(key);
    expect(await screen.findByRole('dialog', { name: /New case/ })).toBeTruthy();
  });

  test('what every field needs is refused', async () => {
    const { user, row, fake } = await openKeys();
    await user.click(row('New case').getByRole('button', { name: 'Change the keys for New case' }));
    await user.keyboard('{Control>}c{/Control}');
    expect(row('New case').getByRole('alert').textContent).toContain('always do the same');
    expect(fake.world.settings.keys).toEqual({});
  });

  test('all are as usual again, with a way back', async () => {
    const { user, dialog, row, fake } = await openKeys({ keys: { reply: ['q'], 'next-case': [] } });
    expect(row('Next case').getByText('no key')).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: 'All keys as usual' }));
    await waitFor(() => expect(fake.world.settings.keys).toEqual({}));
    expect(row('Next case').queryByText('no key')).toBeNull();
    await user.click(dialog.getByRole('button', { name: 'Done' }));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(fake.world.settings.keys).toEqual({ reply: ['q'], 'next-case': [] }));
  });
});
