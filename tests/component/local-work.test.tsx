// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { ACCOUNT_ID } from './builders.ts';
import type { World } from './fake-world.ts';
import { listWorld } from './harness/list-world.ts';
import { show } from './render.tsx';

const titles = () => screen.getAllByRole('option').map((option) => option.querySelector('.row-title')?.textContent);
const option = (name: RegExp) => screen.getByRole('option', { name });
const thread = () => within(screen.getByRole('region', { name: 'Thread' }));

/** The list with the first case open. */
async function begin(part: Partial<World> = {}) {
  const shown = show(listWorld(part));
  await screen.findByText('Duplicate payout, batch 2231');
  await shown.user.keyboard('j');
  await thread().findByRole('heading', { name: /Transfer held/ });
  return shown;
}

const count = (name: string) =>
  within(screen.getByRole('navigation', { name: 'Views' }))
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .querySelector('.view-count')?.textContent;

describe('what a row says of local work', () => {
  test('due times are the team’s, and tags, notes and snoozes have their marks', async () => {
    const { user } = show(listWorld());
    await screen.findByText('Duplicate payout, batch 2231');
    const held = within(option(/Transfer held/));
    expect(held.getByText('1 h left').getAttribute('title')).toMatch(/^Due by your team's rule: /);
    expect(held.getByRole('img', { name: 'Note' })).toBeTruthy();
    expect(held.getByText('vip')).toBeTruthy();
    expect(within(option(/partner_external_id/)).getByText('overdue 3 h')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /^Snoozed/ }));
    await waitFor(() => expect(titles()).toContain('Chargeback window for card 4411'));
    expect(within(option(/Chargeback/)).getByText('until Wise answers')).toBeTruthy();
  });
});

describe('done', () => {
  test('what ended in the middle says how far it got and why, and can be taken back', async () => {
    const { user, fake } = await begin({ stopped: { kind: 'storage', why: 'disk-full' } });
    await user.keyboard('e');
    const notice = within(await screen.findByRole('complementary', { name: 'Notice' }));
    expect(notice.getByText(/Done with one case.*Then it stopped: .*disk.*The others are as they were/)).toBeTruthy();
    await user.click(notice.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(fake.inputs('work.undo')).toHaveLength(1));
  });

  test('e is through with a case, goes to the next, counts it, and can be taken back', async () => {
    const { user, fake } = await begin();
    expect([count('Needs action'), count('Done')]).toEqual(['7', '1']);
    await user.keyboard('e');
    await waitFor(() => expect(titles()[0]).toBe('Refund not received after return'));
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('Refund not received');
    await thread().findByRole('heading', { name: /Refund not received/ });
    await waitFor(() => expect([count('Needs action'), count('Done')]).toEqual(['6', '2']));
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(titles()[0]).toContain('Transfer held'));
    expect(fake.world.cases.get('700000412')?.row.done).toBe(false);
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('Refund not received');
  });

  test('of the last case the one before follows, and of the only one none', async () => {
    const { user } = await begin();
    await user.keyboard('kjjjjjj');
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('Webhook deliveries');
    await user.keyboard('e');
    await waitFor(() => expect(titles()).not.toContain('Webhook deliveries stopped'));
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('Limit increase');
    await user.click(screen.getByRole('button', { name: /^Creating/ }));
    await waitFor(() => expect(titles()).toEqual(['nb-88177']));
    await user.keyboard('{Escape}j');
    await waitFor(() => expect(option(/nb-88177/).getAttribute('aria-selected')).toBe('true'));
    await user.keyboard('e');
    expect(await screen.findByRole('heading', { name: 'No case is open' })).toBeTruthy();
  });

  test('a case that is done can be taken up again, with the same key', async () => {
    const { user, fake } = await begin();
    await user.keyboard('ge');
    await waitFor(() => expect(titles()).toEqual(['Payout file rejected']));
    await user.click(option(/Payout file/));
    await thread().findByRole('button', { name: 'Not done' });
    await user.keyboard('e');
    await waitFor(() => expect(fake.world.cases.get('700000366')?.row.done).toBe(false));
  });

  test('a refusal is said, and changes nothing', async () => {
    const { user, fake } = await begin();
    fake.fail('work.done', { kind: 'storage', why: 'busy' });
    await user.keyboard('e');
    expect(await within(screen.getByRole('complementary', { name: 'Notice' })).findByText(/in use/)).toBeTruthy();
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('Transfer held');
  });

  test('z takes it back as well, while the notice is there', async () => {
    const { user, fake } = await begin();
    await user.keyboard('e');
    await screen.findByRole('button', { name: 'Undo' });
    await user.keyboard('z');
    await waitFor(() => expect(fake.world.cases.get('700000412')?.row.done).toBe(false));
  });
});

