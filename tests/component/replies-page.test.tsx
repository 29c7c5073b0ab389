// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { aReply } from './fake-replies.ts';
import { inboxWorld } from './harness/inbox-world.ts';
import { show } from './render.tsx';

const REPLIES = [
  aReply({ folder: 'Payouts', name: 'Held', body: 'Case {{case.id}} is held.' }),
  aReply({ folder: 'Payouts', name: 'Returned', body: 'It came back.' }),
  aReply({ name: 'Thanks', body: 'Thank you.' }),
];

async function openPage(replies = REPLIES) {
  const shown = show(inboxWorld({ replies }));
  await shown.user.click(await screen.findByRole('button', { name: 'Saved replies' }));
  return { ...shown, page: within(await screen.findByRole('region', { name: 'Saved replies' })) };
}

describe('the page of saved replies', () => {
  test('lists them by folder and finds them by any of their words', async () => {
    const { user, page } = await openPage();
    const folder = within(await page.findByRole('region', { name: 'Payouts' }));
    expect(folder.getAllByRole('listitem').map((one) => one.textContent)).toEqual([
      'HeldCase {{case.id}} is held.',
      'ReturnedIt came back.',
    ]);
    await user.type(page.getByRole('searchbox', { name: 'Find a saved reply' }), 'came back');
    expect(page.getAllByRole('listitem').map((one) => one.textContent)).toEqual(['ReturnedPayouts · It came back.']);
  });

  test('keeps a change while it is written, and shows how it will look', async () => {
    const { user, page, fake } = await openPage();
    await user.click(await page.findByRole('button', { name: /^Held/ }));
    const text = await page.findByRole('textbox', { name: 'Text' });
    await user.type(text, ' Sorry.');
    await waitFor(() =>
      expect(page.getByRole('region', { name: 'Preview' }).textContent).toContain('Case 700000412 is held. Sorry.'),
    );
    await waitFor(() => expect(page.getByRole('status').textContent).toContain('Saved'), { timeout: 2_000 });
    expect(fake.world.replies.find((one) => one.name === 'Held')?.body).toBe('Case {{case.id}} is held. Sorry.');
    // Moved and renamed the same way.
    await user.clear(page.getByLabelText(/^Folder/));
    await user.type(page.getByLabelText(/^Folder/), 'Payouts/Old');
    await user.tab();
    await waitFor(() => expect(fake.world.replies.find((one) => one.name === 'Held')?.folder).toBe('Payouts/Old'));
  });

  test('makes a new one; a variable is put in with a press, and an unknown one is named', async () => {
    const { user, page, fake } = await openPage([]);
    await user.click(await page.findByRole('button', { name: 'Write the first one' }));
    await waitFor(() => expect(document.activeElement).toBe(page.getByLabelText('Name')));
    await user.type(page.getByLabelText('Name'), 'Late');
    await user.type(page.getByRole('textbox', { name: 'Text' }), 'Case ');
    await user.click(page.getByRole('button', { name: 'case.id' }));
    expect(page.getByRole<HTMLTextAreaElement>('textbox', { name: 'Text' }).value).toBe('Case {{case.id}}');
    await user.click(page.getByRole('textbox', { name: 'Text' }));
    await user.paste(' {{customer}}');
    expect(await page.findByText(/No variable is called \{\{customer\}\}/)).toBeTruthy();
    await waitFor(() => expect(fake.world.replies).toHaveLength(1), { timeout: 2_000 });
  });

  test('what can not be kept stays in the editor, whatever is pressed', async () => {
    const { user, page, fake } = await openPage();
    await user.click(await page.findByRole('button', { name: /^Held/ }));
    await user.clear(await page.findByLabelText('Name'));
    await user.click(page.getByRole('button', { name: /^Thanks/ }));
    expect((await page.findByRole('alert')).textContent).toBe('Give the reply a name.');
    expect(page.getByRole<HTMLTextAreaElement>('textbox', { name: 'Text' }).value).toBe('Case {{case.id}} is held.');
    expect(fake.world.replies.map((one) => one.name)).toContain('Held');
    await user.click(page.getByRole('button', { name: 'Discard changes' }));
    await user.click(page.getByRole('button', { name: /^Thanks/ }));
    await waitFor(() => expect(page.getByLabelText<HTMLInputElement>('Name').value).toBe('Thanks'));
  });

  test('duplicates, deletes, and brings back what was deleted', async () => {
    const { user, page, fake } = await openPage();
    await user.click(await page.findByRole('button', { name: /^Thanks/ }));
    await user.click(await page.findByRole('button', { name: 'Duplicate' }));
    expect(await page.findByRole('button', { name: /^Thanks \(copy\)/ })).toBeTruthy();
    await user.click(page.getByRole('button', { name: /^ThanksThank|^Thanks Thank/ }));
    await waitFor(() => expect(page.getByLabelText<HTMLInputElement>('Name').value).toBe('Thanks'));
    await user.click(page.getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(fake.world.replies.map((one) => one.name)).not.toContain('Thanks'));
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(fake.world.replies.find((one) => one.name === 'Thanks')?.body).toBe('Thank you.'));
  });
});

