// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Stage } from '../../src-shared/app-info.ts';
import type { AppError } from '../../src-shared/errors.ts';
import { aWorld } from './fake-world.ts';
import { show } from './render.tsx';

const NOBODY = { accounts: [], activeId: null };

describe('first run', () => {
  test('the demo is one press away', async () => {
    const { user } = show(NOBODY);
    await user.click(await screen.findByRole('button', { name: 'Try the demo' }));
    expect(await screen.findByRole('navigation', { name: 'Views' })).toBeTruthy();
    expect(screen.getByText('DEMO')).toBeTruthy();
  });

  test('a demo that does not start says why', async () => {
    const { user } = show(NOBODY, (fake) => fake.fail('accounts.startDemo', { kind: 'storage', why: 'disk-full' }));
    await user.click(await screen.findByRole('button', { name: 'Try the demo' }));
    expect((await screen.findByRole('alert')).textContent).toContain('The disk is full');
  });

  test('what is stored where is told as it is', async () => {
    const { info } = aWorld();
    const { user } = show({ ...NOBODY, info: { ...info, persistence: 'memory' } });
    expect(await screen.findByRole('complementary', { name: 'Nothing is kept' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'What is stored where' }));
    expect((await screen.findByRole('dialog')).textContent).toContain('are not written to disk');
    expect(document.body.textContent).not.toContain('main process');
  });

  test('says in plain words where a secret is kept', async () => {
    show(NOBODY);
    const way = (await screen.findByRole('region', { name: 'Connect to Wise' })).textContent;
    expect(way).toContain('keychain');
    expect(way).not.toContain('process');
  });
});

describe('connecting', () => {
  async function openForm(fake?: (fake: Parameters<NonNullable<Parameters<typeof show>[1]>>[0]) => void) {
    const shown = show(NOBODY, fake);
    await shown.user.click(await screen.findByRole('button', { name: 'Connect to Wise' }));
    return { ...shown, dialog: within(await screen.findByRole('dialog')) };
  }

  async function fill({ user, dialog }: Awaited<ReturnType<typeof openForm>>) {
    await user.type(dialog.getByLabelText('Label'), 'Northbank');
    await user.type(dialog.getByLabelText('Client id'), 'client');
    await user.type(dialog.getByLabelText('Client secret'), 'secret');
  }

  test('every empty field has its message beside it, and nothing is asked of Wise', async () => {
    const { user, dialog, fake } = await openForm();
    await user.click(dialog.getByRole('button', { name: 'Connect' }));
    for (const name of ['Label', 'Client id', 'Client secret']) {
      const field = dialog.getByLabelText(name);
      expect(field.getAttribute('aria-invalid')).toBe('true');
      expect(document.getElementById(field.getAttribute('aria-describedby')?.split(' ')[0] ?? '')?.textContent).toContain(
        'Enter the',
      );
    }
    expect(document.activeElement).toBe(dialog.getByLabelText('Label'));
    expect(fake.inputs('accounts.connect')).toEqual([]);
  });

  test('a good form connects, without surrounding space', async () => {
    const form = await openForm();
    await fill(form);
    await form.user.type(form.dialog.getByLabelText('Client id'), '  ');
    await form.user.click(form.dialog.getByRole('radio', { name: /Production/ }));
    await form.user.click(form.dialog.getByRole('button', { name: 'Connect' }));
    expect(await screen.findByText('PRODUCTION')).toBeTruthy();
    expect(form.fake.inputs('accounts.connect')).toEqual([
      {
        label: 'Northbank',
        environment: 'production',
        baseUrl: null,
        credentials: { kind: 'client', clientId: 'client', clientSecret: 'secret' },
        proxy: { mode: 'system' },
        tls: null,
      },
    ]);
  });

  test.each<[AppError, string]>([
    [{ kind: 'wrong-credentials', traceId: 't' }, 'Wise does not know this id and secret'],
    [{ kind: 'not-reached', why: 'dns', host: 'api.wise.com', detail: null }, 'could not be found'],
    [{ kind: 'not-reached', why: 'refused', host: 'api.wise.com', detail: null }, 'refused the connection'],
    [{ kind: 'not-reached', why: 'timeout', host: 'api.wise.com', detail: null }, 'did not answer in time'],
    [{ kind: 'not-reached', why: 'tls', host: 'api.wise.com', detail: 'self-signed' }, 'could not be trusted'],
    [{ kind: 'not-reached', why: 'proxy', host: 'api.wise.com', detail: '407' }, 'The proxy refused'],
    [{ kind: 'keychain-locked' }, 'The keychain is locked'],
  ])('a failure has its own sentence: %j', async (error, sentence) => {
    const form = await openForm((fake) => fake.fail('accounts.connect', error));
    await fill(form);
    await form.user.click(form.dialog.getByRole('button', { name: 'Connect' }));
    expect((await form.dialog.findByRole('alert')).textContent).toContain(sentence);
    expect(form.dialog.getByLabelText<HTMLInputElement>('Label').value).toBe('Northbank');
  });

  test('a message of the main process about a field stands beside that field', async () => {
    const form = await openForm((fake) =>
      fake.fail('accounts.connect', { kind: 'invalid-field', field: 'clientId', message: 'Not like this.' }),
    );
    await fill(form);
    await form.user.click(form.dialog.getByRole('button', { name: 'Connect' }));
    expect(await form.dialog.findByText('Not like this.')).toBeTruthy();
    expect(form.dialog.getByLabelText('Client id').getAttribute('aria-invalid')).toBe('true');
  });

  test('the test call shows that it runs, and can be left', async () => {
    const form = await openForm();
    const release = form.fake.hold('accounts.connect');
    await fill(form);
    await form.user.click(form.dialog.getByRole('button', { name: 'Connect' }));
    expect((await form.dialog.findByRole('status')).textContent).toContain('Making a test call');
    await form.user.click(form.dialog.getByRole('button', { name: 'Stop' }));
    expect(form.dialog.getByRole('status').textContent).toContain('What this would have saved is not saved');
    expect(form.dialog.getByLabelText<HTMLInputElement>('Client secret').value).toBe('secret');
    expect(form.fake.inputs('accounts.cancelConnect')).toEqual([{}]);
    release();
  });

  test('Development is offered only where the main process says so', async () => {
    const { dialog } = await openForm();
    expect(dialog.queryByRole('radio', { name: /Development/ })).toBeNull();
  });
});

