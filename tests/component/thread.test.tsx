// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { CaseTrouble } from '../../src-shared/cases.ts';
import { ACCOUNT_ID, anEntry, aSend } from './builders.ts';
import { inboxWorld } from './harness/inbox-world.ts';
import { ID, openCase, reply } from './open-case.tsx';
import { show } from './render.tsx';

describe('a thread', () => {
  test('tells authors apart: us, our organisation, Wise, and whoever else', async () => {
    const { thread } = await openCase({
      allEntries: [
        anEntry({ id: 'a', author: 'PARTNER', ours: true, body: 'From us' }),
        anEntry({ id: 'b', author: 'PARTNER', body: 'From a colleague' }),
        anEntry({ id: 'c', body: 'From Wise' }),
        anEntry({ id: 'd', author: 'ROBOT_9', body: 'From nobody we know' }),
      ],
    });
    const articles = thread.getAllByRole('article');
    expect(articles.map((article) => article.getAttribute('aria-label'))).toEqual([
      'You wrote',
      'Partner wrote',
      'Wise wrote',
      'ROBOT_9 wrote',
    ]);
    expect(within(articles[0] ?? document.body).getByText(/Seen at Wise/)).toBeTruthy();
    expect(within(articles[1] ?? document.body).getByText('Your organisation')).toBeTruthy();
  });

  test('marks what is new, says what is gone or changed', async () => {
    const { thread } = await openCase({
      readUpTo: 'a',
      allEntries: [anEntry({ id: 'a', gone: true }), anEntry({ id: 'b', changed: true, createdAt: null })],
    });
    expect(thread.getByText('New')).toBeTruthy();
    expect(thread.getByText(/No longer at Wise/)).toBeTruthy();
    expect(thread.getByText(/Changed/)).toBeTruthy();
  });

  test.each([
    ['PENDING', 'Wise is waiting for you'],
    ['OPEN', 'You may add a comment'],
    ['CREATING', 'A reply waits until it is open'],
    ['SOLVED', 'considers this solved'],
    ['CLOSED', 'closed for good'],
    ['IN_LIMBO', 'does not know the status IN_LIMBO'],
  ])('%s says whose move it is', async (status, words) => {
    await openCase({ status });
    expect(screen.getByRole('region', { name: 'Thread' }).textContent).toMatch(new RegExp(words));
  });

  test.each<[CaseTrouble, string]>([
    ['not-found', 'no longer has this case'],
    ['forbidden', 'may not read the case'],
    ['unreadable', 'could not be read'],
  ])('trouble %s is told, and the thread stays', async (trouble, words) => {
    const { thread } = await openCase({ trouble, allEntries: [anEntry({ id: 'a', body: 'Still here' })] });
    expect(thread.getByText(new RegExp(words))).toBeTruthy();
    expect(thread.getByText('Still here')).toBeTruthy();
  });

  test('ids are copied through the main process', async () => {
    const { user, fake } = await openCase({ externalId: 'nb-1' });
    await user.click(screen.getByRole('button', { name: 'Copy external id nb-1' }));
    expect(fake.world.clipboard).toBe('nb-1');
  });

  test('older entries are loaded when asked for, and stay when news come', async () => {
    const allEntries = Array.from({ length: 120 }, (_, i) =>
      anEntry({ id: String(i), body: `Entry ${i}.`, createdAt: Date.UTC(2026, 10, 18) + i }),
    );
    const { user, fake, thread } = await openCase({ allEntries });
    expect(thread.queryByText('Entry 69.')).toBeNull();
    await user.click(thread.getByRole('button', { name: 'Show older entries (70)' }));
    expect(await thread.findByText('Entry 20.')).toBeTruthy();
    const now = fake.world.cases.get(ID);
    if (now === undefined) throw new Error('no case');
    fake.world.cases.set(ID, { ...now, allEntries: [...allEntries, anEntry({ id: 'new', body: 'News.' })] });
    fake.emit('cases.changed', { accountId: ACCOUNT_ID, ids: [ID] });
    expect(await thread.findByText('News.')).toBeTruthy();
    expect(thread.getByText('Entry 0.')).toBeTruthy();
    expect(thread.queryByRole('button', { name: /Show older entries/ })).toBeNull();
  });

  test('what was seen is marked as read', async () => {
    const { fake } = await openCase({ unread: true, allEntries: [anEntry({ id: 'a' })] });
    window.dispatchEvent(new Event('focus'));
    if (!document.hasFocus()) return;
    await waitFor(() => expect(fake.inputs('cases.markRead')).toEqual([{ accountId: ACCOUNT_ID, caseId: ID, upTo: 'a' }]), {
      timeout: 2_000,
    });
  });

  test('a doubtful send asks a person, and each answer goes to the main process', async () => {
    const send = aSend({ id: '0b7a7f0e-2222-4c7e-9d55-0c1f5e1b7a01', state: 'needs-review', sentAt: Date.now() });
    const { user, fake, thread } = await openCase({}, { outbox: [send] });
    expect(thread.getByRole('heading', { name: 'We could not tell whether this reply reached Wise' })).toBeTruthy();
    expect(thread.getByText(/Nothing is sent again by itself/)).toBeTruthy();
    await user.click(thread.getByRole('button', { name: 'Look again' }));
    expect(fake.inputs('outbox.review')).toEqual([{ id: send.id, action: 'look-again' }]);
    await user.click(thread.getByRole('button', { name: 'Send again' }));
    expect(fake.inputs('outbox.review').at(-1)).toEqual({ id: send.id, action: 'send-again' });
  });

  test('a look that finds nothing says so, and keeps the focus', async () => {
    const send = aSend({ id: '0b7a7f0e-2222-4c7e-9d55-0c1f5e1b7a02', state: 'needs-review', sentAt: Date.now() });
    const { user, fake, thread } = await openCase({}, { outbox: [send] });
    const look = thread.getByRole('button', { name: 'Look again' });
    look.focus();
    const answer = fake.hold('outbox.review');
    await user.keyboard('{Enter}{Enter}');
    await thread.findByRole('button', { name: 'Looking…' });
    expect(fake.inputs('outbox.review')).toHaveLength(1);
    answer();
    expect(await screen.findAllByText('Looked at Wise just now: the reply is not in the thread.')).not.toEqual([]);
    expect(document.activeElement).toBe(look);
  });

  test('what was met is told as it was: Wise answered with an error, and the connection did not break', async () => {
    const error = { kind: 'server-error', status: 502, traceId: 'trace-9' } as const;
    const send = aSend({ id: '0b7a7f0e-2222-4c7e-9d55-0c1f5e1b7a03', state: 'needs-review', sentAt: Date.now(), error });
    const { thread } = await openCase({}, { outbox: [send] });
    const detail = thread.getByText(/Nothing is sent again by itself/).textContent;
    expect(detail).toContain("Wise has a problem of its own (status 502). Wise's trace id is trace-9.");
    expect(detail).not.toContain('connection broke');
  });

  test('a doubtful creation is tracked by its id, or made a second time only where that was confirmed', async () => {
    const id = '0b7a7f0e-2222-4c7e-9d55-0c1f5e1b7a04';
    const send = aSend({
      id,
      kind: 'create',
      caseId: null,
      subject: 'Payout',
      externalId: `caseport-${id}`,
      state: 'needs-review',
    });
    const { user, fake } = show({ outbox: [send] });
    await user.click(await screen.findByRole('button', { name: /^Outbox/ }));
    const card = within(await screen.findByRole('region', { name: 'We could not tell whether this case reached Wise' }));
    expect(card.queryByRole('button', { name: 'Look again' })).toBeNull();
    await user.click(card.getByRole('button', { name: `Copy external id caseport-${id}` }));
    expect(fake.world.clipboard).toBe(`caseport-${id}`);
    await user.click(card.getByRole('button', { name: 'Create again…' }));
    expect(card.getByRole('alert').textContent).toContain('two cases');
    await user.keyboard('{Enter}');
    expect(card.queryByRole('alert')).toBeNull();
    expect(fake.inputs('outbox.review')).toEqual([]);
    await waitFor(() => expect(document.activeElement).toBe(card.getByRole('button', { name: 'Create again…' })));
    await user.keyboard('{Enter}');
    await user.click(card.getByRole('button', { name: 'Create a second time' }));
    expect(fake.inputs('outbox.review')).toEqual([{ id, action: 'send-again' }]);
  });

  test('a reply that waits for the network can be taken back', async () => {
    const send = aSend({
      id: '0b7a7f0e-2222-4c7e-9d55-0c1f5e1b7a05',
      state: 'retry-wait',
      waitsFor: 'network',
      text: 'Not yet.',
    });
    const { user, thread } = await openCase({}, { outbox: [send] });
    await user.keyboard('z');
    expect(await screen.findAllByText(/What waits in the outbox can be taken back there/)).not.toEqual([]);
    await user.click(thread.getByRole('button', { name: 'Take back' }));
    await waitFor(() => expect(reply().value).toBe('Not yet.'));
  });

  test('a rejected send can be edited: its words come before what was begun', async () => {
    const send = aSend({
      id: '0b7a7f0e-3333-4c7e-9d55-0c1f5e1b7a01',
      state: 'rejected',
      text: 'Too long',
      error: { kind: 'case-closed' },
    });
    const { user, fake, thread } = await openCase({}, { outbox: [send] });
    await user.type(reply(), 'begun');
    await user.click(thread.getByRole('button', { name: 'Edit as a draft' }));
    expect(reply().value).toBe('Too long\n\nbegun');
    await waitFor(() => expect(fake.world.drafts.get(ID)?.text).toBe('Too long\n\nbegun'));
  });

  test('a case that is not tracked here offers to be', async () => {
    const { fake } = show(inboxWorld());
    await screen.findByText('Duplicate payout, batch 2231');
    fake.emit('navigate.case', { accountId: ACCOUNT_ID, caseId: '5' });
    expect(await screen.findByRole('button', { name: 'Track case 5' })).toBeTruthy();
  });
});
