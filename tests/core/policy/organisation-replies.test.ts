import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { readPolicy } from '../../../src-main/policy/read-policy.ts';
import { type Core, startCore, temporaryProfile } from '../../support/core.ts';

const running: Core[] = [];
const file = path.join(temporaryProfile(), 'replies.json');

afterEach(async () => {
  for (const core of running.splice(0)) await core.stop();
});

async function begin(): Promise<Core> {
  const content = { ok: true, tiers: { enforced: { savedRepliesFile: file } } } as const;
  const core = await startCore({ policy: readPolicy([{ scope: 'machine', where: 'policy.json', content }]) });
  running.push(core);
  return core;
}

const write = (replies: unknown) =>
  writeFileSync(file, JSON.stringify({ format: 'caseport-saved-replies', version: 1, replies }));

test('replies of the organisation stand among the person’s own, and can be read but not changed', async () => {
  write([
    { folder: 'Bank', name: 'Hello', body: 'Hello from the bank.' },
    { folder: '', name: 'Bye', body: '# Bye\n\nGood bye.' },
  ]);
  const core = await begin();
  await core.call('replies.save', { id: randomUUID(), folder: 'Bank', name: 'Held', body: 'It is held.' });
  const { replies } = await core.call('replies.list', {});
  expect(replies.map(({ folder, name, organisation }) => [folder, name, organisation ?? false])).toEqual([
    ['', 'Bye', true],
    ['Bank', 'Held', false],
    ['Bank', 'Hello', true],
  ]);
  const hello = replies.find(({ name }) => name === 'Hello');
  const id = hello?.id ?? '';
  expect(await core.call('replies.get', { id })).toMatchObject({ body: 'Hello from the bank.', organisation: true });
  const managed = { ok: false, error: { kind: 'managed', key: 'savedRepliesFile' } };
  expect(await core.ask('replies.remove', { id })).toMatchObject(managed);
  expect(await core.ask('replies.save', { id, folder: 'Bank', name: 'Hello', body: 'Other words.' })).toMatchObject(managed);
  // The same id at the next start, so that what points to it goes on doing so.
  await core.stop();
  const again = await begin();
  expect((await again.call('replies.list', {})).replies.find(({ name }) => name === 'Hello')?.id).toBe(id);
  expect((await again.call('policy.get', {})).problems).toEqual([]);
});

test('an export holds the person’s own alone', async () => {
  write([{ folder: '', name: 'Bye', body: 'Good bye.' }]);
  const core = await begin();
  await core.call('replies.save', { id: randomUUID(), folder: '', name: 'Mine', body: 'My words.' });
  await core.call('replies.export', {});
  const text = new TextDecoder().decode(core.saved[0]?.bytes);
  expect(text).toContain('My words.');
  expect(text).not.toContain('Good bye.');
});

test.each([
  ['no JSON', () => writeFileSync(file, '{'), 'cut short'],
  ['a reply without words', () => write([{ folder: '', name: 'x', body: ' ' }]), 'Write something first.'],
  ['a file of another kind', () => writeFileSync(file, '{"format":"other"}'), 'no file of saved replies'],
])('%s is a problem of the policy, and offers nothing', async (_, prepare, message) => {
  prepare();
  const core = await begin();
  expect((await core.call('replies.list', {})).replies).toEqual([]);
  const { problems } = await core.call('policy.get', {});
  expect(problems).toEqual([{ where: file, key: 'savedRepliesFile', message: expect.stringContaining(message) }]);
});

test('a folder in its place, and no file at all, are said', async () => {
  const folder = temporaryProfile();
  const at = async (place: string) => {
    const content = { ok: true, tiers: { enforced: { savedRepliesFile: place } } } as const;
    const core = await startCore({ policy: readPolicy([{ scope: 'machine', where: 'policy.json', content }]) });
    running.push(core);
    return (await core.call('policy.get', {})).problems[0]?.message;
  };
  mkdirSync(path.join(folder, 'replies.json'));
  expect(await at(path.join(folder, 'replies.json'))).toBe('There is a folder in the place of the file.');
  expect(await at(path.join(folder, 'nothing.json'))).toBe('There is no such file.');
});
