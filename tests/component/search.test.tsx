// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { listWorld } from './harness/list-world.ts';
import { show } from './render.tsx';

const box = () => screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search cases' });
const list = () => within(screen.getByRole('listbox', { name: 'Cases' }));
const offered = () => within(screen.getByRole('listbox', { name: 'Suggestions' }));
const heading = () =>
  within(screen.getByRole('region', { name: 'List of cases' })).getByRole('heading', { level: 2 }).textContent;

async function begin(part = {}) {
  const shown = show(listWorld(part));
  await screen.findByText('Duplicate payout, batch 2231');
  return shown;
}

describe('operators', () => {
  test('are offered and completed by keys, and found by', async () => {
    const { user } = await begin();
    await user.keyboard('/');
    expect(document.activeElement).toBe(box());
    await user.keyboard('ta');
    expect(offered().getByRole('option', { name: /^tag:/ })).toBeTruthy();
    await user.keyboard('{ArrowDown}{Enter}');
    expect(box().value).toBe('tag:');
    expect(await screen.findByRole('option', { name: /^tag:vip/ })).toBeTruthy();
    await user.keyboard('v{ArrowDown}');
    expect(box().getAttribute('aria-activedescendant')).toBe(offered().getByRole('option', { selected: true }).id);
    await user.keyboard('{Tab}');
    expect(box().value).toBe('tag:vip ');
    await waitFor(() => expect(list().getAllByRole('option')).toHaveLength(2));
    expect(list().getByRole('option', { name: /Chargeback/ })).toBeTruthy();
  });

  test('of the type offer the known one and that of the case on screen, and take any other', async () => {
    const world = listWorld();
    const one = world.cases.get('700000412');
    if (one === undefined) throw new Error('no case');
    world.cases.set('700000412', { ...one, type: 'CARD_DISPUTE' });
    const { user } = show(world);
    await user.click(await screen.findByRole('option', { name: /700000412/ }));
    await screen.findByRole('textbox', { name: 'Reply' });
    await user.type(box(), 'type:');
    expect(
      offered()
        .getAllByRole('option')
        .map((one) => one.querySelector('.suggestion-text')?.textContent),
    ).toEqual(['type:GENERAL_ENQUIRY', 'type:CARD_DISPUTE']);
    await user.type(box(), 'gen{ArrowDown}{Tab}');
    expect(box().value).toBe('type:GENERAL_ENQUIRY ');
    await user.clear(box());
    await user.type(box(), 'type:SOMETHING_NEW');
    expect(box().getAttribute('aria-invalid')).toBe('false');
  });

  test('that do not exist are explained in place, and the list stays', async () => {
    const { user, fake } = await begin();
    await user.type(box(), 'refund stat:PENDING');
    expect(screen.getByRole('alert').textContent).toContain('Did you mean status:?');
    expect(box().getAttribute('aria-invalid')).toBe('true');
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(box());
    for (const input of fake.inputs('cases.window')) expect(JSON.stringify(input.source)).not.toContain('stat:PENDING');
    await user.clear(box());
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('that are not finished do not change the list', async () => {
    const { user, fake } = await begin();
    await user.type(box(), 'is:');
    await new Promise((done) => setTimeout(done, 250));
    const texts = fake.inputs('cases.window').map(({ source }) => (source.kind === 'query' ? source.text : ''));
    expect(texts.filter((text) => text.includes(':'))).toEqual([]);
  });
});

describe('the search', () => {
  test('marks what was found in the list, and works without a network', async () => {
    const sync = { phase: 'offline' as const, since: Date.now(), until: null, why: 'dns' as const, lastReadAt: Date.now() };
    const { user } = await begin({ sync });
    await user.type(box(), '"delivery note" -webhook');
    await waitFor(() => expect(list().getAllByRole('option')).toHaveLength(1));
    expect(list().getByText('delivery note', { selector: 'mark' })).toBeTruthy();
  });

  test('Escape gives the view back that was left', async () => {
    const { user } = await begin();
    await user.click(screen.getByRole('button', { name: /^Snoozed/ }));
    await waitFor(() => expect(heading()).toBe('Snoozed'));
    await user.type(box(), 'payout ');
    await waitFor(() => expect(heading()).toBe('Search'));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(heading()).toBe('Snoozed'));
    expect(box().value).toBe('');
  });

  test('keeps what was searched for, offers it again, and forgets it when told', async () => {
    const { user, fake } = await begin();
    await user.type(box(), 'payout');
    await waitFor(() => expect(heading()).toBe('Search'));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(fake.world.recentSearches[0]).toBe('payout'));
    await user.click(box());
    await user.clear(box());
    expect(await screen.findByRole('option', { name: 'payout' })).toBeTruthy();
    await user.click(offered().getByRole('option', { name: /^batch 2231/ }));
    expect(box().value).toBe('batch 2231');
    await waitFor(() => expect(list().getAllByRole('option')).toHaveLength(2));
    await user.clear(box());
    await user.click(await screen.findByRole('button', { name: 'Clear recent searches' }));
    await waitFor(() => expect(fake.world.recentSearches).toEqual([]));
    expect(screen.queryByRole('option', { name: 'payout' })).toBeNull();
  });

  test('that finds nothing says so, with its words', async () => {
    const { user } = await begin();
    await user.type(box(), 'nowhere');
    expect(await screen.findByRole('heading', { name: 'Nothing found' })).toBeTruthy();
  });
});

