// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src-shared/settings.ts';
import { aReply } from './fake-replies.ts';
import type { World } from './fake-world.ts';
import { ID, openCase, reply } from './open-case.tsx';

const REPLIES = [
  aReply({
    folder: 'Payouts',
    name: 'Held payout',
    body: 'Dear Wise,\n\ncase {{case.id}}, transfer {{transfer.id}}: {{?Question}}',
  }),
  aReply({
    folder: 'Payouts',
    name: 'Returned payout',
    body: 'It came back because {{?Reason|wrong name|closed account}}. {{?Amount}}',
  }),
  aReply({ name: 'Thanks', body: 'Thank you.\n{{agent.name}}' }),
];

const withReplies = (part: Parameters<typeof openCase>[0] = {}, world: Partial<World> = {}) =>
  openCase(part, { replies: REPLIES, ...world });

const options = () => screen.getAllByRole('option').map((option) => option.textContent);
const list = () => screen.findByRole('listbox', { name: 'Saved replies' });
const selected = () => reply().value.slice(reply().selectionStart, reply().selectionEnd);

describe('a slash at the beginning of a line', () => {
  test('offers saved replies with folder and first line, finds while one types, and takes the first with Enter', async () => {
    const { user } = await withReplies({ transferId: '58114690' });
    await user.type(reply(), 'Hello{Enter}/');
    const popup = within(await list());
    expect(popup.getAllByRole('option').map((one) => one.textContent)).toEqual([
      'ThanksThank you.',
      'Held payoutPayoutsDear Wise,',
      'Returned payoutPayoutsIt came back because {{?Reason|wrong name|closed account}}. {{?Amount}}',
    ]);
    expect(reply().getAttribute('aria-activedescendant')).toBe(popup.getAllByRole('option')[0]?.id);
    await user.type(reply(), 'held');
    expect(popup.getAllByRole('option')[0]?.textContent).toContain('Held payout');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(reply().value).toBe(`Hello\nDear Wise,\n\ncase ${ID}, transfer 58114690: {{?Question}}`));
    expect(selected()).toBe('{{?Question}}');
    expect(screen.queryByRole('listbox', { name: 'Saved replies' })).toBeNull();
  });

  test('arrows go round, Tab takes what is chosen', async () => {
    const { user } = await withReplies();
    await user.type(reply(), '/');
    const popup = within(await list());
    await user.keyboard('{ArrowUp}');
    expect(popup.getByRole('option', { selected: true }).textContent).toContain('Returned payout');
    await user.keyboard('{ArrowDown}{Tab}');
    await waitFor(() => expect(reply().value).toContain('Thank you.'));
  });

  test('Escape leaves the slash and the caret in the text, and Enter is a line again', async () => {
    const { user } = await withReplies();
    await user.type(reply(), '/he');
    await list();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('listbox', { name: 'Saved replies' })).toBeNull();
    expect(document.activeElement).toBe(reply());
    await user.keyboard('{Enter}x');
    expect(reply().value).toBe('/he\nx');
  });

  test('a slash in a line, a comment and words that fit nothing offer nothing', async () => {
    const { user } = await withReplies();
    for (const text of ['and/or', '// comment', '/zzzzqqq', '/ thanks']) {
      await user.clear(reply());
      await user.type(reply(), text);
      expect(screen.queryByRole('listbox', { name: 'Saved replies' })).toBeNull();
    }
  });

  test('of many some are seen, and moving through them brings the others', async () => {
    const many = Array.from({ length: 12 }, (_, i) => aReply({ name: `Reply ${String(i).padStart(2, '0')}` }));
    const { user } = await withReplies({}, { replies: many });
    await user.type(reply(), '/');
    const popup = within(await list());
    expect(popup.getAllByRole('option')).toHaveLength(5);
    await user.keyboard('{ArrowDown>6}');
    expect(popup.getByRole('option', { selected: true }).textContent).toContain('Reply 06');
    expect(reply().getAttribute('aria-activedescendant')).toBe(popup.getByRole('option', { selected: true }).id);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(reply().value).toBe('Thank you.'));
  });

  test('a press picks as well', async () => {
    const { user } = await withReplies({}, { settings: { ...DEFAULT_SETTINGS, agentName: 'Ada' } });
    await user.type(reply(), '/');
    await user.click(within(await list()).getByRole('option', { name: /Thanks/ }));
    await waitFor(() => expect(reply().value).toBe('Thank you.\nAda'));
  });
});

