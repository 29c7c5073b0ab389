import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { type Core, startCore } from '../../support/core.ts';

const running: Core[] = [];

async function begin(): Promise<Core> {
  const core = await startCore();
  running.push(core);
  return core;
}

afterEach(async () => {
  for (const core of running.splice(0)) await core.stop();
});

const aReply = (part: Partial<{ id: string; folder: string; name: string; body: string }> = {}) => ({
  id: randomUUID(),
  folder: 'Payouts',
  name: 'Held',
  body: '# Held\n\nCase {{case.id}} is held.',
  ...part,
});

const file = (replies: unknown, version: unknown = 1) => ({
  name: 'replies.json',
  text: JSON.stringify({ format: 'caseport-saved-replies', version, replies }),
});

async function names(core: Core): Promise<string[]> {
  return (await core.call('replies.list', {})).replies.map((one) => `${one.folder}/${one.name}`);
}

describe('saved replies', () => {
  test('are made, changed, listed by folder and removed, and every change is told', async () => {
    const core = await begin();
    const held = aReply();
    expect(await core.call('replies.save', held)).toMatchObject({ name: 'Held', firstLine: 'Held' });
    await core.call('replies.save', aReply({ folder: 'Apologies', name: 'Late', body: '\n\n- Sorry.\nMore' }));
    expect((await core.call('replies.list', {})).replies).toEqual([
      expect.objectContaining({ folder: 'Apologies', name: 'Late', firstLine: 'Sorry.' }),
      expect.objectContaining({ folder: 'Payouts', name: 'Held', firstLine: 'Held' }),
    ]);
    await core.call('replies.save', { ...held, folder: ' a/b ', name: ' Renamed ' });
    expect(await core.call('replies.get', { id: held.id })).toMatchObject({ folder: 'a/b', name: 'Renamed', body: held.body });
    const { removed } = await core.call('replies.remove', { id: held.id });
    expect(await names(core)).toEqual(['Apologies/Late']);
    if (removed === null) throw new Error('nothing came back');
    const { updatedAt: _when, ...again } = removed;
    await core.call('replies.save', again);
    expect(await names(core)).toEqual(['Apologies/Late', 'a/b/Renamed']);
    expect(core.events.filter((event) => event.name === 'replies.changed')).toHaveLength(5);
  });

  test('of a folder are moved together, or none where a name is taken there', async () => {
    const core = await begin();
    const here = [aReply(), aReply({ name: 'Late' })];
    const taken = aReply({ folder: 'Apologies', name: 'Late' });
    for (const reply of [...here, taken]) await core.call('replies.save', reply);
    const ids = here.map(({ id }) => id);
    const refused = await core.ask('replies.move', { ids, folder: 'Apologies' });
    expect(refused).toMatchObject({ ok: false, error: { kind: 'invalid-field', field: 'folder' } });
    expect(await names(core)).toEqual(['Apologies/Late', 'Payouts/Held', 'Payouts/Late']);
    expect(await core.call('replies.move', { ids, folder: ' Payouts/Held ' })).toEqual({ folder: 'Payouts/Held' });
    expect(await names(core)).toEqual(['Apologies/Late', 'Payouts/Held/Held', 'Payouts/Held/Late']);
    const gone = await core.ask('replies.move', { ids: [...ids, randomUUID()], folder: 'Other' });
    expect(gone).toMatchObject({ ok: false, error: { kind: 'invalid-field' } });
    expect(await names(core)).toEqual(['Apologies/Late', 'Payouts/Held/Held', 'Payouts/Held/Late']);
  });

  test.each([
    ['name', { name: '  ' }],
    ['name', { name: 'Taken' }],
    ['name', { name: 'x'.repeat(201) }],
    ['folder', { folder: 'a\nb' }],
    ['body', { body: ' ' }],
    ['body', { body: 'ä'.repeat(32_768) }],
  ])('say which field can not be kept: %s', async (field, part) => {
    const core = await begin();
    await core.call('replies.save', aReply({ name: 'Taken' }));
    expect(await core.ask('replies.save', aReply({ name: 'Other', ...part }))).toMatchObject({
      ok: false,
      error: { kind: 'invalid-field', field },
    });
    expect(await names(core)).toEqual(['Payouts/Taken']);
  });

  test('one that is gone is said to be gone', async () => {
    const core = await begin();
    expect(await core.ask('replies.get', { id: randomUUID() })).toMatchObject({ ok: false, error: { kind: 'invalid-field' } });
    expect(await core.call('replies.remove', { id: randomUUID() })).toEqual({ removed: null });
  });
});