describe('snooze', () => {
  test('s offers times, and says that it is local and that news end it', async () => {
    const { user, fake } = await begin();
    await user.keyboard('s');
    const dialog = within(await screen.findByRole('dialog', { name: 'Snooze one case' }));
    expect(dialog.getByText(/Only on this computer/)).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: /^Tomorrow/ }));
    await waitFor(() => expect(titles()).not.toContain('Transfer held: beneficiary name differs'));
    const until = fake.inputs('work.snooze')[0]?.until ?? 0;
    expect([new Date(until).getHours(), new Date(until).getMinutes()]).toEqual([9, 0]);
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('Refund not received');
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(titles()).toContain('Transfer held: beneficiary name differs'));
  });

  test('until Wise answers has no time', async () => {
    const { user, fake } = await begin();
    await user.keyboard('s');
    await user.click(await screen.findByRole('button', { name: 'Until Wise answers' }));
    await waitFor(() => expect(fake.world.cases.get('700000412')?.row.snoozed).toEqual({ until: null }));
  });

  test('a day and time of one’s own has to be ahead', async () => {
    const { user, fake } = await begin();
    await user.keyboard('s');
    const dialog = within(await screen.findByRole('dialog', { name: 'Snooze one case' }));
    const field = dialog.getByLabelText('Day and time');
    await user.clear(field);
    await user.type(field, '2020-01-01T10:00');
    expect(dialog.getByRole('alert').textContent).toBe('That moment has passed.');
    expect(dialog.getByRole('button', { name: 'Snooze' })).toHaveProperty('disabled', true);
    await user.clear(field);
    await user.type(field, '2090-05-06T10:30');
    await user.click(dialog.getByRole('button', { name: 'Snooze' }));
    await waitFor(() => expect(fake.inputs('work.snooze')[0]?.until).toBe(new Date(2090, 4, 6, 10, 30).getTime()));
  });

  test('a snoozed case can be woken', async () => {
    const { user, fake } = await begin();
    await user.click(screen.getByRole('button', { name: /^Snoozed/ }));
    await user.click(await screen.findByRole('option', { name: /Card dispute/ }));
    await thread().findByRole('heading', { name: /Card dispute/ });
    await user.keyboard('s');
    await user.click(await screen.findByRole('button', { name: 'End the snooze now' }));
    await waitFor(() => expect(fake.world.cases.get('700000275')?.row.snoozed).toBeNull());
  });
});

test('u makes a case unread and closes it, for what is on screen counts as read', async () => {
  const { user, fake } = await begin();
  await user.keyboard('j');
  await thread().findByRole('heading', { name: /Refund/ });
  await waitFor(() => expect(fake.world.cases.get('700000398')?.row.unread).toBe(false), { timeout: 3_000 });
  await user.keyboard('u');
  await waitFor(() => expect(fake.world.cases.get('700000398')?.row.unread).toBe(true));
  expect(screen.getByRole('heading', { name: 'No case is open' })).toBeTruthy();
  await user.keyboard('j');
  expect(screen.getByRole('option', { selected: true }).textContent).toContain('Duplicate payout');
});