describe('places to fill in', () => {
  test('Tab and Shift+Tab go through them, and leave the text at its ends', async () => {
    const { user } = await withReplies();
    await user.type(reply(), '/returned');
    await list();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(selected()).toBe('{{?Reason|wrong name|closed account}}'));
    await user.keyboard('{Tab}');
    expect(selected()).toBe('{{?Amount}}');
    await user.keyboard('{Shift>}{Tab}{/Shift}');
    expect(selected()).toBe('{{?Reason|wrong name|closed account}}');
    await user.keyboard('{Tab}{Tab}');
    expect(document.activeElement).not.toBe(reply());
  });

  test('choices are offered where there are some', async () => {
    const { user } = await withReplies();
    await user.type(reply(), '/returned');
    await list();
    await user.keyboard('{Enter}');
    await screen.findByRole('listbox', { name: 'Reason' });
    expect(options().slice(-2)).toEqual(['wrong name', 'closed account']);
    await user.keyboard('{ArrowDown}{Enter}');
    await waitFor(() => expect(reply().value).toBe('It came back because closed account. {{?Amount}}'));
    await user.keyboard('{Tab}12.00 EUR');
    expect(reply().value).toBe('It came back because closed account. 12.00 EUR');
  });

  test('what is not filled in stays, is listed, and keeps the reply here', async () => {
    const { user, fake } = await withReplies();
    await user.type(reply(), '/held');
    await list();
    await user.keyboard('{Enter}');
    const places = within(await screen.findByRole('region', { name: 'Places to fill in' }));
    expect(places.getByText('2 places are not filled in:')).toBeTruthy();
    await user.click(places.getByRole('button', { name: '{{transfer.id}}' }));
    expect(selected()).toBe('{{transfer.id}}');
    await user.click(screen.getByRole('button', { name: 'Send reply' }));
    expect(screen.getByRole('complementary', { name: 'Notice' }).textContent).toContain(
      'Not sent. 2 places are not filled in: {{transfer.id}}, {{?Question}}',
    );
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(fake.inputs('outbox.reply')).toEqual([]);

    await user.click(places.getByRole('button', { name: '{{transfer.id}}' }));
    await user.keyboard('58114690{Tab}Why?');
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Places to fill in' })).toBeNull());
    await user.click(screen.getByRole('button', { name: 'Send reply' }));
    await waitFor(() => expect(fake.inputs('outbox.reply')[0]?.text).toBe(`Dear Wise,\n\ncase ${ID}, transfer 58114690: Why?`));
  });

  test('a variable that was typed by hand is filled in on a press', async () => {
    const { user } = await withReplies();
    await user.click(reply());
    await user.paste('Case {{case.id}}');
    await user.click(await screen.findByRole('button', { name: 'Fill in what the case has' }));
    expect(reply().value).toBe(`Case ${ID}`);
  });
});

describe('from the toolbar and the palette', () => {
  test('the button finds a reply and puts it where the caret was', async () => {
    const { user } = await withReplies();
    await user.type(reply(), 'Before  after');
    reply().setSelectionRange(7, 7);
    await user.click(screen.getByRole('button', { name: 'Insert saved reply' }));
    const palette = within(await screen.findByRole('dialog', { name: 'Saved replies' }));
    await palette.findByRole('option', { name: /Thanks/ });
    await user.keyboard('thanks{Enter}');
    await waitFor(() => expect(reply().value).toBe('Before Thank you.\n{{agent.name}} after'));
    expect(selected()).toBe('{{agent.name}}');
  });

  test('Ctrl+J opens the same while one writes', async () => {
    const { user } = await withReplies();
    await user.type(reply(), 'x');
    await user.keyboard('{Control>}j{/Control}');
    expect(await screen.findByRole('dialog', { name: 'Saved replies' })).toBeTruthy();
  });

  test('the palette has each reply as a command', async () => {
    const { user } = await withReplies();
    await user.click(reply());
    await user.keyboard('{Control>}k{/Control}');
    await screen.findByRole('combobox', { name: 'Command or case id' });
    await user.keyboard('insert saved reply: thanks');
    await user.click(await screen.findByRole('option', { name: /Insert saved reply: Thanks/ }));
    await waitFor(() => expect(reply().value).toContain('Thank you.'));
  });

  test('a closed case takes none', async () => {
    const { user } = await withReplies({ status: 'CLOSED' });
    await user.keyboard('{Control>}j{/Control}');
    expect(screen.queryByRole('dialog', { name: 'Saved replies' })).toBeNull();
    expect(screen.getByRole('complementary', { name: 'Notice' }).textContent).toContain('takes replies');
  });
});
