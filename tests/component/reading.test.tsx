// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { sanitise } from '../../src-renderer/markdown/sanitise.ts';
import { toHtml } from '../../src-renderer/markdown/to-html.ts';
import { holdsWords } from '../../src-renderer/thread/EntryCard.tsx';
import { threadItems } from '../../src-renderer/thread/thread-items.ts';
import { visibleText } from '../../src-renderer/ui/visible-text.ts';
import { ACCOUNT_ID, aCase, anEntry } from './builders.ts';
import { ID, openCase } from './open-case.tsx';

const LONG = `${'word '.repeat(400)}walrus`;

/** As it is shown. The first block is lost by the sanitiser in happy-dom, which does not know all of a browser. */
function rich(markdown: string): HTMLElement {
  const box = document.createElement('div');
  box.append(sanitise(toHtml(`lost\n\n${markdown}`) ?? ''));
  return box;
}

test.each([
  ['letters', 'x'.repeat(1_501), 'Show all 1,501 characters'],
  ['lines', Array.from({ length: 26 }, () => 'a').join('\n'), 'Show all 51 characters'],
  ['one line of the largest comment', 'x'.repeat(65_535), 'Show all 65,535 characters'],
])('an entry with many %s folds, and opens whole', async (_, body, name) => {
  const { user, thread } = await openCase({ allEntries: [anEntry({ id: 'a', body })] });
  const button = thread.getByRole('button', { name });
  expect(button.getAttribute('aria-expanded')).toBe('false');
  const article = thread.getByRole('article');
  const shown = () => [...article.querySelectorAll('[data-text]')].map((one) => one.textContent).join('').length;
  expect(shown()).toBeLessThanOrEqual(3_000);
  await user.click(button);
  expect(thread.getByRole('button', { name: 'Show less' }).getAttribute('aria-expanded')).toBe('true');
  await waitFor(() => expect(shown()).toBeGreaterThanOrEqual(body.replaceAll('\n', '').length));
});

test('an entry of an ordinary size does not fold', async () => {
  const { thread } = await openCase({ allEntries: [anEntry({ id: 'a', body: 'x'.repeat(1_500) })] });
  expect(thread.queryByRole('button', { name: /^Show all/ })).toBeNull();
});

test('finding opens the folded entry that holds a hit, and only that one', async () => {
  const { user, thread } = await openCase({
    allEntries: [anEntry({ id: 'a', body: LONG }), anEntry({ id: 'b', body: 'nothing '.repeat(400) })],
  });
  expect(thread.getAllByRole('button', { name: /^Show all/ })).toHaveLength(2);
  await user.keyboard('{Control>}f{/Control}');
  await user.type(await screen.findByRole('textbox', { name: 'Find in this thread' }), 'walrus');
  expect(await screen.findByText('1 of 1')).toBeTruthy();
  expect(thread.getAllByRole('button', { name: /^Show all/ })).toHaveLength(1);
  // The reader is in the middle of it: it stays open when the search is over.
  await user.keyboard('{Escape}');
  expect(thread.getByRole('button', { name: 'Show less' })).toBeTruthy();
});

test.each([
  ['the **leg**al name', 'legal NAME', true],
  ['a_b', 'ab', true],
  ['nothing', '', false],
  ['nothing', 'thing else', false],
])('%j holds %j: %s', (body, words, holds) => {
  expect(holdsWords(body, words)).toBe(holds);
});

test('code has a button that copies it as it is, and that no search finds', () => {
  const box = rich('```js\nconst a = 1;\n```');
  const button = within(box).getByRole('button', { name: 'Copy code' });
  expect(button.textContent).toBe('');
  expect(box.querySelector('pre')?.textContent).toBe('const a = 1;\n');
});

test('an image is its description and its address, which is a link like any other', () => {
  const box = rich('![proof](https://files.example.com/p.png) ![x](javascript:alert) ![](data:image/png;base64,AAAA)');
  expect(box.querySelector('img')).toBeNull();
  const links = within(box).getAllByRole('link');
  expect(links.map((link) => link.getAttribute('data-link'))).toEqual(['https://files.example.com/p.png']);
  expect(box.textContent).toContain('[image: proof] https://files.example.com/p.png');
  expect(box.textContent).toContain('[image: no description]');
});

test('the address of an image that carries the image is cut', () => {
  expect(rich(`![x](data:image/png;base64,${'A'.repeat(50_000)})`).textContent?.length).toBeLessThan(400);
});

