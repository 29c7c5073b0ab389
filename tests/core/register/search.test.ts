import { beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../../../src-sandbox/start-sandbox.ts';
import { connectedCore } from '../../support/connected-core.ts';
import type { Core } from '../../support/core.ts';

let core: Core;
let sandbox: Sandbox;
let accountId: string;

beforeEach(async () => {
  const connected = await connectedCore();
  ({ core, sandbox, accountId } = connected);
  return connected.stop;
});

async function tracked(comments: readonly string[], more: { externalId?: string } = {}): Promise<string> {
  const caseId = sandbox.control.addCase({
    ...more,
    status: 'OPEN',
    comments: comments.map((plainBody) => ({ plainBody, author: 'WISE_AGENT' as const })),
  });
  await core.call('cases.track', { accountId, caseId });
  await core.until(
    'the thread',
    async () => (await core.call('cases.open', { accountId, caseId })).entries.length === comments.length,
  );
  return caseId;
}

function search(text: string) {
  return core.call('cases.window', {
    accountId,
    source: { kind: 'query', text },
    sort: 'newest-activity',
    grouping: 'none',
    start: 0,
    count: 10,
  });
}

async function found(text: string): Promise<string[]> {
  return (await search(text)).rows.map((row) => row.id);
}

test('finds words of comments, of what is typed so far, without accents, and ids', async () => {
  const first = await tracked(['The beneficiary name differs', 'Crédit Agricole answered'], { externalId: 'nb-88123' });
  const second = await tracked(['A statement is missing']);
  expect(await found('benefic')).toEqual([first]);
  expect(await found('credit')).toEqual([first]);
  expect(await found('name benef')).toEqual([first]);
  expect(await found('name statement')).toEqual([]);
  expect(await found(second)).toEqual([second]);
  expect(await found('nb-88123')).toEqual([first]);
});

test('the first letters of a word do not count yet; a number, a finished word and other alphabets do', async () => {
  const first = await tracked(['A card was lost in Ōsaka 大阪']);
  const second = await tracked(['It was found']);
  expect((await found('card i')).sort()).toEqual([first]);
  expect((await found('was fo')).sort()).toEqual([first, second].sort());
  expect(await found('was fou')).toEqual([second]);
  expect(await found('it ')).toEqual([second]);
  expect(await found('大')).toEqual([first]);
});

test('what is typed is never an operator of the search engine', async () => {
  const caseId = await tracked(['NEAR the border AND "beyond" it']);
  for (const typed of ['near AND', '"', 'border NOT', '(border', 'border*', '^near', "'; DROP TABLE cases; --"]) {
    await search(typed);
  }
  expect(await found('AND "beyond')).toEqual([caseId]);
});

test('says where the words stand, with the words around them', async () => {
  const long = `${'Many words before it. '.repeat(20)}Then the **statement** of account.`;
  const caseId = await tracked([long]);
  const { rows, hits } = await search('statement');
  expect(rows[0]?.id).toBe(caseId);
  expect(hits[0]?.line).toMatch(/^….*Then the statement of account\.$/);
});

test('the case with the newest hit comes first, and an untracked one does not come at all', async () => {
  const older = await tracked(['An invoice']);
  const newer = await tracked(['An invoice']);
  expect(await found('invoice')).toEqual([newer, older]);
  sandbox.control.agentComment({ id: older, plainBody: 'Another invoice' });
  await core.call('cases.refresh', { accountId, caseId: older });
  expect(await found('invoice')).toEqual([older, newer]);
  await core.call('register.untrack', { accountId, caseIds: [older] });
  expect(await found('invoice')).toEqual([newer]);
});
