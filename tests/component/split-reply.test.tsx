// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { aSend } from './builders.ts';
import { ID, openCase, reply } from './open-case.tsx';

const LONG = `${'a'.repeat(60_000)}\n\n${'b'.repeat(60_000)}\n\n${'c'.repeat(50_000)}`;

describe('a reply that is too long', () => {
  async function openSplit() {
    const shown = await openCase();
    await shown.user.click(reply());
    await shown.user.paste(LONG);
    await shown.user.click(await screen.findByRole('button', { name: 'Split into 3 replies…' }));
    return { ...shown, dialog: within(await screen.findByRole('dialog', { name: 'Split into 3 replies' })) };
  }

  test('is shown as several, and is queued as all of them on a press', async () => {
    const { user, dialog, fake } = await openSplit();
    const parts = within(dialog.getByRole('list', { name: 'Parts' })).getAllByRole('listitem');
    expect(parts.map((part) => part.querySelector('.split-head')?.textContent)).toEqual([
      'Part 1 of 360,000 characters',
      'Part 2 of 360,000 characters',
      'Part 3 of 350,000 characters',
    ]);
    expect(fake.inputs('outbox.replyInParts')).toEqual([]);
    await user.click(dialog.getByRole('button', { name: 'Send 3 replies' }));
    await waitFor(() => expect(reply().value).toBe(''));
    expect(fake.inputs('outbox.replyInParts')[0]?.parts.map((part) => part.text.slice(0, 1))).toEqual(['a', 'b', 'c']);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByText(/3 replies to 700000412: the first is sent in \d+ s/)).toBeTruthy();

    await user.click(screen.getByRole('button', { name: 'Undo send' }));
    await waitFor(() => expect(reply().value).toBe(LONG));
    expect(fake.world.outbox.map((item) => item.state)).toEqual(['withdrawn', 'withdrawn', 'withdrawn']);
  });

  test('says in the outbox which part each of its sends is', async () => {
    const { user, dialog } = await openSplit();
    await user.click(dialog.getByRole('button', { name: 'Send 3 replies' }));
    await user.click(await screen.findByRole('button', { name: /^Outbox/ }));
    const rows = within(await screen.findByRole('list', { name: 'Not settled' })).getAllByRole('listitem');
    expect(rows.map((row) => within(row).getByRole('button', { name: /^Reply to/ }).textContent)).toEqual(
      [3, 2, 1].map((number) => `Reply to ${ID}, part ${number} of 3`),
    );
  });

  test('goes back to the text unsent, and stays where it can not be queued', async () => {
    const { user, dialog, fake } = await openSplit();
    fake.fail('outbox.replyInParts', { kind: 'storage', why: 'disk-full' });
    await user.click(dialog.getByRole('button', { name: 'Send 3 replies' }));
    expect((await dialog.findByRole('alert')).textContent).toContain('The disk is full');
    await user.click(dialog.getByRole('button', { name: 'Back to the text' }));
    expect(reply().value).toBe(LONG);
    expect(fake.world.outbox).toEqual([]);
  });
});

test('a part whose fate is open is asked about by its number', async () => {
  const send = { partOf: 'first', part: { number: 2, of: 3 }, caseId: ID };
  const { thread } = await openCase({}, { outbox: [aSend({ ...send, id: 'second', state: 'needs-review' })] });
  expect(thread.getByRole('heading', { name: 'We could not tell whether part 2 of 3 of this reply reached Wise' })).toBeTruthy();
});

test('a part that was refused goes back into the text with the parts that wait for it', async () => {
  const first = { partOf: 'first', caseId: ID, holdUntil: null };
  const { user, fake } = await openCase(
    {},
    {
      outbox: [
        aSend({ ...first, id: 'second', text: 'Second part', state: 'queued', waitsFor: 'earlier-part' }),
        aSend({ ...first, id: 'first', text: 'First part', state: 'rejected' }),
      ],
    },
  );
  expect(screen.getByText('Waits: the part before it was not delivered')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Edit as a draft' }));
  await waitFor(() => expect(reply().value).toBe('First part\n\nSecond part'));
  expect(fake.world.outbox.map((item) => item.state)).toEqual(['withdrawn', 'withdrawn']);
});

describe('the composer', () => {
  test('says where people look for it that nothing can be attached', async () => {
    const { user } = await openCase();
    await user.click(screen.getByRole('button', { name: 'Attach a file: not possible' }));
    expect((await screen.findByRole('dialog', { name: 'No attachments' })).textContent).toContain('text alone');
  });

  test('shows beside the text what it will look like, while one goes on writing', async () => {
    const { user } = await openCase();
    await user.click(screen.getByRole('button', { name: 'Preview' }));
    await user.type(reply(), 'words');
    await waitFor(() => expect(screen.getByRole('region', { name: 'Preview' }).textContent).toContain('words'));
    await user.click(screen.getByRole('button', { name: 'Write' }));
    expect(screen.queryByRole('region', { name: 'Preview' })).toBeNull();
  });

  test.each([
    ['{Control>}b{/Control}', '**word**'],
    ['{Control>}i{/Control}', '_word_'],
    ['{Control>}e{/Control}', '`word`'],
    ['{Control>}{Shift>}[KeyK]{/Shift}{/Control}', '[word](https://)'],
    ['{Control>}{Shift>}[Digit8]{/Shift}{/Control}', '- word'],
    ['{Control>}{Shift>}[Digit7]{/Shift}{/Control}', '1. word'],
    ['{Control>}{Shift>}[Digit9]{/Shift}{/Control}', '> word'],
  ])('%s', async (keys, expected) => {
    const { user } = await openCase();
    await user.type(reply(), 'word');
    reply().setSelectionRange(0, 4);
    await user.keyboard(keys);
    expect(reply().value).toBe(expected);
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
