import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { aWorld } from './fake-world.ts';
import { show } from './render.tsx';

const UPDATE = { version: '0.2.0', notes: 'Quicker.', url: 'https://example.com/notes', released: '2026-11-01' };

describe('the end of the last run', () => {
  test('a crash is told until it was read', async () => {
    const { desk } = show({ info: { ...aWorld().info, lastEnd: 'crashed' } });
    const banner = await screen.findByRole('complementary', { name: 'Ended unexpectedly' });
    expect(banner.textContent).toContain('Drafts and the outbox were kept');
    fireEvent.click(screen.getByRole('button', { name: 'Save diagnostics' }));
    expect(desk.ui.store.getState().dialog).toEqual({ kind: 'diagnostics' });
    desk.ui.closeDialog();
    fireEvent.click(screen.getByRole('button', { name: 'Understood' }));
    expect(screen.queryByRole('complementary', { name: 'Ended unexpectedly' })).toBeNull();
  });

  test('an orderly one is not worth a word', async () => {
    show();
    await screen.findByRole('navigation', { name: 'Views' });
    expect(screen.queryByRole('complementary')).toBeNull();
  });
});

test('a newer version is told without taking the focus, and its page opens in the browser', async () => {
  const { fake } = show();
  await screen.findByRole('navigation', { name: 'Views' });
  const focused = document.activeElement;
  fake.world.info = { ...fake.world.info, update: UPDATE };
  fake.emit('app.changed', {});
  const banner = await screen.findByRole('complementary', { name: 'Newer version' });
  expect(banner.textContent).toContain('Caseport 0.2.0 is out, of 2026-11-01. Quicker.');
  expect(document.activeElement).toBe(focused);
  fireEvent.click(screen.getByRole('button', { name: 'Read more' }));
  await waitFor(() => expect(fake.world.openedLinks).toEqual([UPDATE.url]));
  fireEvent.click(screen.getByRole('button', { name: 'Understood' }));
  expect(screen.queryByRole('complementary', { name: 'Newer version' })).toBeNull();
});

describe('menus of the desktop', () => {
  test('run what the palette runs, and nothing behind a dialog', async () => {
    const { fake } = show();
    await screen.findByRole('navigation', { name: 'Views' });
    fake.emit('command.run', { id: 'cheat-sheet' });
    expect(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })).toBeDefined();
    fake.emit('command.run', { id: 'track-case' });
    expect(screen.getAllByRole('dialog')).toHaveLength(1);
    expect(screen.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeDefined();
  });
});
