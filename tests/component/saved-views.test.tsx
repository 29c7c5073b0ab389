// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { ACCOUNT_ID } from './builders.ts';
import { listWorld } from './harness/list-world.ts';
import { show } from './render.tsx';

const box = () => screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search cases' });
const list = () => within(screen.getByRole('listbox', { name: 'Cases' }));
const rail = () => within(screen.getByRole('navigation', { name: 'Views' }));
const heading = () =>
  within(screen.getByRole('region', { name: 'List of cases' })).getByRole('heading', { level: 2 }).textContent;
const names = (world: { savedViews: { name: string }[] }) => world.savedViews.map((view) => view.name);

async function begin() {
  const shown = show(listWorld());
  await screen.findByText('Duplicate payout, batch 2231');
  await rail().findByRole('button', { name: /^Overdue/ });
  async function more(view: string, item: string): Promise<void> {
    await shown.user.click(rail().getByRole('button', { name: `More about the view ${view}` }));
    await shown.user.click(await screen.findByRole('menuitem', { name: item }));
  }
  return { ...shown, more };
}

describe('saved views', () => {
  test('stand in the rail with their counts, and bring their order along', async () => {
    const { user } = await begin();
    expect(rail().getByRole('button', { name: /^Overdue/ }).textContent).toBe('Overdue2');
    await user.click(rail().getByRole('button', { name: /^Overdue/ }));
    await waitFor(() => expect(heading()).toBe('Overdue'));
    expect(
      rail()
        .getByRole('button', { name: /^Overdue/ })
        .getAttribute('aria-current'),
    ).toBe('page');
    expect(screen.getByRole('button', { name: 'Sort: Due first' })).toBeTruthy();
    expect(box().value).toBe('is:overdue');
    await user.click(rail().getByRole('button', { name: /^Batch 2231/ }));
    expect(await screen.findByRole('group', { name: 'PENDING, 1' })).toBeTruthy();
  });

  test('a search becomes one, with a name of its own', async () => {
    const { user, fake } = await begin();
    await user.type(box(), 'tag:batch-2231 ');
    await waitFor(() => expect(list().getAllByRole('option')).toHaveLength(2));
    await user.click(screen.getByRole('button', { name: 'Save this search as a view…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Save this search as a view' }));
    await user.type(dialog.getByRole('textbox', { name: 'Name' }), 'overdue{Enter}');
    expect(dialog.getByRole('alert').textContent).toBe('Another view has this name.');
    await user.clear(dialog.getByRole('textbox', { name: 'Name' }));
    await user.type(dialog.getByRole('textbox', { name: 'Name' }), ' Batches {Enter}');
    await waitFor(() => expect(heading()).toBe('Batches'));
    expect(fake.world.savedViews.at(-1)).toMatchObject({ name: 'Batches', query: 'tag:batch-2231', sort: 'newest-activity' });
    expect(rail().getByRole('button', { name: /^Batches/ }).textContent).toBe('Batches2');
    expect(screen.queryByRole('button', { name: 'Save this search as a view…' })).toBeNull();
  });

  test('one that was changed can be kept as it is now, and taken back', async () => {
    const { user, fake } = await begin();
    await user.click(rail().getByRole('button', { name: /^VIP/ }));
    await waitFor(() => expect(heading()).toBe('VIP'));
    await user.type(box(), ' is:unread ');
    await user.click(await screen.findByRole('button', { name: 'Keep this as “VIP”' }));
    await waitFor(() => expect(fake.world.savedViews[2]?.query).toBe('tag:vip is:unread'));
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(fake.world.savedViews[2]?.query).toBe('tag:vip'));
  });

  test('are renamed and moved', async () => {
    const { user, fake, more } = await begin();
    await more('VIP', 'Rename…');
    const dialog = within(await screen.findByRole('dialog', { name: 'Rename the view' }));
    await user.clear(dialog.getByRole('textbox', { name: 'Name' }));
    await user.type(dialog.getByRole('textbox', { name: 'Name' }), 'Important{Enter}');
    await waitFor(() => expect(names(fake.world)).toEqual(['Overdue', 'Batch 2231', 'Important']));
    await rail().findByRole('button', { name: /^Important/ });
    await more('Important', 'Move up');
    await waitFor(() => expect(names(fake.world)).toEqual(['Overdue', 'Important', 'Batch 2231']));
  });

  test('are deleted, and come back to their place', async () => {
    const { user, fake, more } = await begin();
    await more('Overdue', 'Delete');
    await waitFor(() => expect(names(fake.world)).toEqual(['Batch 2231', 'VIP']));
    expect(rail().queryByRole('button', { name: /^Overdue/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(names(fake.world)).toEqual(['Overdue', 'Batch 2231', 'VIP']));
  });

  test('leaving a search that began in one leads back to it', async () => {
    const { user } = await begin();
    await user.click(rail().getByRole('button', { name: /^Overdue/ }));
    await waitFor(() => expect(heading()).toBe('Overdue'));
    await user.clear(box());
    await user.type(box(), 'refund ');
    await waitFor(() => expect(list().getAllByRole('option')).toHaveLength(1));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(box().value).toBe('is:overdue'));
    await user.click(box());
    await user.keyboard('{Escape}');
    await waitFor(() => expect(heading()).toBe('Needs action'));
  });

  test('are counted at once when cases change, and then at most twice a second, the last change included', async () => {
    const { fake } = await begin();
    await new Promise((done) => setTimeout(done, 600));
    const before = fake.inputs('views.list').length;
    for (let change = 0; change < 10; change++) {
      fake.emit('cases.changed', { accountId: ACCOUNT_ID, ids: [] });
      await new Promise((done) => setTimeout(done, 5));
    }
    expect(fake.inputs('views.list').length).toBe(before + 1);
    await waitFor(() => expect(fake.inputs('views.list').length).toBe(before + 2));
    await new Promise((done) => setTimeout(done, 600));
    expect(fake.inputs('views.list').length).toBe(before + 2);
  });
});
