// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { ACCOUNT_ID, aCase, anAccount, anEntry, aSend } from './builders.ts';
import { aWorld } from './fake-world.ts';
import { inboxWorld } from './harness/inbox-world.ts';
import { manyWorld } from './harness/worlds.ts';
import { show } from './render.tsx';

const titles = () => screen.getAllByRole('option').map((option) => option.querySelector('.row-title')?.textContent);

describe('views and list', () => {
  test('the names that automation relies on are there', async () => {
    const { user } = show(inboxWorld());
    await user.click((await screen.findAllByRole('option'))[0] ?? document.body);
    expect(screen.getByRole('navigation', { name: 'Views' })).toBeTruthy();
    expect(screen.getByRole('listbox', { name: 'Cases' })).toBeTruthy();
    expect(screen.getByRole('region', { name: 'Thread' })).toBeTruthy();
    expect(await screen.findByRole('textbox', { name: 'Reply' })).toBeTruthy();
    for (const name of ['Send reply', 'New case', 'Track case']) expect(screen.getByRole('button', { name })).toBeTruthy();
    expect(screen.getByRole('searchbox', { name: 'Search cases' })).toBeTruthy();
    expect(screen.getByRole('status', { name: 'Sync state' }).textContent).toContain('Updated');
    await user.click(screen.getByRole('button', { name: /^Outbox/ }));
    expect(screen.getByRole('region', { name: 'Outbox' })).toBeTruthy();
    await user.keyboard('{Control>}k{/Control}');
    expect(await screen.findByRole('dialog', { name: 'Command palette' })).toBeTruthy();
  });

  test('a view shows its cases; Other is there only while it holds some', async () => {
    const { user } = show({
      cases: new Map([
        ['1', aCase('1', { subject: 'One' })],
        ['2', aCase('2', { subject: 'Two', status: 'OPEN' })],
      ]),
    });
    await screen.findByText('One');
    expect(titles()).toEqual(['One']);
    expect(screen.queryByRole('button', { name: /^Other/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: /^With Wise/ }));
    await waitFor(() => expect(titles()).toEqual(['Two']));
    expect(screen.getByRole('button', { name: /^With Wise/ }).getAttribute('aria-current')).toBe('page');
  });

  test('a case is called by its subject, its external id or its id', async () => {
    const { user } = show({
      cases: new Map([
        ['1', aCase('1', { subject: 'One', activityAt: 3 })],
        ['2', aCase('2', { externalId: 'ext-2', activityAt: 2 })],
        ['9223372036854775807', aCase('9223372036854775807', { activityAt: 1, status: 'SOMETHING_NEW' })],
      ]),
    });
    await user.click(await screen.findByRole('button', { name: /^All cases/ }));
    await waitFor(() => expect(titles()).toEqual(['One', 'ext-2', 'Case 9223372036854775807']));
    expect(screen.getByText('SOMETHING_NEW')).toBeTruthy();
  });

  test('only windows of a long list are asked for', async () => {
    const { user, fake } = show(manyWorld(5_000));
    await user.click(await screen.findByRole('button', { name: /^All cases/ }));
    await screen.findByText('Case number 0');
    expect(screen.getAllByRole('option').length).toBeLessThan(60);
    for (const input of fake.inputs('cases.window')) expect(input.count).toBeLessThanOrEqual(200);
    expect(screen.getAllByRole('option')[0]?.getAttribute('aria-setsize')).toBe('5000');
  });

  test('news change rows in place, without emptying the list or losing the selection', async () => {
    const { user, fake } = show({
      cases: new Map([
        ['1', aCase('1', { subject: 'One', activityAt: 2 })],
        ['2', aCase('2', { subject: 'Two', activityAt: 1 })],
      ]),
    });
    await user.click(await screen.findByText('Two'));
    const release = fake.hold('cases.window');
    fake.world.cases.set('3', aCase('3', { subject: 'Three', activityAt: 9 }));
    fake.emit('cases.changed', { accountId: ACCOUNT_ID, ids: ['3'] });
    await new Promise((done) => setTimeout(done, 20));
    expect(titles()).toEqual(['One', 'Two']);
    release();
    await waitFor(() => expect(titles()).toEqual(['Three', 'One', 'Two']));
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('Two');
  });

  test('a failed read keeps the rows and says what is wrong', async () => {
    const { fake } = show({ cases: new Map([['1', aCase('1', { subject: 'One' })]]) });
    await screen.findByText('One');
    fake.fail('cases.window', { kind: 'storage', why: 'busy' });
    fake.emit('cases.changed', { accountId: ACCOUNT_ID, ids: ['1'] });
    expect((await screen.findByRole('alert')).textContent).toContain('in use');
    expect(titles()).toEqual(['One']);
  });

  test('an empty register offers what to do', async () => {
    const { user } = show();
    expect(await screen.findByRole('heading', { name: 'No cases yet' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Track one by id' }));
    expect(await screen.findByRole('dialog', { name: 'Track case' })).toBeTruthy();
  });

  test('drafts are a list of their own', async () => {
    const world = inboxWorld();
    world.drafts.set('700000409', { text: 'begun', selectionStart: 5, selectionEnd: 5, savedAt: 1 });
    const { user } = show(world);
    await user.click(await screen.findByRole('button', { name: /^Drafts/ }));
    await waitFor(() => expect(titles()).toEqual(['Chargeback window for card 4411', 'Refund not received after return']));
  });

  test('search finds words of subjects and threads, and shows where', async () => {
    const { user } = show(inboxWorld());
    await user.type(await screen.findByRole('searchbox', { name: 'Search cases' }), 'batch 2231');
    await waitFor(() => expect(titles()).toEqual(['Duplicate payout, batch 2231', 'Sanctions question, batch 2231']));
    await user.clear(screen.getByRole('searchbox'));
    await user.type(screen.getByRole('searchbox'), 'delivery note');
    await waitFor(() => expect(titles()).toEqual(['Card dispute, evidence requested']));
    expect(screen.getByRole('option').textContent).toContain('Receipts are readable, we still miss the delivery note.');
    expect([...document.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['delivery', 'note']);
    await user.clear(screen.getByRole('searchbox'));
    await waitFor(() => expect(screen.getByRole('heading', { name: 'Needs action' })).toBeTruthy());
  });

  test('offline says since when, and the environment is a word', async () => {
    const sync = { phase: 'offline' as const, since: Date.now(), until: null, why: 'dns' as const, lastReadAt: Date.now() };
    show({ accounts: [anAccount({ environment: 'production' })], sync });
    expect((await screen.findByRole('status', { name: 'Sync state' })).textContent).toMatch(/^Offline, as of/);
    expect(await screen.findByText(/You see what was here then; replies wait/)).toBeTruthy();
    expect(screen.getByText('PRODUCTION')).toBeTruthy();
  });
});

describe('tracking a case', () => {
  test.each([
    ['', 'Enter the id of a case.'],
    ['abc', 'whole number'],
    ['12.5', 'whole number'],
    ['0', 'larger, or smaller'],
    ['99999999999999999999', 'larger, or smaller'],
  ])('"%s" is no id', async (typed, message) => {
    const { user, fake } = show(inboxWorld());
    await user.click(await screen.findByRole('button', { name: 'Track case' }));
    const dialog = within(await screen.findByRole('dialog'));
    if (typed !== '') await user.type(dialog.getByLabelText('Case id'), typed);
    await user.click(dialog.getByRole('button', { name: 'Track' }));
    expect((await dialog.findByRole('alert')).textContent).toContain(message);
    expect(fake.inputs('cases.track')).toEqual([]);
  });

  test.each([
    [{ kind: 'not-found' as const, traceId: null }, 'Wise has no case 5'],
    [{ kind: 'forbidden' as const, traceId: null }, 'belongs to another client'],
    [{ kind: 'not-reached' as const, why: 'network' as const, host: 'api.wise.com', detail: null }, 'There is no network'],
  ])('%j says so', async (error, message) => {
    const { user } = show(inboxWorld(), (fake) => fake.fail('cases.track', error));
    await user.click(await screen.findByRole('button', { name: 'Track case' }));
    await user.type(screen.getByLabelText('Case id'), '5{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain(message);
  });

  test('a case that was there already is shown', async () => {
    const { user } = show(inboxWorld());
    await user.click(await screen.findByRole('button', { name: 'Track case' }));
    await user.type(screen.getByLabelText('Case id'), '#700000409{Enter}');
    expect(await screen.findByRole('heading', { name: /Chargeback window/ })).toBeTruthy();
    expect(screen.getAllByText(/was tracked already/).length).toBeGreaterThan(0);
  });
});

describe('the keyboard', () => {
  test('j and k move, n finds what needs action, g goes, and typing does none of it', async () => {
    const { user } = show(inboxWorld());
    await screen.findByText('Duplicate payout, batch 2231');
    await user.keyboard('j');
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('Transfer held');
    await user.keyboard('j');
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('Refund not received');
    await user.keyboard('k');
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('Transfer held');
    await user.keyboard('r');
    const reply = await screen.findByRole('textbox', { name: 'Reply' });
    await waitFor(() => expect(document.activeElement).toBe(reply));
    await user.keyboard('jkc');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect((reply as HTMLTextAreaElement).value).toBe('jkc'); // by role a textarea
    await user.keyboard('{Escape}gs');
    await waitFor(() => expect(screen.getByRole('heading', { name: 'Solved' })).toBeTruthy());
    await user.keyboard('n');
    await waitFor(() => expect(screen.getByRole('heading', { name: 'Needs action' })).toBeTruthy());
    await user.keyboard('?');
    expect(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })).toBeTruthy();
    await user.keyboard('j{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  test('the palette runs commands and goes to a case by its id', async () => {
    const { user } = show(inboxWorld());
    await screen.findByText('Duplicate payout, batch 2231');
    await user.keyboard('{Control>}k{/Control}');
    await screen.findByRole('combobox');
    await user.keyboard('outb{Enter}');
    expect(await screen.findByRole('region', { name: 'Outbox' })).toBeTruthy();
    await user.keyboard('{Control>}k{/Control}');
    await screen.findByRole('combobox');
    await user.keyboard('700000366{Enter}');
    expect(await screen.findByRole('heading', { name: 'Payout file rejected' })).toBeTruthy();
  });
});

test('a click on a notification shows that case', async () => {
  const { fake } = show(inboxWorld());
  await screen.findByText('Duplicate payout, batch 2231');
  fake.emit('navigate.case', { accountId: ACCOUNT_ID, caseId: '700000366' });
  expect(await screen.findByRole('heading', { name: 'Payout file rejected' })).toBeTruthy();
});

test('a link that started the application shows its case, once', async () => {
  const { fake } = show({ ...inboxWorld(), link: { accountId: ACCOUNT_ID, caseId: '700000366' } });
  expect(await screen.findByRole('heading', { name: 'Payout file rejected' })).toBeTruthy();
  expect(fake.inputs('app.takeLink')).toEqual([{}]);
});

test('the outbox says of each send where it stands', async () => {
  const { user, fake } = show({
    ...inboxWorld(),
    outbox: [
      aSend({
        id: '0b7a7f0e-1111-4c7e-9d55-0c1f5e1b7a01',
        state: 'retry-wait',
        waitsFor: 'network',
        nextTryAt: Date.now() + 60_000,
      }),
      aSend({ id: '0b7a7f0e-2222-4c7e-9d55-0c1f5e1b7a01', state: 'needs-review', text: 'Doubtful words' }),
      aSend({ id: '0b7a7f0e-3333-4c7e-9d55-0c1f5e1b7a01', state: 'confirmed' }),
    ],
  });
  await user.click(await screen.findByRole('button', { name: /^Outbox/ }));
  const outbox = within(screen.getByRole('region', { name: 'Outbox' }));
  expect(outbox.getByText(/Waits for the network/)).toBeTruthy();
  expect(outbox.getByText('Seen at Wise')).toBeTruthy();
  await user.click(outbox.getByRole('button', { name: 'Copy and discard' }));
  await waitFor(() =>
    expect(fake.inputs('outbox.review')).toEqual([{ id: '0b7a7f0e-2222-4c7e-9d55-0c1f5e1b7a01', action: 'discard' }]),
  );
  expect(fake.world.clipboard).toBe('Doubtful words');
});

test('nothing listens after the end', async () => {
  const { desk, fake } = show(aWorld({ cases: new Map([['1', aCase('1', { allEntries: [anEntry({ id: 'a' })] })]]) }));
  await screen.findByText('Case 1');
  desk.stop();
  expect(fake.listening()).toBe(0);
});

test.each([
  ['signed-out', 'Sign in', /Signed out of Wise/],
  ['keychain-locked', 'Try again', /The keychain is locked/],
] as const)('while it is %s the list stays, says what waits, and offers one step', async (phase, button, words) => {
  const sync = { phase, since: Date.now(), until: null, why: null, lastReadAt: Date.now() - 60_000 };
  const { user, fake } = show(inboxWorld({ sync }));
  expect(await screen.findByText('Duplicate payout, batch 2231')).toBeTruthy();
  const list = within(screen.getByRole('region', { name: 'List of cases' }));
  expect(list.getByText(words)).toBeTruthy();
  await user.click(list.getByRole('button', { name: button }));
  if (phase === 'signed-out') expect(await screen.findByRole('dialog', { name: /Sign in/ })).toBeTruthy();
  else expect(fake.inputs('sync.now')).toHaveLength(1);
});
