// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readTable } from '../../src-renderer/register/read-table.ts';
import { ACCOUNT_ID, aCase, aSend } from './builders.ts';
import { aJob, JOB_ID } from './fake-register.ts';
import { inboxWorld } from './harness/inbox-world.ts';
import { show } from './render.tsx';

/** There are no threads here. The real one is looked at in Chromium (harness/register-shots.ts); this one reads in place. */
class PlaceWorker extends EventTarget {
  postMessage({ file, mostRows }: { file: Blob; mostRows: number }): void {
    void file.arrayBuffer().then((buffer) => {
      this.dispatchEvent(new MessageEvent('message', { data: readTable(new Uint8Array(buffer), mostRows) }));
    });
  }
  terminate(): void {
    return;
  }
}

beforeEach(() => vi.stubGlobal('Worker', PlaceWorker));
afterEach(() => vi.unstubAllGlobals());

type Shown = ReturnType<typeof show>;

async function openPaste({ user }: Shown) {
  await user.click(await screen.findByRole('button', { name: 'Track case' }));
  await user.click(await screen.findByRole('button', { name: 'Paste their ids' }));
  return within(await screen.findByRole('dialog', { name: 'Add cases' }));
}

async function paste(shown: Shown, text: string) {
  const dialog = await openPaste(shown);
  await shown.user.click(dialog.getByLabelText('Ids of cases'));
  await shown.user.paste(text);
  return dialog;
}

async function chooseFile(shown: Shown, text: string, name = 'cases.csv') {
  const dialog = await openPaste(shown);
  await shown.user.click(dialog.getByRole('tab', { name: 'CSV file' }));
  await shown.user.upload(dialog.getByLabelText('CSV file', { selector: 'input' }), new File([text], name));
  return dialog;
}

describe('pasted ids', () => {
  test('what is readable is counted and imported, the rest is listed with its reason', async () => {
    const shown = show();
    const dialog = await paste(shown, '700000412, #700000398\n// skipped\n700000412 9007199254740993\n-5 x');
    expect(dialog.getByRole('status').textContent).toBe('3 to add · 1 repeated · 2 unreadable');
    const list = within(dialog.getByRole('region', { name: 'Unreadable' }));
    expect(list.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      'Line 4-5An id has no minus.',
      'Line 4xAn id holds digits only.',
    ]);
    await shown.user.click(dialog.getByRole('button', { name: 'Add 3 cases' }));
    expect(shown.fake.inputs('register.import').map(({ rows }) => rows.map(({ caseId }) => caseId))).toEqual([
      ['700000412', '700000398', '9007199254740993'],
    ]);
    expect(await dialog.findByRole('progressbar', { name: 'Progress of the import' })).toBeTruthy();
  });

  test('the box loses nothing: not when it fails, and not when it is closed', async () => {
    const shown = show({}, (fake) => fake.fail('register.import', { kind: 'storage', why: 'disk-full' }));
    const dialog = await paste(shown, '700000412 and more');
    await shown.user.click(dialog.getByRole('button', { name: 'Add 1 case' }));
    expect((await dialog.findByRole('alert')).textContent).toContain('The disk is full');
    await shown.user.click(dialog.getByRole('button', { name: 'Cancel' }));
    const again = await openPaste(shown);
    expect(again.getByLabelText<HTMLTextAreaElement>('Ids of cases').value).toBe('700000412 and more');
  });

  test('many ids in the place of one are told, and go along to where many are added', async () => {
    const shown = show();
    await shown.user.click(await screen.findByRole('button', { name: 'Track case' }));
    const track = within(await screen.findByRole('dialog', { name: 'Track case' }));
    await shown.user.click(track.getByLabelText('Case id'));
    const ids = Array.from({ length: 40 }, (_, at) => String(700_000_000 + at));
    await shown.user.paste(`// from a mail\n${ids.join('\n')}`);
    expect(track.getByRole('status').textContent).toBe('These are 40 ids: add them all');
    expect(track.queryByRole('alert')).toBeNull();
    await shown.user.keyboard('{Enter}');
    const dialog = within(await screen.findByRole('dialog', { name: 'Add cases' }));
    expect(dialog.getByLabelText<HTMLTextAreaElement>('Ids of cases').value).toBe(`// from a mail\n${ids.join('\n')}`);
    expect(dialog.getByRole('button', { name: 'Add 40 cases' })).toBeTruthy();
  });

  test('what was typed in the place of one goes along too, and leaves what waits there', async () => {
    const shown = show();
    await shown.user.click(await screen.findByRole('button', { name: 'Track case' }));
    await shown.user.type(await screen.findByLabelText('Case id'), '700000412, 700000398');
    await shown.user.click(screen.getByRole('button', { name: 'add them all' }));
    await shown.user.click(
      within(await screen.findByRole('dialog', { name: 'Add cases' })).getByRole('button', { name: 'Cancel' }),
    );
    await shown.user.click(screen.getByRole('button', { name: 'Track case' }));
    await shown.user.type(await screen.findByLabelText('Case id'), '5');
    await shown.user.click(screen.getByRole('button', { name: 'Paste their ids' }));
    expect((await screen.findByLabelText<HTMLTextAreaElement>('Ids of cases')).value).toBe('700000412, 700000398\n5');
  });

  test('nothing, and nothing readable, say so', async () => {
    const shown = show();
    const dialog = await openPaste(shown);
    await shown.user.click(dialog.getByRole('button', { name: 'Add cases' }));
    expect(dialog.getByRole('alert').textContent).toContain('Paste the ids');
    await shown.user.type(dialog.getByLabelText('Ids of cases'), 'hello');
    expect(dialog.queryByRole('alert')).toBeNull();
    await shown.user.click(dialog.getByRole('button', { name: 'Add cases' }));
    expect(dialog.getByRole('alert').textContent).toContain('no id in this text');
    expect(shown.fake.inputs('register.import')).toEqual([]);
  });

  test('more than an import takes is refused with what to do', async () => {
    const shown = show();
    const dialog = await paste(shown, Array.from({ length: 20_001 }, (_, i) => i + 1).join('\n'));
    expect(dialog.getByRole('status').textContent).toContain('At most 20,000 at a time: split them');
    expect(dialog.getByRole<HTMLButtonElement>('button', { name: 'Add 20,001 cases' }).disabled).toBe(true);
  });
});