describe('files', () => {
  const file = (name: string, text: string | Uint8Array<ArrayBuffer>) => new File([text], name);

  test('several are added at once, and it is said what became of them', async () => {
    const { user, page, fake } = await openPage();
    const known = { folder: '', name: 'Thanks', body: 'Thank you.' };
    const json = JSON.stringify({
      format: 'caseport-saved-replies',
      version: 1,
      replies: [known, { ...known, body: 'Thanks a lot.' }],
    });
    await user.upload(page.getByLabelText('Files of saved replies'), [file('all.json', json), file('a.md', '# Hello\nHi.')]);
    await waitFor(() => expect(fake.world.replies).toHaveLength(5));
    expect(screen.getByRole('complementary', { name: 'Notice' }).textContent).toContain(
      '2 replies added, 1 was there already, 1 got another name, because its name was taken.',
    );
    expect(await page.findByRole('button', { name: /^Thanks \(2\)/ })).toBeTruthy();
  });

  test.each([
    ['broken', file('x.json', '{"form'), /x\.json: This is no file of saved replies, or it is cut short/],
    ['no text', file('x.md', new Uint8Array([0xff, 0xfe, 0x00])), /x\.md is no text that can be read\. Nothing was added/],
  ])('one that can not be read is refused by name: %s', async (_what, bad, message) => {
    const { user, page, fake } = await openPage();
    await user.upload(page.getByLabelText('Files of saved replies'), [file('a.md', '# Hello\nHi.'), bad]);
    expect((await page.findByRole('alert')).textContent).toMatch(message);
    expect(fake.world.replies).toHaveLength(3);
  });

  test('a folder is renamed with all that is in it, and that is taken back', async () => {
    const replies = [
      aReply({ name: 'One', folder: 'Payouts' }),
      aReply({ name: 'Two', folder: 'Payouts' }),
      aReply({ name: 'Shared', folder: 'Payouts', organisation: true }),
      aReply({ name: 'Two', folder: 'Taken' }),
    ];
    const folders = () => fake.world.replies.map((one) => `${one.folder}/${one.name}`).sort();
    const { user, fake } = show({ replies });
    await user.click(await screen.findByRole('button', { name: 'Saved replies' }));
    await user.click(await screen.findByRole('button', { name: /^One/ }));
    await user.click(screen.getByRole('button', { name: 'Rename the folder Payouts' }));
    const field = screen.getByRole('textbox', { name: 'Name of the folder' });
    expect(document.activeElement).toBe(field);
    await user.keyboard('Taken{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('in that folder');
    await user.clear(field);
    await user.type(field, 'Money out{Enter}');
    await waitFor(() => expect(folders()).toEqual(['Money out/One', 'Money out/Two', 'Payouts/Shared', 'Taken/Two']));
    // What is in the editor does not move back with its next letter.
    await user.type(screen.getByRole('textbox', { name: 'Text' }), '!');
    await waitFor(() => expect(fake.world.replies.find((one) => one.name === 'One')?.body).toBe('Thank you.!'));
    expect(folders()).toContain('Money out/One');
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(folders()).toEqual(['Payouts/One', 'Payouts/Shared', 'Payouts/Two', 'Taken/Two']));
  });

  test('a folder of the organisation has no other name', async () => {
    const { user } = show({ replies: [aReply({ name: 'Shared', folder: 'Rules', organisation: true })] });
    await user.click(await screen.findByRole('button', { name: 'Saved replies' }));
    await screen.findByRole('heading', { name: 'Rules' });
    expect(screen.queryByRole('button', { name: /^Rename/ })).toBeNull();
  });

  test('an export says where it went', async () => {
    const { user, page } = await openPage();
    await user.click(await page.findByRole('button', { name: 'Export' }));
    await waitFor(() =>
      expect(screen.getByRole('complementary', { name: 'Notice' }).textContent).toContain('Documents/caseport-file'),
    );
  });
});
