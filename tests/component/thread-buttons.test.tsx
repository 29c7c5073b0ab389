// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { listWorld } from './harness/list-world.ts';
import { show } from './render.tsx';

const thread = () => within(screen.getByRole('region', { name: 'Thread' }));
const ids = (inputs: readonly { readonly target: unknown }[]) => inputs.map(({ target }) => target);

/** The first case is open, and two others are marked. */
async function begin() {
  const shown = show(listWorld());
  const { user } = shown;
  await screen.findByText('Duplicate payout, batch 2231');
  await user.keyboard('jjxjxkk');
  await thread().findByRole('heading', { name: /Transfer held/ });
  expect(within(screen.getByRole('toolbar', { name: 'Marked cases' })).getByRole('status').textContent).toBe('2 marked');
  return shown;
}

describe('the buttons of a thread are about that case, whatever is marked in the list', () => {
  const open = { kind: 'ids', ids: ['700000412'] };

  test('done', async () => {
    const { user, fake } = await begin();
    await user.click(thread().getByRole('button', { name: 'Done' }));
    await waitFor(() => expect(ids(fake.inputs('work.done'))).toEqual([open]));
  });

  test('snooze', async () => {
    const { user, fake } = await begin();
    await user.click(thread().getByRole('button', { name: 'Snooze…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Snooze one case' }));
    await user.click(dialog.getByRole('button', { name: /Until Wise answers/ }));
    await waitFor(() => expect(ids(fake.inputs('work.snooze'))).toEqual([open]));
  });

  test('unread', async () => {
    const { user, fake } = await begin();
    await user.click(thread().getByRole('button', { name: 'More about this case' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Mark unread' }));
    await waitFor(() => expect(ids(fake.inputs('work.setUnread'))).toEqual([open]));
  });

  test('the keys mean the marked ones', async () => {
    const { user, fake } = await begin();
    await user.keyboard('e');
    await waitFor(() => expect(ids(fake.inputs('work.done'))).toEqual([{ kind: 'ids', ids: ['700000398', '700000377'] }]));
  });
});

test('a tag that was taken away leaves the caret beside the others', async () => {
  const { user } = show(listWorld());
  await screen.findByText('Duplicate payout, batch 2231');
  await user.keyboard('j');
  await thread().findByRole('heading', { name: /Transfer held/ });
  thread().getByRole('button', { name: 'Remove the tag vip' }).focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Tag'));
});
