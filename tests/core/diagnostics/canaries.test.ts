import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, expect, test } from 'vitest';
import { createLog } from '../../../src-main/log.ts';
import { readPolicy } from '../../../src-main/policy/read-policy.ts';
import type { Sandbox } from '../../../src-sandbox/start-sandbox.ts';
import { type Core, connectTo, startCore, temporaryProfile } from '../../support/core.ts';
import { sandboxFor } from '../../support/sandbox.ts';
import { findTraces } from '../../support/traces-of.ts';

const running: { stop(): Promise<void> }[] = [];

afterEach(async () => {
  for (const thing of running.splice(0)) await thing.stop();
});

const canary = (what: string) => `Kanarie ${what} Zwölf+${randomUUID()}`;

/** Words of every kind that a person has here, each known by its own. */
const planted = {
  subject: canary('subject'),
  comment: canary('comment'),
  note: canary('note'),
  tag: `kanarie-${randomUUID().slice(0, 13)}`,
  draft: canary('draft'),
  reply: canary('reply'),
  savedReply: canary('saved reply'),
  savedReplyName: canary('name of it'),
  agentName: canary('agent'),
  callBack: `${randomUUID()}@example.com`,
  emergencyPhone: '+31 20 5558812 77',
  search: canary('search'),
  proxyPassword: randomUUID(),
  statusPassword: randomUUID(),
};

async function aDeskFullOfWords(): Promise<{ core: Core; sandbox: Sandbox; accountId: string }> {
  const profile = temporaryProfile();
  const core = await startCore({
    profile,
    policy: readPolicy([
      {
        scope: 'machine',
        where: 'policy.json',
        content: { ok: true, tiers: { default: { proxy: `http://ada:${planted.proxyPassword}@proxy.example:8080` } } },
      },
    ]),
  });
  const sandbox = await sandboxFor(core.clock);
  running.push(core, sandbox);
  const { id: accountId } = await connectTo(core, sandbox);
  await core.call('settings.change', {
    undoHoldSeconds: 0,
    agentName: planted.agentName,
    support: {
      callBack: planted.callBack,
      emergencyPhone: planted.emergencyPhone,
      statusPageUrl: `https://ada:${planted.statusPassword}@status.example/?key=${planted.statusPassword}`,
    },
  });
  const caseId = sandbox.control.addCase({ status: 'OPEN' });
  sandbox.control.agentComment({ id: caseId, plainBody: planted.comment, status: 'PENDING' });
  await core.call('register.import', {
    accountId,
    rows: [{ caseId, subject: planted.subject, externalId: null, note: null }],
  });
  await core.until('the case is here', async () => (await core.ask('cases.open', { accountId, caseId })).ok);
  await core.call('cases.refresh', { accountId, caseId });
  const target = { kind: 'ids', ids: [caseId] } as const;
  await core.call('work.note', { accountId, caseId, text: planted.note });
  await core.call('work.tag', { accountId, target: { ...target, ids: [caseId] }, add: [planted.tag], remove: [] });
  await core.call('outbox.reply', { id: randomUUID(), accountId, caseId, text: planted.reply });
  await core.until('the reply left', async () =>
    (await core.call('outbox.list', { accountId })).some(({ state }) => state === 'confirmed' || state === 'unconfirmed'),
  );
  await core.call('drafts.saveReply', { accountId, caseId, text: planted.draft, selectionStart: 0, selectionEnd: 0 });
  await core.call('replies.save', { id: randomUUID(), folder: '', name: planted.savedReplyName, body: planted.savedReply });
  await core.call('searches.remember', { text: planted.search });
  // The log of a real host lies in the profile.
  const log = createLog(profile, core.clock);
  log.write('warn', 'something', { where: planted.comment, code: 'E42' });
  log.bug(new RangeError(planted.draft), 'somewhere');
  mkdirSync(path.join(profile, 'logs'), { recursive: true });
  writeFileSync(path.join(profile, 'logs', 'caseport.log.1'), `${planted.note} is no line of ours\n`);
  return { core, sandbox, accountId };
}

test('not a word, a name, a secret or a token is in any file, in whatever form', async () => {
  const { core, sandbox } = await aDeskFullOfWords();
  await core.call('diagnostics.test', {});
  const { files } = await core.call('diagnostics.collect', {});
  await core.call('diagnostics.save', {});
  const zip = core.saved.at(-1);
  expect(zip?.name).toMatch(/^caseport-diagnostics-\d{4}-\d\d-\d\d\.zip$/);
  const unpacked = unzipSync(zip?.bytes ?? new Uint8Array());
  // What was looked at is what is saved.
  expect(Object.keys(unpacked)).toEqual(files.map(({ name }) => name));
  for (const { name, text } of files) expect(new TextDecoder().decode(unpacked[name])).toBe(text);

  const tokens = sandbox.control
    .requests()
    .flatMap(({ headers }) => /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? []);
  expect(tokens.length).toBeGreaterThan(0);
  const secrets = [...new Set([...Object.values(planted), ...tokens, sandbox.clientSecret, sandbox.clientId, core.profile])];
  const found = Object.entries(unpacked).flatMap(([name, bytes]) =>
    secrets.flatMap((word) => findTraces(bytes, word).map((form) => `${word} in ${name}, ${form}`)),
  );
  expect(found).toEqual([]);
});

test('what helps is there: errors, requests without bodies, health, policies and the test of the connection', async () => {
  const { core } = await aDeskFullOfWords();
  await core.call('diagnostics.test', {});
  const { files } = await core.call('diagnostics.collect', {});
  const text = (name: string) => files.find((file) => file.name === name)?.text ?? '';
  expect(text('errors.txt')).toContain('"code":"E42"');
  expect(text('errors.txt')).toContain('"name":"RangeError"');
  expect(text('errors.txt')).not.toContain('no line of ours');
  expect(text('requests.csv')).toMatch(/^time,method,path,status,outcome,milliseconds,trace id\n/);
  expect(text('requests.csv')).toMatch(/,POST,\/oauth\/token,200,ok,|,GET,\/v1\/.*,200,ok,/);
  expect(text('databases.txt')).toMatch(/^desk +schema \d+, \d+ pages, quick_check: ok$/m);
  expect(text('policy.txt')).toMatch(/^proxy +http:\/\/proxy\.example:8080 {2}\(default/m);
  expect(text('settings.json')).toContain('"agentName": "(set, left out)"');
  expect(text('settings.json')).toContain('"statusPageUrl": "https://status.example"');
  expect(text('connection.txt')).toMatch(/^ok {3}127\.0\.0\.1:\d+ {2}read: Wise answered\.$/m);
});
