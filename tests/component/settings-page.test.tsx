// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { PolicyReport } from '../../src-shared/policy.ts';
import { DEFAULT_SETTINGS } from '../../src-shared/settings.ts';
import { SECTION_TITLES, SECTIONS, settingsCatalogue } from '../../src-shared/settings-catalogue.ts';
import { inboxWorld } from './harness/inbox-world.ts';
import { show } from './render.tsx';

const MANAGED: PolicyReport = {
  entries: [
    { key: 'notificationContent', value: 'id', tier: 'enforced', scope: 'machine', where: '/etc/caseport/policy.json' },
    { key: 'quietHoursFrom', value: '18:00', tier: 'enforced', scope: 'machine', where: '/etc/caseport/policy.json' },
    { key: 'updateMode', value: 'tell', tier: 'default', scope: 'user', where: 'policy.json' },
  ],
  problems: [
    { where: '/etc/caseport/policy.json', key: 'exprotAllowed', message: 'There is no such key.' },
    { where: '/etc/caseport/policy.json', key: 'quietDays', message: 'Expected an array.' },
  ],
};

async function open(part: Parameters<typeof show>[0] = {}, section?: string) {
  const shown = show({ ...inboxWorld(), ...part });
  await shown.user.click(await screen.findByRole('button', { name: 'Settings' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Settings' }));
  if (section !== undefined) await shown.user.click(dialog.getByRole('button', { name: section }));
  return { ...shown, dialog };
}

describe('the page of settings', () => {
  test('has every setting in its section, each with its line of help', async () => {
    const { user, dialog } = await open();
    const seen: string[] = [];
    for (const section of SECTIONS) {
      await user.click(dialog.getByRole('button', { name: SECTION_TITLES[section] }));
      const content = dialog.getByRole('region', { name: SECTION_TITLES[section] });
      const here = [...content.querySelectorAll<HTMLElement>('[data-setting]')];
      seen.push(...here.map((row) => row.dataset.setting ?? ''));
      for (const row of here) {
        const { help } = settingsCatalogue[row.dataset.setting as keyof typeof settingsCatalogue]; // the page writes paths there
        expect(row.textContent).toContain(help);
      }
    }
    expect(seen.sort()).toEqual(Object.keys(settingsCatalogue).sort());
  });

  test('finds settings by label, by help and by other words, and what else a section holds', async () => {
    const { user, dialog } = await open();
    const search = dialog.getByRole('searchbox', { name: 'Search settings' });
    await user.type(search, 'do not disturb');
    expect(dialog.getByRole('status').textContent).toBe('1 setting');
    expect(dialog.getByRole('checkbox', { name: 'Quiet hours' })).toBeTruthy();
    await user.clear(search);
    await user.type(search, 'backup');
    await user.click(within(dialog.getByRole('region', { name: 'Found settings' })).getByRole('button', { name: 'Storage' }));
    expect(await dialog.findByRole('button', { name: 'Back up everything…' })).toBeTruthy();
    await user.type(search, 'zzzz');
    expect(dialog.getByRole('status').textContent).toBe('No setting fits.');
  });

  test('a changed setting goes back to its default, a field that was typed in with it', async () => {
    const { user, dialog, fake } = await open();
    const seconds = () => dialog.getByRole('textbox', { name: 'Seconds to undo a reply' });
    expect(dialog.queryByRole('button', { name: /^Reset “Seconds/ })).toBeNull();
    await user.clear(seconds());
    await user.type(seconds(), '99');
    expect(dialog.getByRole('alert').textContent).toBe('A whole number from 0 to 60.');
    await user.click(await dialog.findByRole('button', { name: 'Reset “Seconds to undo a reply” to its default' }));
    await waitFor(() => expect(fake.world.settings.undoHoldSeconds).toBe(10));
    expect(seconds()).toHaveProperty('value', '10');
    expect(dialog.queryByRole('button', { name: /^Reset “Seconds/ })).toBeNull();
  });

  test('switches, lists, times and days are kept at once', async () => {
    const { user, dialog, fake } = await open({}, 'Notifications');
    await user.click(dialog.getByRole('checkbox', { name: 'Sound' }));
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Remind again' }), 'Never');
    await user.click(dialog.getByRole('checkbox', { name: 'Quiet hours' }));
    await user.click(dialog.getByRole('checkbox', { name: 'Wednesday' }));
    await user.click(dialog.getByRole('checkbox', { name: 'Sunday' }));
    await waitFor(() =>
      expect(fake.world.settings).toMatchObject({
        notifications: { sound: true, remindAfterMinutes: null },
        quietHours: { enabled: true, days: [3, 6] },
      }),
    );
  });

  test('a test notification is asked for, and what the system said is told', async () => {
    const { user, dialog, fake } = await open({}, 'Notifications');
    await user.click(dialog.getByRole('button', { name: 'Show a test notification' }));
    expect(fake.inputs('notifications.test')).toHaveLength(1);
    expect((await screen.findAllByText('The system took a test notification.')).length).toBeGreaterThan(0);
  });
});

describe('what an organisation decided', () => {
  test('is locked, and is reached and read by keys and by a screen reader', async () => {
    const { user, dialog, fake } = await open({ policy: MANAGED }, 'Notifications');
    await dialog.findAllByRole('button', { name: /Managed by your organisation/ });
    const sound = dialog.getByRole('checkbox', { name: 'Sound' });
    const [shown] = dialog.getAllByRole('radio', { name: 'Its id' });
    expect(shown?.getAttribute('aria-disabled')).toBe('true');
    expect(shown).toHaveProperty('disabled', false);
    await user.click(dialog.getByRole('radio', { name: 'Subject and newest line' }));
    await user.click(dialog.getByRole('checkbox', { name: 'Quiet hours' }));
    expect(fake.inputs('settings.change')).toEqual([]);
    const from = dialog.getByLabelText('Quiet from');
    expect(from).toHaveProperty('readOnly', true);
    const described = (from.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent);
    expect(described.join(' ')).toContain('Policy key quietHoursFrom, of the machine: /etc/caseport/policy.json');
    // Its neighbours are the person's own.
    await user.click(sound);
    await waitFor(() => expect(fake.world.settings.notifications.sound).toBe(true));
  });

  test('says by which key and where, when it is focused', async () => {
    const { dialog } = await open({ policy: MANAGED }, 'Notifications');
    const [lock] = await dialog.findAllByRole('button', { name: /Managed by your organisation/ });
    expect(lock?.getAttribute('aria-label')).toContain(
      'Policy key notificationContent, of the machine: /etc/caseport/policy.json',
    );
  });

  test('a default is no lock', async () => {
    const { dialog } = await open({ policy: MANAGED }, 'About');
    expect(dialog.getByRole('checkbox', { name: 'Look for newer versions' }).getAttribute('aria-disabled')).toBeNull();
  });

  test.each([
    ['says nothing of updates', []],
    ['has them off by default', [{ key: 'updateMode', value: 'off', tier: 'default', scope: 'user', where: 'policy.json' }]],
  ] as const)('a policy that %s keeps the switch for newer versions off, and says why', async (_what, more) => {
    const policy: PolicyReport = {
      entries: [{ key: 'linksAllowed', value: 'false', tier: 'default', scope: 'user', where: 'policy.json' }, ...more],
      problems: [],
    };
    const settings = { ...DEFAULT_SETTINGS, updates: { ...DEFAULT_SETTINGS.updates, check: true } };
    const { user, dialog, fake } = await open({ policy, settings }, 'About');
    expect(
      await dialog.findByRole('button', {
        name: 'Managed by your organisation. This installation is managed: nobody is asked unless the policy key updateMode says tell.',
      }),
    ).toBeTruthy();
    const check = dialog.getByRole('checkbox', { name: 'Look for newer versions' });
    expect(check).toHaveProperty('checked', false);
    await user.click(check);
    expect(fake.inputs('settings.change')).toEqual([]);
    expect(check).toHaveProperty('checked', false);
    expect(dialog.queryByRole('button', { name: /^Reset “Look for newer versions/ })).toBeNull();
  });

  test('without any policy the switch for newer versions is the person’s', async () => {
    const { user, dialog, fake } = await open({}, 'About');
    const check = dialog.getByRole<HTMLInputElement>('checkbox', { name: 'Look for newer versions' });
    const before = check.checked;
    await user.click(check);
    await waitFor(() => expect(fake.world.settings.updates.check).toBe(!before));
  });

  test('what could not be used is said, place by place', async () => {
    const { dialog } = await open({ policy: MANAGED });
    expect((await dialog.findByText(/could not be used/)).textContent).toBe(
      '2 keys of /etc/caseport/policy.json could not be used: exprotAllowed: There is no such key. quietDays: Expected an array.',
    );
  });

  test('an account is connected with what is enforced, shown and locked, in an environment that is allowed', async () => {
    const { user, fake } = show({
      accounts: [],
      activeId: null,
      policy: {
        entries: [
          { key: 'environments', value: 'production', tier: 'enforced', scope: 'machine', where: 'policy.json' },
          { key: 'proxy', value: 'http://***@proxy.example:8080', tier: 'enforced', scope: 'machine', where: 'policy.json' },
          { key: 'extraCaFile', value: '/etc/ssl/inspection.pem', tier: 'enforced', scope: 'machine', where: 'policy.json' },
        ],
        problems: [],
      },
    });
    expect(await screen.findByRole('button', { name: /Managed by your organisation.*environments/ })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Try the demo' })).toHaveProperty('disabled', true);
    await user.click(screen.getByRole('button', { name: 'Connect to Wise' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Connect to Wise' }));
    expect(await dialog.findByRole('textbox', { name: 'Proxy' })).toMatchObject({
      readOnly: true,
      value: 'http://***@proxy.example:8080',
    });
    expect(dialog.getByRole('textbox', { name: 'Extra authority' })).toHaveProperty('readOnly', true);
    expect(dialog.queryByRole('radio', { name: /Sandbox/ })).toBeNull();
    await user.type(dialog.getByRole('textbox', { name: 'Label' }), 'Bank');
    await user.type(dialog.getByRole('textbox', { name: 'Client id' }), 'id');
    await user.type(dialog.getByLabelText('Client secret'), 'secret');
    await user.click(dialog.getByRole('button', { name: 'Connect' }));
    await waitFor(() => expect(fake.inputs('accounts.connect')).toMatchObject([{ environment: 'production' }]));
  });
});

describe('what a section holds beside its settings', () => {
  test('recent searches are cleared', async () => {
    const { user, dialog, fake } = await open({ recentSearches: ['refund', 'iban'] }, 'Privacy');
    await user.click(dialog.getByRole('button', { name: 'Clear recent searches' }));
    await waitFor(() => expect(fake.world.recentSearches).toEqual([]));
  });

  test('sizes and rows, the folder, and how long threads are kept', async () => {
    const { dialog } = await open({}, 'Storage');
    expect(await dialog.findByText('46.0 MiB')).toBeTruthy();
    expect(dialog.getByText('Threads of closed cases are kept.')).toBeTruthy();
    expect(dialog.getByText('~/.config/Caseport')).toBeTruthy();
  });

  test('accounts can be signed out, and how each reaches Wise is told', async () => {
    const { user, dialog } = await open({}, 'Network');
    expect(await dialog.findByText('of this computer')).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: 'Accounts' }));
    await user.click(dialog.getByRole('button', { name: /^Sign out of/ }));
    expect(await screen.findByRole('alertdialog', { name: /Sign out/ })).toBeTruthy();
  });

  test('the version, its libraries and the diagnostics', async () => {
    const { user, dialog } = await open({ settings: DEFAULT_SETTINGS }, 'About');
    expect(dialog.getByText('Caseport 0.1.0')).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: 'Diagnostics…' }));
    expect(await screen.findByRole('dialog', { name: 'Diagnostics' })).toBeTruthy();
  });
});