describe('a CSV file', () => {
  test('columns are guessed, can be changed, and the first rows are shown as they are understood', async () => {
    const shown = show();
    const dialog = await chooseFile(
      shown,
      '\uFEFFOur reference;Case ID;Title\nnb-1;0700000412;"Held; name"\nnb-2;700000398;Refund\nnb-3;x;y',
    );
    expect((await dialog.findByLabelText<HTMLSelectElement>('Case id')).value).toBe('1');
    expect(dialog.getByLabelText<HTMLSelectElement>('External id (optional)').value).toBe('0');
    expect(within(dialog.getByRole('table')).getAllByRole('row')[1]?.textContent).toBe('700000412nb-1Held; namenone');
    expect(dialog.getByRole('status').textContent).toBe('2 to add · 0 repeated · 1 unreadable');
    await shown.user.selectOptions(dialog.getByLabelText('Note (optional)'), 'Title');
    await shown.user.selectOptions(dialog.getByLabelText('Subject (optional)'), 'None');
    await shown.user.click(dialog.getByRole('button', { name: 'Add 2 cases' }));
    expect(shown.fake.inputs('register.import')[0]?.rows[0]).toEqual({
      caseId: '700000412',
      externalId: 'nb-1',
      subject: null,
      note: 'Held; name',
    });
  });

  test('a column of ids is required', async () => {
    const shown = show();
    const dialog = await chooseFile(shown, 'name,place\nAnna,Tallinn');
    await dialog.findByLabelText('Case id');
    await shown.user.click(dialog.getByRole('button', { name: 'Add cases' }));
    expect(dialog.getByRole('alert').textContent).toContain('Choose the column that holds the ids');
    expect(shown.fake.inputs('register.import')).toEqual([]);
  });

  test.each<[string, string, string]>([
    ['empty', '', 'The file is empty'],
    ['a workbook', 'PK\u0003\u0004\u0000\u0000', 'This is no text file'],
    ['an open quote', 'id,subject\n1,"open', 'is not closed'],
    ['too many rows', Array.from({ length: 20_002 }, (_, i) => i + 1).join('\n'), 'Split it into files of at most 20,000'],
  ])('%s has a message of its own', async (_, text, message) => {
    const dialog = await chooseFile(show(), text, 'bad.csv');
    expect((await dialog.findByRole('alert')).textContent).toContain(message);
    expect(dialog.getByRole('alert').textContent).toContain('bad.csv');
  });
});

