// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { AppError } from '../../src-shared/errors.ts';
import { ACCOUNT_ID } from './builders.ts';
import { aWorld } from './fake-world.ts';
import { inboxWorld } from './harness/inbox-world.ts';
import { show } from './render.tsx';

type Shown = ReturnType<typeof show>;

async function choose({ user }: Shown, item: RegExp) {
  await user.click(await screen.findByRole('button', { name: /^Account/ }));
  await user.click(await screen.findByRole('menuitem', { name: item }));
}

describe('export', () => {
  test.each([
    [/as CSV/, 'csv'],
    [/as JSON/, 'json'],
  ] as const)('%s says where the file went', async (item, format) => {
    const shown = show(inboxWorld());
    await choose(shown, item);
    expect(await screen.findByText('List of cases saved: Documents/caseport-file', { selector: 'aside span' })).toBeTruthy();
    expect(shown.fake.inputs('register.export')).toEqual([{ accountId: ACCOUNT_ID, format }]);
  });

  test('who changes their mind is told nothing', async () => {
    const shown = show(inboxWorld({ savedAt: null }));
    await choose(shown, /as CSV/);
    expect(screen.queryByRole('complementary', { name: 'Notice' })).toBeNull();
  });
});

describe('backup', () => {
  test('the passphrase is long enough, the same twice, and never recovered', async () => {
    const shown = show(inboxWorld());
    await choose(shown, /Back up/);
    const dialog = within(await screen.findByRole('dialog', { name: 'Back up everything' }));
    expect(dialog.getByText(/can not be recovered/)).toBeTruthy();
    const save = dialog.getByRole('button', { name: /Save backup/ });
    await shown.user.type(dialog.getByLabelText('Passphrase'), 'short');
    await shown.user.click(save);
    expect(dialog.getByRole('alert').textContent).toContain('At least 10 characters');
    await shown.user.type(dialog.getByLabelText('Passphrase'), ' horse battery staple');
    expect(dialog.getByText('Strong.')).toBeTruthy();
    await shown.user.type(dialog.getByLabelText('Passphrase again'), 'short horse battery');
    await shown.user.click(save);
    expect(dialog.getByRole('alert').textContent).toContain('not the same');
    expect(shown.fake.inputs('backup.create')).toEqual([]);
    await shown.user.type(dialog.getByLabelText('Passphrase again'), ' staple');
    await shown.user.click(save);
    expect(shown.fake.inputs('backup.create')).toEqual([{ passphrase: 'short horse battery staple' }]);
    expect(await screen.findByText(/^Backup saved/, { selector: 'aside span' })).toBeTruthy();
  });
});

describe('restore', () => {
  const NOBODY = { accounts: [], activeId: null };

  async function open(shown: Shown) {
    await shown.user.click(await screen.findByRole('button', { name: 'Restore a backup' }));
    return within(await screen.findByRole('dialog', { name: 'Restore a backup' }));
  }

  async function fill(shown: Shown, dialog: Awaited<ReturnType<typeof open>>) {
    await shown.user.upload(dialog.getByLabelText('Backup file'), new File([Uint8Array.from([1, 2, 255])], 'a.backup'));
    await shown.user.type(dialog.getByLabelText('Passphrase'), 'copper otter');
    await shown.user.click(dialog.getByRole('button', { name: 'Restore' }));
  }

  test('is offered before there is an account, and says what it added', async () => {
    const shown = show(NOBODY);
    const dialog = await open(shown);
    await fill(shown, dialog);
    expect((await screen.findByRole('status')).textContent).toBe('The backup was added');
    expect(shown.fake.inputs('backup.restore')).toEqual([{ base64: 'AQL/', passphrase: 'copper otter' }]);
    const items = within(screen.getByRole('dialog')).getAllByRole('listitem');
    expect(items.map((item) => item.textContent)).toEqual(['1 account', '412 cases', '3 drafts', '2 unsent replies']);
    expect(screen.getByText(/No reply is sent by itself/)).toBeTruthy();
  });

  test.each<[AppError, string]>([
    [{ kind: 'backup-refused', why: 'not-a-backup' }, 'This file is no backup of Caseport'],
    [{ kind: 'backup-refused', why: 'truncated' }, 'This backup is cut short'],
    [{ kind: 'backup-refused', why: 'newer' }, 'This backup was made by a newer Caseport'],
    [{ kind: 'backup-refused', why: 'wrong-passphrase' }, 'This passphrase does not open the backup'],
    [{ kind: 'storage', why: 'disk-full' }, 'The disk is full'],
  ])('a refusal has its own sentence: %j', async (error, sentence) => {
    const shown = show(NOBODY, (fake) => fake.fail('backup.restore', error));
    const dialog = await open(shown);
    await fill(shown, dialog);
    expect((await dialog.findByRole('alert')).textContent).toContain(sentence);
    expect(dialog.getByLabelText<HTMLInputElement>('Passphrase').value).toBe('copper otter');
  });

  test('without a file, and without a passphrase, nothing is asked', async () => {
    const shown = show(NOBODY);
    const dialog = await open(shown);
    await shown.user.click(dialog.getByRole('button', { name: 'Restore' }));
    expect(dialog.getByRole('alert').textContent).toContain('Choose the file');
    await shown.user.upload(dialog.getByLabelText('Backup file'), new File(['x'], 'a.backup'));
    await shown.user.click(dialog.getByRole('button', { name: 'Restore' }));
    expect(dialog.getByRole('alert').textContent).toContain('Enter the passphrase');
    expect(shown.fake.inputs('backup.restore')).toEqual([]);
  });
});

describe('starting over', () => {
  const { info } = aWorld();

  test.each(['damaged', 'key-missing'] as const)('%s: asked first, told truly, and then begun anew', async (stage) => {
    const { user, fake } = show({ info: { ...info, stage: { stage } } });
    await user.click(await screen.findByRole('button', { name: 'Start over…' }));
    const dialog = within(await screen.findByRole('alertdialog', { name: 'Start over?' }));
    expect(dialog.getByText('Nothing is deleted.')).toBeTruthy();
    expect(dialog.getByText('Drafts and unsent replies in it will not be sent.')).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: 'Cancel' }));
    expect(fake.inputs('app.startOver')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Start over…' }));
    await user.click(await screen.findByRole('button', { name: 'Put aside and start over' }));
    expect(await screen.findByRole('button', { name: 'Try the demo' })).toBeTruthy();
    expect(fake.inputs('app.startOver')).toEqual([{}]);
  });

  test.each(['keychain-locked', 'newer-data', 'read-only', 'disk-full', 'in-use', 'keychain-unavailable'] as const)(
    '%s does not offer it',
    async (stage) => {
      show({ info: { ...info, stage: { stage } } });
      await screen.findByRole('heading', { level: 1 });
      expect(screen.queryByRole('button', { name: /Start over/ })).toBeNull();
    },
  );
});

describe('the widths of the panes', () => {
  test('come from the settings and go there', async () => {
    const settings = { ...aWorld().settings, layout: { views: 200, list: 400 } };
    const { user, fake } = show({ ...inboxWorld(), settings });
    const splitter = await screen.findByRole('separator', { name: 'Width of the list' });
    await screen.findByRole('separator', { name: 'Width of the list', value: { now: 400 } });
    splitter.focus();
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(splitter.getAttribute('aria-valuenow')).toBe('432');
    await expect.poll(() => fake.inputs('settings.change')).toEqual([{ layout: { views: 200, list: 432 } }]);
  });
});