describe('a start that did not succeed', () => {
  test.each<[Stage['stage'], string]>([
    ['keychain-locked', 'The keychain is locked'],
    ['key-missing', 'The key to your cases is missing'],
    ['keychain-unavailable', 'There is no keychain here'],
    ['newer-data', 'This data was written by a newer Caseport'],
    ['damaged', 'The data on this computer is damaged'],
    ['read-only', 'The profile folder can not be written'],
    ['disk-full', 'The disk is full'],
    ['in-use', 'Another Caseport has your cases open'],
  ])('%s has a screen with one next step', async (stage, title) => {
    const { info } = aWorld();
    const { user, fake } = show({ info: { ...info, stage: { stage } } });
    expect(await screen.findByRole('heading', { level: 1, name: title })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /try again/i }));
    expect(fake.inputs('app.retry')).toEqual([{}]);
    expect(await screen.findByRole('navigation', { name: 'Views' })).toBeTruthy();
  });
});

test('after a failure the form goes on: the message leaves with the next change', async () => {
  const { user, fake } = show(NOBODY, (one) => one.fail('accounts.connect', { kind: 'wrong-credentials', traceId: null }));
  await user.click(await screen.findByRole('button', { name: 'Connect to Wise' }));
  await user.type(screen.getByLabelText('Label'), 'Northbank');
  await user.type(screen.getByLabelText('Client id'), 'client');
  await user.type(screen.getByLabelText('Client secret'), 'wrong');
  await user.click(screen.getByRole('button', { name: 'Connect' }));
  await screen.findByRole('alert');
  fake.fail('accounts.connect', null);
  await user.type(screen.getByLabelText('Client secret'), '!');
  expect(screen.queryByRole('alert')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Connect' }));
  expect(await screen.findByRole('navigation', { name: 'Views' })).toBeTruthy();
});
