// @vitest-environment happy-dom
import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { ACCOUNT_ID, aCase } from './builders.ts';
import { manyWorld } from './harness/worlds.ts';
import { show } from './render.tsx';

const list = () => screen.getByRole('listbox', { name: 'Cases' });
const settle = () => act(() => new Promise((done) => setTimeout(done, 20)));

async function begin() {
  const shown = show(manyWorld(400));
  await screen.findByText('Case number 0');
  return shown;
}

describe('the list', () => {
  test('an answer that comes late does not undo a newer one', async () => {
    const { fake, desk } = await begin();
    const answer = fake.delay('cases.window');
    // Asked for while scrolling, and overtaken by news of that very page.
    desk.inbox.ensure(50, 60);
    await settle();
    const moved = fake.world.cases.get('700000240');
    if (moved === undefined) throw new Error('no case');
    const { turn: _, newest: __, ...row } = moved.row;
    fake.world.cases.set('700000240', aCase('700000240', { ...row, subject: 'Renamed meanwhile' }));
    await act(() => desk.inbox.refresh());
    const names = () => [...desk.inbox.store.getState().pages.values()].flat().map((one) => one.subject);
    expect(names()).toContain('Renamed meanwhile');
    answer();
    await settle();
    expect(names()).toContain('Renamed meanwhile');
  });

  test('another view does not wait for a slow search', async () => {
    const { fake, desk, user } = await begin();
    const answer = fake.delay('cases.window');
    act(() => desk.inbox.setSource({ kind: 'query', text: 'Comment' }));
    await user.click(screen.getByRole('button', { name: /^Solved/ }));
    expect(await screen.findByText('Case number 2')).toBeTruthy();
    answer();
    await settle();
    expect(screen.queryByText('Case number 0')).toBeNull();
    expect(fake.inputs('cases.window').at(-1)?.source).toEqual({ kind: 'view', view: 'solved' });
  });

  test('an answer from before a view was left and come back to is dropped', async () => {
    const { fake, desk } = await begin();
    act(() => desk.inbox.setSource({ kind: 'view', view: 'solved' }));
    await settle();
    const answer = fake.delay('cases.window');
    act(() => desk.inbox.setSource({ kind: 'view', view: 'needs-action' }));
    await settle();
    act(() => desk.inbox.setSource({ kind: 'view', view: 'solved' }));
    fake.world.cases.delete('700000000');
    act(() => desk.inbox.setSource({ kind: 'view', view: 'needs-action' }));
    await waitFor(() => expect(desk.inbox.store.getState().total).toBe(99));
    const totals = new Set<number | null>();
    desk.inbox.store.subscribe(({ total }) => totals.add(total));
    answer();
    await settle();
    expect(totals.has(100)).toBe(false);
  });

  test('End reaches the last case, though it was never on screen', async () => {
    const { desk, user } = await begin();
    list().focus();
    await user.keyboard('{End}');
    await waitFor(() => expect(desk.inbox.store.getState().selectedId).toBe('700000396'));
    await user.keyboard('{Home}');
    await waitFor(() => expect(desk.inbox.store.getState().selectedId).toBe('700000000'));
  });
});

test('the next case that needs action does not take away one that was opened meanwhile', async () => {
  const { fake, desk, user } = await begin();
  await user.click(screen.getByRole('option', { name: /Case number 0/ }));
  const answer = fake.delay('cases.window');
  await user.keyboard('{Escape}n');
  await user.click(screen.getByRole('option', { name: /Case number 8/ }));
  answer();
  await settle();
  expect(desk.inbox.store.getState().selectedId).toBe('700000008');
  expect(fake.world.activeId).toBe(ACCOUNT_ID);
});
