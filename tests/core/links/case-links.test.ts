import { beforeEach, expect, test } from 'vitest';
import { readCaseLink } from '../../../src-main/support/read-link.ts';
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

function shown(): unknown[] {
  return core.events.filter((event) => event.name === 'navigate.case').map((event) => event.payload);
}

test.each([
  ['caseport://case/700000412', '700000412'],
  ['caseport://case/700000412/', '700000412'],
  ['caseport://case/9223372036854775807', '9223372036854775807'],
])('%s means a case', (link, caseId) => {
  expect(readCaseLink(link)).toBe(caseId);
});

test.each([
  'caseport://case/',
  'caseport://case/0',
  'caseport://case/12a',
  'caseport://case/1?x=1',
  'caseport://case/1#x',
  'caseport://case/1/comments',
  'caseport://case/%31',
  'caseport://case/1%2f..',
  'caseport://case/../app/index.html',
  'caseport://app/index.html',
  'caseport://user@case/1',
  'caseport:case/1',
  'CASEPORT://case/1\n',
  ' caseport://case/1',
  'https://case/1',
  'caseport://case/99999999999999999999',
  `caseport://case/${'1'.repeat(10_000)}`,
  '',
])('%j means nothing', (link) => {
  expect(readCaseLink(link)).toBeNull();
});

test('a link opens the case of the account that tracks it, once the page is there', async () => {
  const caseId = sandbox.control.addCase({ status: 'OPEN' });
  await core.call('cases.track', { accountId, caseId });
  core.app.openLink(`caseport://case/${caseId}`);
  expect(shown()).toEqual([]);
  expect(await core.call('app.takeLink', {})).toEqual({ link: { accountId, caseId } });
  expect(await core.call('app.takeLink', {})).toEqual({ link: null });
  core.app.openLink(`caseport://case/${caseId}`);
  expect(shown()).toEqual([{ accountId, caseId }]);
  expect(core.shell.raised).toBe(1);
});

test('anything else opens nothing, and is logged without its text', async () => {
  await core.call('app.takeLink', {});
  core.app.openLink('caseport://case/1?secret-words');
  expect(shown()).toEqual([]);
  expect(core.shell.raised).toBe(0);
  expect(core.log.lines.join()).toContain('link-refused');
  expect(core.log.lines.join()).not.toContain('secret-words');
});
