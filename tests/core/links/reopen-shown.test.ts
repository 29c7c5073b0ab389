import { beforeEach, expect, test } from 'vitest';
import { reopenShown } from '../../../src-main/reopen-shown.ts';
import type { Sandbox } from '../../../src-sandbox/start-sandbox.ts';
import { connectedCore } from '../../support/connected-core.ts';
import type { Core } from '../../support/core.ts';

let core: Core;
let sandbox: Sandbox;
let accountId: string;
let reopening: ReturnType<typeof reopenShown>;

beforeEach(async () => {
  const connected = await connectedCore();
  ({ core, sandbox, accountId } = connected);
  reopening = reopenShown(core.app);
  return connected.stop;
});

/** A page begins, and asks for the case that it should open. */
const begin = async () => (await reopening.app.handlers['app.takeLink']({})).link;

async function show(caseId: string | null): Promise<void> {
  await reopening.app.handlers['cases.showing']({ accountId, caseId, focused: true });
}

async function tracked(): Promise<string> {
  const caseId = sandbox.control.addCase({ status: 'OPEN' });
  await core.call('cases.track', { accountId, caseId });
  return caseId;
}

test('a start opens no case; a page that crashed begins again with the one that it showed, once', async () => {
  const caseId = await tracked();
  expect(await begin()).toBeNull();
  await show(null);
  await show(caseId);
  reopening.pageCrashed();
  expect(await begin()).toEqual({ accountId, caseId });
  // The same page, loaded again by a person.
  expect(await begin()).toBeNull();
});

test('the words that were being written are there again with the case', async () => {
  const caseId = await tracked();
  await show(caseId);
  await core.call('drafts.saveReply', { accountId, caseId, text: 'Dear', selectionStart: 4, selectionEnd: 4 });
  reopening.pageCrashed();
  const link = await begin();
  if (link === null) throw new Error('no case is opened');
  expect((await core.call('cases.open', link)).draft).toMatchObject({ text: 'Dear' });
});

test('a page that crashes before it showed anything loses nothing', async () => {
  const caseId = await tracked();
  await show(caseId);
  reopening.pageCrashed();
  await show(null);
  reopening.pageCrashed();
  expect(await begin()).toEqual({ accountId, caseId });
});

test('a case on which the page crashes again is not opened a second time, until another one was shown', async () => {
  const [caseId, other] = [await tracked(), await tracked()];
  await show(caseId);
  reopening.pageCrashed();
  await begin();
  await show(null);
  await show(caseId);
  reopening.pageCrashed();
  expect(await begin()).toBeNull();
  await show(other);
  await show(caseId);
  reopening.pageCrashed();
  expect(await begin()).toEqual({ accountId, caseId });
});

test('a link that was pressed goes first, and a page without a case begins without one', async () => {
  const [shown, pressed] = [await tracked(), await tracked()];
  core.app.openLink(`caseport://case/${pressed}`);
  await show(shown);
  reopening.pageCrashed();
  expect(await begin()).toEqual({ accountId, caseId: pressed });
  await show(null);
  reopening.pageCrashed();
  expect(await begin()).toBeNull();
});
