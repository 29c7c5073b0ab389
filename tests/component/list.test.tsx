// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { ACCOUNT_ID, aSend } from './builders.ts';
import { listWorld } from './harness/list-world.ts';
import { manyWorld } from './harness/worlds.ts';
import { show } from './render.tsx';

const titles = () => screen.getAllByRole('option').map((option) => option.querySelector('.row-title')?.textContent);
const option = (name: RegExp) => screen.getByRole('option', { name });
const marked = () => screen.getAllByRole('option', { selected: true }).map((one) => one.querySelector('.row-id')?.textContent);
const bar = () => within(screen.getByRole('toolbar', { name: 'Marked cases' }));

async function begin() {
  const shown = show(listWorld());
  await screen.findByText('Duplicate payout, batch 2231');
  return shown;
}

async function arrange(user: Awaited<ReturnType<typeof begin>>['user'], name: string) {
  await user.click(screen.getByRole('button', { name: /^Sort/ }));
  await user.click(await screen.findByRole('menuitemradio', { name }));
}

describe('order and groups', () => {
  test('due first; each view remembers its own', async () => {
    const { user } = await begin();
    await arrange(user, 'Due first');
    await waitFor(() =>
      expect(titles().slice(0, 2)).toEqual(['Limit increase for profile 14556049', 'partner_external_id_12345']),
    );
    await user.click(screen.getByRole('button', { name: /^All cases/ }));
    await waitFor(() => expect(titles()[0]).toBe('nb-88177'));
    expect(screen.getByRole('button', { name: 'Sort: Newest activity' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /^Needs action/ }));
    await waitFor(() => expect(titles()[0]).toBe('Limit increase for profile 14556049'));
    expect(screen.getByRole('button', { name: 'Sort: Due first' })).toBeTruthy();
  });

  test('groups have names and counts, hold their rows, and keys walk through them', async () => {
    const { user } = await begin();
    await user.click(screen.getByRole('button', { name: /^All cases/ }));
    await arrange(user, 'By status');
    const pending = await screen.findByRole('group', { name: 'PENDING, 8' });
    expect(within(pending).getAllByRole('option')).toHaveLength(8);
    expect(within(screen.getByRole('group', { name: 'CREATING, 1' })).getByRole('option').textContent).toContain('nb-88177');
    await user.keyboard('{Escape}');
    for (let step = 0; step < 9; step++) await user.keyboard('j');
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('nb-88177');
    expect(screen.getByRole('option', { selected: true }).getAttribute('aria-posinset')).toBe('9');
  });
});