describe('files of saved replies', () => {
  test('an export comes back as it was, elsewhere; a second time it is there already', async () => {
    const core = await begin();
    await core.call('replies.save', aReply());
    await core.call('replies.save', aReply({ folder: '', name: 'Ünïcode 👩‍👩‍👧', body: '{{?A|b}}\r\n' }));
    expect((await core.call('replies.export', {})).where).not.toBeNull();
    const text = new TextDecoder().decode(core.saved[0]?.bytes);
    expect(JSON.parse(text)).toMatchObject({ format: 'caseport-saved-replies', version: 1 });
    const other = await begin();
    const input = { files: [{ name: 'replies.json', text }] };
    expect(await other.call('replies.import', input)).toEqual({ added: 2, alreadyThere: 0, renamed: 0 });
    expect(await other.call('replies.import', input)).toEqual({ added: 0, alreadyThere: 2, renamed: 0 });
    await other.call('replies.export', {});
    expect(new TextDecoder().decode(other.saved[0]?.bytes)).toBe(text);
  });

  test('the same name with another text is kept beside it', async () => {
    const core = await begin();
    await core.call('replies.save', aReply());
    const other = { folder: 'Payouts', name: 'Held', body: 'Another text' };
    expect(await core.call('replies.import', { files: [file([other, other])] })).toEqual({
      added: 1,
      alreadyThere: 1,
      renamed: 1,
    });
    expect(await names(core)).toEqual(['Payouts/Held', 'Payouts/Held (2)']);
  });

  test('several markdown files at once, named by their heading or by the file', async () => {
    const core = await begin();
    const files = [
      { name: 'a.md', text: '\uFEFF# Where is it #\r\n\r\nWe look into it.' },
      { name: 'Thank you.md', text: 'Thank you.\n# Not this' },
    ];
    expect(await core.call('replies.import', { files })).toMatchObject({ added: 2 });
    const { replies } = await core.call('replies.list', {});
    expect(replies).toEqual([
      expect.objectContaining({ name: 'Thank you', firstLine: 'Thank you.' }),
      expect.objectContaining({ name: 'Where is it', firstLine: 'We look into it.' }),
    ]);
  });

  test.each([
    ['another format', { name: 'x.json', text: '{"format":"other","version":1,"replies":[]}' }, /no file of saved replies/],
    ['cut short', { name: 'x.json', text: '{"format":"capo' }, /cut short/],
    ['newer', file([], 2), /newer/],
    ['empty', file([]), /no reply/],
    ['a reply without a text', file([aReply(), { folder: '', name: 'b' }]), /Reply 2: its body/],
    ['a reply without a name', file([{ folder: '', name: ' ', body: 'x' }]), /Give the reply a name/],
    ['a reply too long', file([{ folder: '', name: 'x', body: 'x'.repeat(65_536) }]), /65,535/],
    ['an empty markdown', { name: 'x.md', text: '# Only a name\n' }, /x\.md: Write something first/],
  ])('a bad file is refused whole, and says why: %s', async (_what, bad, message) => {
    const core = await begin();
    const good = file([{ folder: '', name: 'Good', body: 'x' }]);
    const answer = await core.ask('replies.import', { files: [good, bad] });
    // A file with nothing in it beside a good one is nobody's mistake.
    if (String(message) === '/no reply/') expect(await core.ask('replies.import', { files: [bad] })).toMatchObject({ ok: false });
    else {
      expect(answer).toMatchObject({ ok: false, error: { kind: 'invalid-field', message: expect.stringMatching(message) } });
      expect(await names(core)).toEqual([]);
    }
  });

  test('what would be more than can be kept is refused whole', async () => {
    const core = await begin();
    const many = Array.from({ length: 1_999 }, (_, i) => ({ folder: '', name: `r${i}`, body: 'x' }));
    await core.call('replies.import', { files: [file(many)] });
    const two = [
      { folder: '', name: 'a', body: 'x' },
      { folder: '', name: 'b', body: 'x' },
    ];
    expect(await core.ask('replies.import', { files: [file(two)] })).toMatchObject({ ok: false });
    expect(await names(core)).toHaveLength(1_999);
    await core.call('replies.save', aReply());
    expect(await core.ask('replies.save', aReply({ name: 'One more' }))).toMatchObject({
      ok: false,
      error: { kind: 'invalid-field', field: 'name' },
    });
  });
});

test('a backup holds saved replies and templates, and adds them elsewhere', async () => {
  const core = await begin();
  await core.call('replies.save', aReply());
  const fields = { type: 'A', subject: 's', description: '', userId: '', transferId: '', profileId: '', externalId: '' };
  await core.call('templates.save', { id: randomUUID(), name: 'Payout', fields });
  const passphrase = 'copper otter walks';
  await core.call('backup.create', { passphrase });
  const base64 = Buffer.from(core.saved[0]?.bytes ?? []).toString('base64');
  const other = await begin();
  await other.call('backup.restore', { base64, passphrase });
  await other.call('backup.restore', { base64, passphrase });
  expect(await names(other)).toEqual(['Payouts/Held']);
  expect((await other.call('templates.list', {})).templates).toMatchObject([{ name: 'Payout', fields }]);
});

test('templates of new cases are kept, renamed and removed', async () => {
  const core = await begin();
  const fields = {
    type: 'GENERAL_ENQUIRY',
    subject: 'Where is the payout?',
    description: 'Since {{?When}}',
    userId: '1',
    transferId: '',
    profileId: '',
    externalId: '',
  };
  const id = randomUUID();
  await core.call('templates.save', { id, name: 'Payout', fields });
  await core.call('templates.save', { id, name: ' Missing payout ', fields: { ...fields, userId: '2' } });
  expect((await core.call('templates.list', {})).templates).toMatchObject([{ name: 'Missing payout', fields: { userId: '2' } }]);
  expect(await core.ask('templates.save', { id: randomUUID(), name: 'Missing payout', fields })).toMatchObject({ ok: false });
  expect(await core.ask('templates.save', { id: randomUUID(), name: '', fields })).toMatchObject({
    ok: false,
    error: { kind: 'invalid-field', field: 'name' },
  });
  expect((await core.call('templates.remove', { id })).removed?.name).toBe('Missing payout');
  expect((await core.call('templates.list', {})).templates).toEqual([]);
  expect(core.events.filter((event) => event.name === 'templates.changed')).toHaveLength(3);
});
