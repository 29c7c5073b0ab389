// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../../src-renderer/ui/commands.ts';
import { aSupport } from './fake-support.ts';
import { aWorld } from './fake-world.ts';
import { show } from './render.tsx';

describe('the emergency guide', () => {
  test('is there before any account, ticks with times, and keeps notes', async () => {
    const { user, fake } = show({ accounts: [], activeId: null });
    await user.click(await screen.findByRole('button', { name: 'Emergency guide' }));
    const guide = within(await screen.findByRole('region', { name: 'Emergency guide' }));
    expect(guide.getAllByRole('checkbox')).toHaveLength(9);
    expect(guide.getByText(/your CSM at Wise gives it to you/)).toBeTruthy();
    await user.click(guide.getByRole('checkbox', { name: /Check the status page/ }));
    await waitFor(() => expect(Object.keys(fake.world.support.emergency?.steps ?? {})).toEqual(['status-page']));
    await user.type(guide.getByRole('textbox', { name: /Notes/ }), 'Called at nine.');
    await waitFor(() => expect(fake.world.support.emergency?.notes).toBe('Called at nine.'));
    await user.click(guide.getByRole('button', { name: 'Save the record…' }));
    expect((await screen.findAllByText('Record saved: Documents/caseport-file')).length).toBeGreaterThan(0);
    await user.click(guide.getByRole('button', { name: 'It is over' }));
    await waitFor(() => expect(fake.world.support.emergency?.endedAt).not.toBeNull());
    await user.click(guide.getByRole('button', { name: 'Back' }));
    expect(await screen.findByRole('heading', { name: 'Try the demo' })).toBeTruthy();
  });

  test('says the number and the call-back that were kept, and never another', async () => {
    const { desk } = show();
    await screen.findByRole('navigation', { name: 'Views' });
    await desk.app.changeSettings({ support: { emergencyPhone: '+44 20 0000', callBack: 'ops@bank.example' } });
    runCommand(desk, 'emergency');
    const guide = within(await screen.findByRole('region', { name: 'Emergency guide' }));
    expect(guide.getByText('+44 20 0000')).toBeTruthy();
    expect(guide.getByText('ops@bank.example')).toBeTruthy();
  });

  test('those that are over can be read and saved afterwards, the one that has just ended too', async () => {
    const past = {
      ...{ id: crypto.randomUUID(), accountId: null, steps: { decide: 1, phone: 2 }, notes: 'Called twice.' },
      ...{ startedAt: Date.UTC(2026, 9, 2, 9), endedAt: Date.UTC(2026, 9, 2, 9, 40) },
    };
    const { user, fake } = show({ accounts: [], activeId: null, support: aSupport({ pastEmergencies: [past] }) });
    await user.click(await screen.findByRole('button', { name: 'Emergency guide' }));
    const list = within(await screen.findByRole('region', { name: 'Past emergencies' }));
    expect(list.getByText(/40 min · 2 of 9 steps/)).toBeTruthy();
    expect(list.getByText('Called twice.')).toBeTruthy();
    await user.click(list.getByRole('button', { name: /^Save the record of/ }));
    expect(fake.inputs('emergency.export')).toEqual([{ id: past.id }]);
    expect((await screen.findAllByText('Record saved: Documents/caseport-file')).length).toBeGreaterThan(0);
    await user.click(screen.getByRole('checkbox', { name: /Check the status page/ }));
    await user.click(await screen.findByRole('button', { name: 'It is over' }));
    await waitFor(() => expect(list.getAllByRole('listitem')).toHaveLength(2));
  });

  test('works while the data can not be opened, and says that ticks are not kept', async () => {
    const info = { ...aWorld().info, stage: { stage: 'damaged' } as const };
    const { user } = show({ info, accounts: [], activeId: null }, (fake) => {
      for (const name of ['emergency.newest', 'emergency.begin'] as const) fake.fail(name, { kind: 'not-ready' });
    });
    await user.click(await screen.findByRole('button', { name: 'Emergency guide' }));
    const guide = within(await screen.findByRole('region', { name: 'Emergency guide' }));
    expect(await guide.findByText(/what you tick here is not kept/)).toBeTruthy();
    await user.click(guide.getByRole('checkbox', { name: /Call the emergency number/ }));
    expect(guide.getByRole('checkbox', { name: /Call the emergency number/ })).toHaveProperty('checked', true);
  });
});
