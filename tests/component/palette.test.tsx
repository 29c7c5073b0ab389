// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { listWorld } from './harness/list-world.ts';
import { show } from './render.tsx';

async function open(text: string) {
  const shown = show(listWorld());
  await screen.findByText('Duplicate payout, batch 2231');
  await shown.user.keyboard('{Control>}k{/Control}');
  await shown.user.type(await screen.findByRole('combobox'), text);
  return { ...shown, palette: within(screen.getByRole('dialog', { name: 'Command palette' })) };
}

test('a saved view is found by its name, and opened', async () => {
  const { user, palette } = await open('overdu');
  await user.click(await palette.findByRole('option', { name: /Overdue\s*Saved view/ }));
  await waitFor(() => expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('is:overdue'));
});

test('a case is found by its words, and opened by the keys alone', async () => {
  const { user, palette } = await open('Duplicate payout');
  await palette.findByRole('option', { name: /Duplicate payout, batch 2231\s*Case 700000377/ });
  const options = palette.getAllByRole('option');
  const at = options.findIndex((option) => option.textContent?.includes('Case 700000377'));
  await user.keyboard(`${'{ArrowDown}'.repeat(at)}{Enter}`);
  expect(await screen.findByRole('heading', { name: 'Duplicate payout, batch 2231' })).toBeTruthy();
});

test('a search that is not finished, or can not be read, offers no cases and no error', async () => {
  const { fake, palette } = await open('stat:x');
  await new Promise((done) => setTimeout(done, 50));
  expect(palette.queryAllByRole('option', { name: /Case \d/ })).toEqual([]);
  expect(palette.queryByRole('alert')).toBeNull();
  const asked = fake.inputs('cases.window').map(({ source }) => (source.kind === 'query' ? source.text : ''));
  expect(asked.filter((text) => text.includes(':'))).toEqual([]);
});

test('every command shows its key', async () => {
  const { palette } = await open('needs action');
  const option = (await palette.findAllByRole('option'))[0];
  expect(option?.querySelectorAll('kbd').length).toBeGreaterThan(0);
});

test('nothing that fitted fewer letters stays behind, and no two stand under one name', async () => {
  const { user, palette } = await open('se');
  await user.type(screen.getByRole('combobox'), 'ttings');
  const options = palette.getAllByRole('option');
  expect(options.filter((option) => option.textContent?.startsWith('Search cases'))).toHaveLength(1);
  expect(options.at(-1)?.textContent).toContain('Search cases for “settings”');
  expect(new Set(options.map((option) => option.id)).size).toBe(options.length);
});

test('what stands in a name as it was typed comes before letters that are scattered over it', async () => {
  const { palette } = await open('as pdf');
  expect(palette.getAllByRole('option')[0]?.textContent).toContain('Save this thread as PDF');
});
