// @vitest-environment happy-dom
import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { aCase } from './builders.ts';
import { ID, openCase, reply } from './open-case.tsx';
import { show } from './render.tsx';

const OTHER = '700000413';
const settle = () => act(() => new Promise((done) => setTimeout(done, 60)));

describe('what is typed before its field is there', () => {
  test('letters after R are words of the reply, and no commands', async () => {
    const { user, desk, fake } = await openCase(
      {},
      { cases: new Map([ID, OTHER].map((id) => [id, aCase(id, { subject: id === ID ? 'Held' : 'Other' })])) },
    );
    // Its thread is not there yet.
    const answer = fake.hold('cases.open');
    act(() => desk.inbox.select(OTHER));
    await user.keyboard('re, se{Backspace}');
    await settle();
    expect(screen.queryByRole('textbox', { name: 'Reply' })).toBeNull();
    await user.keyboard('?');
    act(answer);
    await waitFor(() => expect(reply().value).toBe('e, s?'));
    expect(document.activeElement).toBe(reply());
    await user.keyboard('!');
    expect(reply().value).toBe('e, s?!');
    expect(screen.queryByRole('dialog')).toBeNull();
    await waitFor(() => expect(fake.world.drafts.get(OTHER)?.text).toBe('e, s?!'));
    expect(fake.inputs('work.done')).toEqual([]);
  });

  test('where no field comes the keys are commands again', async () => {
    const { user } = await openCase({ status: 'CLOSED' });
    await user.keyboard('r');
    await settle();
    await user.keyboard('?');
    expect(await screen.findByRole('dialog', { name: /Keys|Keyboard/ })).toBeTruthy();
  });
});

describe('keys where no case is on screen', () => {
  test('do nothing to the case that was open before', async () => {
    const { user, fake, desk } = show({ cases: new Map([[ID, aCase(ID, { subject: 'Held' })]]) });
    await user.click(await screen.findByRole('option', { name: /Held/ }));
    await within(await screen.findByRole('region', { name: 'Thread' })).findByRole('heading', { name: 'Held' });
    act(() => desk.ui.show({ place: 'audit' }));
    for (const key of ['e', 's', 'u', 'x', 'l', 'm']) {
      await user.keyboard(key);
      expect(await screen.findAllByText(/No case is on screen here/), key).not.toEqual([]);
      expect(screen.queryByRole('dialog'), key).toBeNull();
      act(() => desk.ui.dismissNotice());
    }
    expect(desk.ui.store.getState().place).toBe('audit');
    expect(fake.calls.filter(({ name }) => name.startsWith('work.') && name !== 'work.tags')).toEqual([]);
    // Back with them, the same key works.
    act(() => desk.ui.show({ place: 'cases' }));
    await user.keyboard('e');
    await waitFor(() => expect(fake.inputs('work.done')).toHaveLength(1));
  });
});