describe('marked cases', () => {
  test('x and Shift+J mark, the bar counts, Escape unmarks', async () => {
    const { user } = await begin();
    expect(screen.getByRole('listbox', { name: 'Cases' }).getAttribute('aria-multiselectable')).toBe('true');
    await user.keyboard('jx');
    expect(bar().getByRole('status').textContent).toBe('1 marked');
    await user.keyboard('{Shift>}jj{/Shift}');
    expect(marked()).toEqual(['700000412', '700000398', '700000377']);
    await user.keyboard('{Shift>}k{/Shift}');
    expect(marked()).toEqual(['700000412', '700000398']);
    expect(option(/Refund/).getAttribute('aria-current')).toBe('true');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('toolbar', { name: 'Marked cases' })).toBeNull();
    expect(marked()).toEqual(['700000398']);
  });

  test('clicks with Ctrl turn one, with Shift mark a range, without anything open', async () => {
    const { user } = await begin();
    await user.click(option(/Refund/));
    await user.keyboard('{Control>}');
    await user.click(option(/IBAN/));
    await user.keyboard('{/Control}');
    expect(marked()).toEqual(['700000398', '700000341']);
    await user.keyboard('{Shift>}');
    await user.click(option(/Limit increase/));
    await user.keyboard('{/Shift}');
    await waitFor(() => expect(marked()).toEqual(['700000398', '700000341', '700000322', '700000310']));
    await user.click(option(/Webhook/));
    expect(screen.queryByRole('toolbar', { name: 'Marked cases' })).toBeNull();
    expect(marked()).toEqual(['700000298']);
  });

  test('a range over what was never on screen holds it', async () => {
    const { user, desk, fake } = show(manyWorld(800));
    await user.click(await screen.findByRole('button', { name: /^All cases/ }));
    await screen.findByText('Case number 0');
    const ids = await desk.inbox.idsBetween(250, 3);
    expect([ids.length, ids[0], ids.at(-1)]).toEqual([248, '700000003', '700000250']);
    expect(fake.inputs('cases.window').map((input) => input.start)).toContain(200);
  });

  test('Ctrl+A means the whole list, also what is not loaded, but those that were turned', async () => {
    const { user, fake } = show(manyWorld(800));
    await user.click(await screen.findByRole('button', { name: /^All cases/ }));
    await screen.findByText('Case number 0');
    await user.keyboard('{Control>}a{/Control}');
    expect(bar().getByRole('status').textContent).toBe('800 marked');
    await user.keyboard('{Control>}');
    await user.click(screen.getByText('Case number 1'));
    await user.keyboard('{/Control}');
    expect(bar().getByRole('status').textContent).toBe('799 marked');
    await user.click(bar().getByRole('button', { name: 'Done' }));
    await waitFor(() => expect(screen.queryByRole('toolbar', { name: 'Marked cases' })).toBeNull());
    const source = { kind: 'view', view: 'all' };
    expect(fake.inputs('work.done')[0]?.target).toEqual({ kind: 'source', source, except: ['700000001'] });
    expect([...fake.world.cases.values()].filter(({ row }) => !row.done).map(({ row }) => row.id)).toEqual(['700000001']);
  });

  test('are done together, and taken back together', async () => {
    const { user, fake } = await begin();
    await user.keyboard('jx{Shift>}j{/Shift}e');
    await waitFor(() => expect(titles()[0]).toBe('Duplicate payout, batch 2231'));
    expect(screen.queryByRole('toolbar', { name: 'Marked cases' })).toBeNull();
    await user.click(within(screen.getByRole('complementary', { name: 'Notice' })).getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(titles()).toHaveLength(7));
    expect(fake.inputs('work.undo')).toHaveLength(1);
  });

  test('in the view of what is done are taken up again', async () => {
    const { user, fake } = await begin();
    await user.keyboard('ge');
    await screen.findByRole('option', { name: /Payout file/ });
    await user.keyboard('jx');
    await user.click(bar().getByRole('button', { name: 'Not done' }));
    await waitFor(() => expect(fake.world.cases.get('700000366')?.row.done).toBe(false));
    expect(await screen.findByRole('heading', { name: 'Nothing is done' })).toBeTruthy();
  });

  test('get and lose tags', async () => {
    const { user, fake } = await begin();
    await user.keyboard('jx{Shift>}j{/Shift}l');
    const dialog = within(await screen.findByRole('dialog', { name: 'Tags of 2 cases' }));
    await user.type(dialog.getByRole('combobox', { name: 'Add tags' }), 'one two');
    await user.type(dialog.getByRole('combobox', { name: 'Remove tags' }), 'VIP');
    await user.click(dialog.getByRole('button', { name: 'Change tags' }));
    await waitFor(() => expect(fake.world.cases.get('700000412')?.row.tags).toEqual(['batch-2231', 'one', 'two']));
    expect(fake.world.cases.get('700000398')?.row.tags).toEqual(['one', 'two']);
    expect(screen.queryByRole('toolbar', { name: 'Marked cases' })).toBeNull();
  });

  test('are read from Wise, exported and taken off the list from the menu', async () => {
    const { user, fake } = await begin();
    const ids = ['700000412', '700000398'];
    const target = { kind: 'ids', ids };
    async function choose(name: string): Promise<void> {
      await user.click(bar().getByRole('button', { name: 'More for the marked cases' }));
      await user.click(await screen.findByRole('menuitem', { name }));
    }
    await user.keyboard('jx{Shift>}j{/Shift}');
    await choose('Read from Wise now');
    await waitFor(() => expect(fake.inputs('work.refresh')).toEqual([{ accountId: ACCOUNT_ID, target }]));
    await choose('Export as CSV…');
    expect(await screen.findByText('2 cases saved: Documents/caseport-file', { selector: 'aside span' })).toBeTruthy();
    await choose('Take off the list');
    await waitFor(() => expect(titles()).toHaveLength(5));
    await user.click(within(screen.getByRole('complementary', { name: 'Notice' })).getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(titles()).toHaveLength(7));
  });

  test('with something on its way stay on the list, all of them', async () => {
    const { user, fake } = await begin();
    fake.world.outbox = [aSend({ id: '0b7a7f0e-2222-4c7e-9d55-0c1f5e1b7a01', caseId: '700000412', state: 'needs-review' })];
    await user.keyboard('jx{Shift>}j{/Shift}');
    await user.click(bar().getByRole('button', { name: 'More for the marked cases' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Take off the list' }));
    expect(
      await within(screen.getByRole('complementary', { name: 'Notice' })).findByRole('button', { name: 'Outbox' }),
    ).toBeTruthy();
    expect(bar().getByRole('status').textContent).toBe('2 marked');
    expect(titles()).toHaveLength(7);
  });

  test('are forgotten in another list', async () => {
    const { user } = await begin();
    await user.keyboard('jx');
    await user.click(screen.getByRole('button', { name: /^All cases/ }));
    expect(screen.queryByRole('toolbar', { name: 'Marked cases' })).toBeNull();
  });
});