describe('an import that runs', () => {
  const running = () => ({ ...inboxWorld(), job: aJob(['tracked', 'not-found', 'already-tracked', 'waiting', 'waiting']) });

  test('is seen in the inbox, after a restart too, and opens where it stands', async () => {
    const { user, fake } = show(running());
    const strip = within(await screen.findByRole('region', { name: 'Import' }));
    expect(strip.getByRole<HTMLProgressElement>('progressbar').value).toBe(3);
    await user.click(strip.getByRole('button', { name: 'Adding cases: 3 of 5' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Add cases' }));
    expect((await dialog.findAllByRole('listitem')).map((item) => item.textContent)).toContain('700000002Not at Wise');
    fake.world.job = aJob(['tracked', 'not-found', 'already-tracked', 'tracked', 'tracked'], 'finished');
    fake.emit('import.changed', { accountId: ACCOUNT_ID, jobId: JOB_ID });
    expect((await dialog.findByRole('status')).textContent).toBe('Import finished: 3 added, 1 not');
  });

  test('rows are filtered by their outcome', async () => {
    const { user, fake } = show(running());
    await user.click(await screen.findByRole('button', { name: /^Adding cases/ }));
    const rows = within(await screen.findByRole('region', { name: 'Rows of the import' }));
    await user.click(rows.getByRole('button', { name: 'Not at Wise 1' }));
    await waitFor(() => expect(rows.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['700000002Not at Wise']));
    expect(fake.inputs('register.importRows').at(-1)).toEqual({ jobId: JOB_ID, outcome: 'not-found', start: 0, count: 50 });
  });

  test('many rows come in pages', async () => {
    const { user } = show({ ...inboxWorld(), job: aJob(Array.from({ length: 120 }, () => 'waiting')) });
    await user.click(await screen.findByRole('button', { name: /^Adding cases/ }));
    const rows = within(await screen.findByRole('region', { name: 'Rows of the import' }));
    expect(await rows.findByText('1 to 50 of 120')).toBeTruthy();
    await user.click(rows.getByRole('button', { name: 'Next rows' }));
    await user.click(rows.getByRole('button', { name: 'Next rows' }));
    expect(rows.getByText('101 to 120 of 120')).toBeTruthy();
    await waitFor(() => expect(rows.getAllByRole('listitem')).toHaveLength(20));
    expect(rows.getByRole<HTMLButtonElement>('button', { name: 'Next rows' }).disabled).toBe(true);
  });

  test('can be stopped, and what is added stays', async () => {
    const { user } = show(running());
    await user.click(await screen.findByRole('button', { name: /^Adding cases/ }));
    await user.click(await screen.findByRole('button', { name: 'Stop the import' }));
    expect(await screen.findByText('Import stopped: 1 added, 2 left out', { selector: 'strong' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Add more' }));
    expect(screen.getByLabelText('Ids of cases')).toBeTruthy();
  });

  test('an old import that had ended is not told again', async () => {
    show({ ...inboxWorld(), job: aJob(['tracked'], 'finished') });
    await screen.findAllByRole('option');
    expect(screen.queryByRole('region', { name: 'Import' })).toBeNull();
  });
});

describe('off the list', () => {
  async function untrack(shown: Shown) {
    await shown.user.click((await screen.findAllByRole('option'))[0] ?? document.body);
    await screen.findByRole('textbox', { name: 'Reply' });
    await shown.user.click(screen.getByRole('button', { name: 'More about this case' }));
    await shown.user.click(await screen.findByRole('menuitem', { name: 'Take off the list' }));
  }

  test('a case leaves the list, and one press brings it back', async () => {
    const shown = show({ cases: new Map([['1', aCase('1', { subject: 'One' })]]) });
    await untrack(shown);
    const notice = within(await screen.findByRole('complementary', { name: 'Notice' }));
    expect(notice.getByText(/Nothing of it was deleted/)).toBeTruthy();
    await waitFor(() => expect(screen.queryByRole('option')).toBeNull());
    await shown.user.click(notice.getByRole('button', { name: 'Undo' }));
    expect((await screen.findByRole('option')).textContent).toContain('One');
    expect(shown.fake.inputs('register.retrack')).toEqual([{ accountId: ACCOUNT_ID, caseIds: ['1'] }]);
  });

  test('a case with an open send stays, and the outbox is one press away', async () => {
    const shown = show({
      cases: new Map([['1', aCase('1', { subject: 'One' })]]),
      outbox: [aSend({ id: '0b7a7f0e-2222-4c7e-9d55-0c1f5e1b7a01', caseId: '1', state: 'needs-review' })],
    });
    await untrack(shown);
    const notice = within(await screen.findByRole('complementary', { name: 'Notice' }));
    expect(notice.getByText(/still on its way.*Look into the outbox first: 1/)).toBeTruthy();
    expect(screen.getByRole('option')).toBeTruthy();
    await shown.user.click(notice.getByRole('button', { name: 'Outbox' }));
    expect(screen.getByRole('region', { name: 'Outbox' })).toBeTruthy();
  });

  test('a link to the case is copied', async () => {
    const shown = show({ cases: new Map([['1', aCase('1')]]) });
    await shown.user.click(await screen.findByRole('option'));
    await shown.user.click(await screen.findByRole('button', { name: 'More about this case' }));
    await shown.user.click(await screen.findByRole('menuitem', { name: 'Copy link to this case' }));
    await waitFor(() => expect(shown.fake.world.clipboard).toBe('caseport://case/1'));
  });
});