describe('tags', () => {
  test('l adds them, with those in use to choose from, and says that they are local', async () => {
    const { user, fake } = await begin();
    expect(thread().getByRole('region', { name: 'Only on this computer' })).toBeTruthy();
    await user.keyboard('l');
    const field = await thread().findByRole('combobox', { name: 'Add a tag' });
    await waitFor(() => expect(document.activeElement).toBe(field));
    await user.type(field, 'web');
    expect(await thread().findByRole('option', { name: 'webhooks' })).toBeTruthy();
    await user.keyboard('{ArrowDown}{Enter}');
    expect(field).toHaveProperty('value', 'webhooks ');
    await user.type(field, 'urgent{Enter}');
    await waitFor(() => expect(fake.world.cases.get('700000412')?.row.tags).toEqual(['batch-2231', 'urgent', 'vip', 'webhooks']));
    await user.type(field, 'a"b{Enter}');
    expect(thread().getByRole('alert').textContent).toContain('one word');
    await user.keyboard('{Escape}');
    expect(thread().queryByRole('combobox', { name: 'Add a tag' })).toBeNull();
  });

  test('go with one press', async () => {
    const { user, fake } = await begin();
    await user.click(thread().getByRole('button', { name: 'Remove the tag vip' }));
    await waitFor(() => expect(fake.world.cases.get('700000412')?.row.tags).toEqual(['batch-2231']));
  });
});

describe('the note', () => {
  test('is saved while one writes, and at once when one leaves it', async () => {
    const { user, fake } = await begin();
    expect(thread().getByRole('button', { name: /^Note: Compliance called/ })).toBeTruthy();
    await user.keyboard('m');
    const field = await thread().findByRole('textbox', { name: 'Note' });
    await waitFor(() => expect(document.activeElement).toBe(field));
    expect(thread().getByText('Only on this computer. Wise and your colleagues do not see it.')).toBeTruthy();
    await user.type(field, ' More.');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(fake.world.cases.get('700000412')?.note).toMatch(/extract\. More\.$/));
    expect(thread().getByRole('button', { name: /More\.$/ })).toBeTruthy();
  });

  test('is saved before another case takes its place', async () => {
    const { user, fake } = await begin();
    await user.keyboard('m');
    await user.type(await thread().findByRole('textbox', { name: 'Note' }), '!');
    await user.click(option(/Duplicate payout/));
    await waitFor(() => expect(fake.world.cases.get('700000412')?.note).toMatch(/!$/));
    expect(fake.world.cases.get('700000377')?.note).toBe('');
    await thread().findByRole('heading', { name: /Duplicate payout/ });
    expect(thread().queryByRole('textbox', { name: 'Note' })).toBeNull();
  });

  test('that was read before it was written never takes the place of what one writes', async () => {
    const { user, fake } = await begin();
    await user.keyboard('m');
    const field = await thread().findByRole<HTMLTextAreaElement>('textbox', { name: 'Note' });
    const old = fake.world.cases.get('700000412');
    await user.type(field, ' New.');
    await thread().findByText('Note saved');
    // An answer that left before the note was saved arrives after it.
    if (old !== undefined) fake.world.cases.set('700000412', old);
    fake.emit('cases.changed', { accountId: ACCOUNT_ID, ids: ['700000412'] });
    await waitFor(() => expect(fake.inputs('cases.open').length).toBeGreaterThan(2));
    await new Promise((done) => setTimeout(done, 20));
    expect(field.value).toMatch(/ New\.$/);
    await user.type(field, ' More.');
    await waitFor(() => expect(fake.world.cases.get('700000412')?.note).toMatch(/ New\. More\.$/));
  });

  test('that could not be saved says so and stays on screen', async () => {
    const { user, fake } = await begin();
    fake.fail('work.note', { kind: 'storage', why: 'disk-full' });
    await user.keyboard('m');
    const field = await thread().findByRole('textbox', { name: 'Note' });
    await user.type(field, '?');
    expect((await thread().findByText(/^Not saved/)).textContent).toContain('Not saved');
    expect((field as HTMLTextAreaElement).value).toMatch(/\?$/); // by role a textarea
  });
});