test('task lists show their state and can not be pressed', () => {
  const box = rich('- [x] done\n- [ ] open');
  expect(box.querySelector('input')).toBeNull();
  expect(box.textContent).toContain('☑ done');
  expect(box.textContent).toContain('☐ open');
  // The box stands in the place of the bullet; a list beside it keeps its own.
  expect([...box.querySelectorAll('li')].map((item) => item.className)).toEqual(['md-task', 'md-task']);
  expect(rich('- plain').querySelector('li')?.className).toBe('');
});

test('each block reads in its own direction', () => {
  const blocks = [...rich('مرحبا\n\nHello\n\n| שלום | a |\n| --- | --- |\n| 1 | b |').querySelectorAll('p,th')];
  expect(blocks.map((block) => block.getAttribute('dir'))).toEqual(['rtl', 'ltr', 'rtl', 'ltr']);
});

test.each([
  ['turns of direction and invisible letters are gone', 'a\u202eb\u200bc\u2066d\ufeff', 'abcd'],
  ['what emoji and scripts need stays', '👩\u200d👩\u200d👧 ن\u200cم', '👩\u200d👩\u200d👧 ن\u200cم'],
  ['what controls a terminal is seen', '\u001b[31m \u0000 \u007f \u009b', '^[[31m ^@ ^? \ufffd'],
  ['tabs and line ends are no controls', 'a\tb\r\nc', 'a\tb\r\nc'],
])('%s', (_, text, shown) => {
  expect(visibleText(text)).toBe(shown);
});

test('the line above what is new stays while the case is open', async () => {
  const { thread, fake } = await openCase({
    unread: true,
    readUpTo: 'a',
    allEntries: [anEntry({ id: 'a', body: 'Old' }), anEntry({ id: 'b', body: 'First' }), anEntry({ id: 'c', body: 'Second' })],
  });
  const order = () => thread.getAllByText(/^(Old|New|First|Second)$/).map((one) => one.textContent);
  expect(order()).toEqual(['Old', 'New', 'First', 'Second']);
  const now = fake.world.cases.get(ID);
  if (now === undefined) throw new Error('no case');
  fake.world.cases.set(ID, { ...now, readUpTo: 'c', row: { ...now.row, unread: false } });
  const asked = fake.inputs('cases.open').length;
  fake.emit('cases.changed', { accountId: ACCOUNT_ID, ids: [ID] });
  await waitFor(() => expect(fake.inputs('cases.open').length).toBeGreaterThan(asked));
  expect(order()).toEqual(['Old', 'New', 'First', 'Second']);
});

test('where nothing was read before, what answers our first words is new', () => {
  const ours = anEntry({ id: 'a', author: 'PARTNER', ours: true, body: 'Held' });
  const kinds = (readUpTo: string | null, entries: ReturnType<typeof anEntry>[], older = 0, description: string | null = null) =>
    threadItems({ ...aCase(ID, { description }), sends: [] }, entries, older, readUpTo)
      .filter((item) => item.kind === 'entry' || item.kind === 'new' || item.kind === 'opening')
      .map((item) => (item.kind === 'entry' ? item.entry.id : item.kind));
  expect(kinds(null, [ours, anEntry({ id: 'b' })])).toEqual(['a', 'new', 'b']);
  expect(kinds(null, [anEntry({ id: 'b' })], 0, 'Held')).toEqual(['opening', 'new', 'b']);
  expect(kinds(null, [anEntry({ id: 'b' })])).toEqual(['b']);
  // The last that was read is among those that are not loaded: the line comes with them.
  expect(kinds('z', [anEntry({ id: 'b' })], 5)).toEqual(['b']);
});

test('the time of an entry is local, and whole on hover', async () => {
  const at = Date.UTC(2026, 10, 18, 10, 2);
  const { thread } = await openCase({ allEntries: [anEntry({ id: 'a', createdAt: at })] });
  const time = thread.getByRole('article').querySelector('time');
  expect(time?.getAttribute('datetime')).toBe('2026-11-18T10:02:00.000Z');
  expect(time?.getAttribute('title')).toContain('18 November 2026');
});

test('an entry is copied as it was sent', async () => {
  const { user, fake, thread } = await openCase({ allEntries: [anEntry({ id: 'a', body: '**Words** \u202eas sent' })] });
  await user.click(thread.getByRole('button', { name: 'Copy entry' }));
  expect(fake.world.clipboard).toBe('**Words** \u202eas sent');
});
