// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { findRanges } from '../../src-renderer/thread/find-ranges.ts';
import { ACCOUNT_ID, anEntry } from './builders.ts';
import { ID, openCase } from './open-case.tsx';

function blockOf(...parts: readonly (string | readonly [string])[]): Element {
  const root = document.createElement('div');
  const block = document.createElement('div');
  block.setAttribute('data-text', '1');
  for (const part of parts) {
    if (typeof part === 'string') block.append(part);
    else {
      const strong = document.createElement('strong');
      strong.append(part[0]);
      block.append(strong);
    }
  }
  root.append('outside name', block);
  return root;
}

describe('places in a thread', () => {
  test.each<[string, Element, string, string[]]>([
    ['any case of letters', blockOf('Name and name'), 'NAME', ['Name', 'name']],
    ['across formatting', blockOf('the le', ['gal na'], 'me'), 'legal name', ['legal name']],
    ['not across itself', blockOf('aaaa'), 'aa', ['aa', 'aa']],
    ['nothing', blockOf('name'), '', []],
    ['not there', blockOf('name'), 'x', []],
    ['letters that grow', blockOf('İİ name'), 'name', []],
  ])('%s', (_, root, query, expected) => {
    expect(findRanges(root, query).map(String)).toEqual(expected);
  });
});

test('Ctrl+F finds in the thread, Enter goes on and round, Escape gives the keys back', async () => {
  const { user, fake } = await openCase({
    allEntries: [anEntry({ id: '1', body: 'The legal name' }), anEntry({ id: '2', body: 'Name it' })],
  });
  await user.keyboard('{Control>}f{/Control}');
  const field = await screen.findByRole('textbox', { name: 'Find in this thread' });
  await user.type(field, 'name');
  expect(await screen.findByText('1 of 2')).toBeTruthy();
  await user.keyboard('{Enter}');
  expect(screen.getByText('2 of 2')).toBeTruthy();
  // News of the case do not send the reader back to the first place.
  fake.emit('cases.changed', { accountId: ACCOUNT_ID, ids: [ID] });
  await new Promise((done) => setTimeout(done, 250));
  expect(screen.getByText('2 of 2')).toBeTruthy();
  await user.keyboard('{Enter}');
  expect(screen.getByText('1 of 2')).toBeTruthy();
  await user.type(field, 'less');
  expect(await screen.findByText('Not found')).toBeTruthy();
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('textbox', { name: 'Find in this thread' })).toBeNull();
});

test('entries that are not loaded are not claimed to hold nothing', async () => {
  const allEntries = Array.from({ length: 60 }, (_, i) => anEntry({ id: String(i), body: `Entry ${i}` }));
  const { user } = await openCase({ allEntries });
  await user.keyboard('{Control>}f{/Control}');
  expect(await screen.findByText('10 older entries are not loaded')).toBeTruthy();
});
