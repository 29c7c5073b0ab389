// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aDiagnostics } from './fake-diagnostics.ts';
import { aWorld } from './fake-world.ts';
import { inboxWorld } from './harness/inbox-world.ts';
import { show } from './render.tsx';

async function open(part: Parameters<typeof show>[0] = {}) {
  const shown = show({ ...inboxWorld(), ...part });
  await screen.findByRole('button', { name: 'Settings' });
  await shown.user.keyboard('{Control>}k{/Control}');
  await shown.user.type(await screen.findByRole('combobox', { name: 'Command or case id' }), 'diagnostics for it');
  await shown.user.keyboard('{Enter}');
  return { ...shown, dialog: within(await screen.findByRole('dialog', { name: 'Diagnostics' })) };
}

test('every file can be looked through before it is saved', async () => {
  const { user, dialog } = await open();
  expect((await dialog.findByRole('region', { name: 'summary.txt' })).textContent).toContain('Caseport       0.1.0');
  await user.click(dialog.getByRole('button', { name: 'databases.txt' }));
  expect(dialog.getByRole('region', { name: 'databases.txt' }).textContent).toContain('quick_check: ok');
  await user.click(dialog.getByRole('button', { name: 'Save as a zip…' }));
  expect((await screen.findAllByText('Diagnostics are in Documents/caseport-file')).length).toBeGreaterThan(0);
});

test('after saving, Escape still closes it', async () => {
  const { user, dialog } = await open();
  const save = await dialog.findByRole('button', { name: 'Save as a zip…' });
  await waitFor(() => expect(save).toHaveProperty('disabled', false));
  const wasDisabled: boolean[] = [];
  new MutationObserver(() => wasDisabled.push(save.hasAttribute('disabled'))).observe(save, { attributes: true });
  await user.click(save);
  expect((await screen.findAllByText('Diagnostics are in Documents/caseport-file')).length).toBeGreaterThan(0);
  // A browser takes the focus from what is disabled, and with it the keys.
  expect(wasDisabled).not.toContain(true);
  expect(document.activeElement).toBe(save);
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Diagnostics' })).toBeNull());
});

test('a test of the connection tells how far it is, and what it found', async () => {
  const { user, dialog, fake } = await open({ diagnostics: { ...aDiagnostics(), slow: true } });
  await user.click(await dialog.findByRole('button', { name: 'Test the connection' }));
  expect((await dialog.findByText(/opening a connection \(3 of 6\)/)).textContent).toContain('api.wise-sandbox.com');
  expect(dialog.getByRole('button', { name: 'Save as a zip…' })).toHaveProperty('disabled', true);
  await user.click(dialog.getByRole('button', { name: 'Stop' }));
  expect(await dialog.findByRole('button', { name: 'Test the connection' })).toBeTruthy();
  expect(dialog.queryByRole('alert')).toBeNull();
  fake.world.diagnostics.slow = false;
  await user.click(dialog.getByRole('button', { name: 'Test the connection' }));
  expect((await dialog.findByRole('region', { name: 'connection.txt' })).textContent).toContain(
    'The certificate was not trusted.',
  );
});

test.each(['keychain-locked', 'damaged', 'read-only'] as const)('it is there in the stage %s', async (stage) => {
  const { user } = show({ info: { ...aWorld().info, stage: { stage } } });
  await user.click(await screen.findByRole('button', { name: 'Diagnostics…' }));
  expect(
    await within(await screen.findByRole('dialog', { name: 'Diagnostics' })).findByRole('region', { name: 'summary.txt' }),
  ).toBeTruthy();
});

test('it is there before anybody signed in, and a failure says why', async () => {
  const { user, fake } = show({ accounts: [], activeId: null });
  fake.fail('diagnostics.collect', { kind: 'unexpected', reference: 'abc' });
  await user.click(await screen.findByRole('button', { name: 'Diagnostics' }));
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('abc'));
});