describe('a text that is no search yet', () => {
  const note = () => screen.getByRole('region', { name: 'List of cases' }).textContent ?? '';

  test.each([
    ['nb', 'Type at least three letters to search.'],
    ['*', 'Type letters or digits to search'],
    ['👩‍👩‍👧', 'Type letters or digits to search'],
    ['has:', 'has: what? draft, note, outbox, tag or due'],
    ['tag:', 'tag: which tag?'],
    ['foo:bar', 'There is no operator “foo:”.'],
  ])('“%s” shows no case of the search before, and says what is missing', async (text, why) => {
    const { user } = await begin();
    await user.type(box(), 'batch 2231');
    await waitFor(() => expect(list().getAllByRole('option')).toHaveLength(2));
    await user.tripleClick(box());
    await user.paste(text);
    expect(await screen.findByRole('heading', { name: 'Nothing searched yet' })).toBeTruthy();
    expect(note()).toContain(why);
    expect(screen.queryByText('Duplicate payout, batch 2231')).toBeNull();
    expect(note()).not.toMatch(/Search\s*\d/);
    expect(screen.queryByRole('button', { name: /Save this search/ })).toBeNull();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(heading()).toBe('Needs action'));
    expect(await screen.findByText('Duplicate payout, batch 2231')).toBeTruthy();
  });

  test('leaves a view as it is, and says so over it', async () => {
    const { user } = await begin();
    await user.type(box(), 'gp');
    expect(heading()).toBe('Needs action');
    expect(screen.getByText('Duplicate payout, batch 2231')).toBeTruthy();
    expect(note()).toContain('Type at least three letters');
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(box());
    await user.click(screen.getByRole('button', { name: /^Needs action/ }));
    expect(box().value).toBe('');
    expect(note()).not.toContain('Type at least three letters');
  });

  test('that becomes one shows nothing of what was there, also where it can not be asked', async () => {
    const { user, fake } = await begin();
    await user.type(box(), 'batch 2231');
    await waitFor(() => expect(list().getAllByRole('option')).toHaveLength(2));
    fake.fail('cases.window', { kind: 'unexpected', reference: 'r-1' });
    await user.type(box(), 'x');
    await waitFor(() => expect(screen.queryByText('Duplicate payout, batch 2231')).toBeNull());
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  });

  test('one Escape leaves an empty box; with words, the first gives the view back', async () => {
    const { user } = await begin();
    await user.keyboard('/');
    expect(document.activeElement).toBe(box());
    await user.keyboard('{Escape}');
    expect(document.activeElement).toBe(screen.getByRole('listbox', { name: 'Cases' }));
    await user.keyboard('/gp{Escape}');
    expect(box().value).toBe('');
    expect(document.activeElement).toBe(box());
    await user.keyboard('{Escape}');
    expect(document.activeElement).not.toBe(box());
  });
});
