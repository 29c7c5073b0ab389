import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { asCurl } from '../../../src-shared/requests.ts';
import { supportMail } from '../../../src-shared/support-mail.ts';
import { connectTo, startCore } from '../../support/core.ts';
import { sandboxFor } from '../../support/sandbox.ts';

/** Words that nothing which leaves may hold. Each stands in a place of its own. */
const CANARIES = {
  secret: 'canary-secret-zq81',
  token: 'canary-token-zq82',
  subject: 'Canarysubject',
  reply: 'Canaryreply',
  comment: 'Canarycomment',
  description: 'Canarydescription',
  name: 'Canaryname Müller',
  externalId: 'canary-external-zq83',
  label: 'Canarylabel Bank',
  note: 'Canarynote',
  echoed: 'Canaryechoed',
} as const;

test('no secret and no words of anybody leave in any form, whatever Wise repeats of them', async () => {
  const core = await startCore();
  const sandbox = await sandboxFor(core.clock, {
    clientSecret: CANARIES.secret,
    token: CANARIES.token,
    settings: { echoTokenInErrors: true },
  });
  const { id: accountId } = await connectTo(core, sandbox);
  await core.call('settings.change', { agentName: CANARIES.name });
  const caseId = sandbox.control.addCase({
    status: 'OPEN',
    subject: CANARIES.subject,
    externalId: CANARIES.externalId,
    comments: [{ author: 'WISE_AGENT', plainBody: `${CANARIES.comment} to ${CANARIES.name}` }],
  });
  await core.call('cases.track', { accountId, caseId });
  await core.call('work.note', { accountId, caseId, text: CANARIES.note });

  // Wise refuses a reply and a creation, and repeats in its message, in every shape, what it was given.
  const repeated = `${CANARIES.reply} by ${CANARIES.name}`;
  const bodies = [
    { errors: [{ code: 'invalid', message: `comment "${repeated}" is too long`, path: 'comment', arguments: [repeated] }] },
    {
      error: 'BAD_REQUEST',
      message: `${repeated} refused`,
      errors: [{ field: 'comment', message: 'bad', rejectedValue: repeated }],
    },
    {
      type: '/errors/types/validation',
      title: 'Bad',
      status: 400,
      detail: `Not this: ${repeated}`,
      [CANARIES.echoed]: CANARIES.echoed,
    },
    { error: 'invalid_token', error_description: `${CANARIES.token} and ${CANARIES.secret} for ${repeated}` },
    {
      author: CANARIES.name,
      status: CANARIES.subject,
      id: CANARIES.echoed,
      path: `/${CANARIES.echoed}`,
      code: CANARIES.name,
      instance: CANARIES.name,
    },
  ];
  for (const body of bodies) {
    const answer = { kind: 'answer', status: 400, body: JSON.stringify(body) } as const;
    const rule = sandbox.control.addFault({ match: { method: 'PUT' }, fault: answer });
    const id = crypto.randomUUID();
    await core.call('outbox.reply', { id, accountId, caseId, text: repeated });
    await core.until(
      'refused',
      async () => ['rejected', 'needs-review'].includes((await core.call('outbox.get', { id })).state),
      900_000,
    );
    await core.call('outbox.review', { id, action: 'discard' });
    sandbox.control.removeFault(rule);
  }
  sandbox.control.addFault({
    match: { method: 'POST', path: '/v1/cases' },
    fault: { kind: 'answer', status: 422, body: JSON.stringify({ message: `${CANARIES.subject} ${CANARIES.description}` }) },
  });
  const create = crypto.randomUUID();
  await core.call('outbox.create', {
    id: create,
    accountId,
    type: 'GENERAL_ENQUIRY',
    subject: CANARIES.subject,
    description: `${CANARIES.description} of ${CANARIES.name}`,
    userId: '9001',
    profileId: '14556049',
    transferId: null,
    externalId: CANARIES.externalId,
  });
  await core.until('refused', async () => (await core.call('outbox.get', { id: create })).state === 'rejected');
  sandbox.control.expireTokens();
  sandbox.control.addFault({
    match: { path: '/oauth/token' },
    fault: {
      kind: 'answer',
      status: 401,
      body: JSON.stringify({ error: 'invalid_client', error_description: `secret ${CANARIES.secret} of ${sandbox.clientId}` }),
    },
  });
  await core.ask('cases.refresh', { accountId, caseId });

  const filter = { failedOnly: false, outcome: null, path: null, since: null, accountId: null };
  const { rows, total } = await core.call('requests.window', { filter, start: 0, count: 200 });
  const calls = await Promise.all(rows.map(async (row) => (await core.call('requests.get', { id: row.id })).call));
  const failing = rows.filter((row) => row.outcome !== 'ok').map((row) => row.id);
  expect(failing.length).toBeGreaterThan(bodies.length);
  const outputs: Record<string, string> = {};
  for (let from = 0; from < failing.length; from += 20) {
    const { id, draft } = await core.call('support.begin', {
      accountId,
      caseId,
      callIds: failing.slice(from, from + 20),
      traceId: null,
    });
    const saved = await core.call('support.save', { id, draft: { ...draft, impact: 'Replies are refused.' } });
    const mail = supportMail(saved.draft);
    Object.assign(outputs, {
      [`text ${from}`]: mail.text,
      [`markdown ${from}`]: mail.markdown,
      [`subject ${from}`]: mail.subject,
    });
    await core.call('support.openMail', { id });
    await core.call('support.saveMail', { id });
    expect(mail.text).toContain('User: 9001'.slice(0, 4));
  }
  outputs.log = JSON.stringify(calls);
  outputs.curl = calls.map((call) => (call === null ? '' : asCurl(call))).join('\n');
  outputs.mailto = core.shell.mails.map(decodeURIComponent).join('\n');
  outputs.clipboard = core.shell.clipboard.join('\n');
  outputs.eml = core.saved.map(({ bytes }) => emlText(new TextDecoder().decode(bytes))).join('\n');
  outputs.technicalLog = core.log.lines.join('\n');
  const { rows: acts } = await core.call('audit.window', { filter: { action: null, caseId: null }, start: 0, count: 200 });
  outputs.audit = JSON.stringify(acts.filter((act) => act.action.startsWith('support-')).map(({ who: _, ...act }) => act));

  expect(total).toBe(rows.length);
  expect(outputs.log).toContain('characters removed');
  expect(outputs.mailto).toContain(`mailto:api@wise.com`);
  expect(outputs.eml).toContain('x-trace-id examples');
  const leaks = Object.entries(outputs).flatMap(([output, text]) =>
    Object.entries(CANARIES)
      .filter(([, canary]) =>
        canary.split(' ').some((word) => word.length > 4 && text.toLowerCase().includes(word.toLowerCase())),
      )
      .map(([canary]) => `${canary} in ${output}`),
  );
  expect(leaks).toEqual([]);
  await core.stop();
  // The store is encrypted, so a plain look proves little; it must still hold none of it in clear.
  const cache = readFileSync(path.join(core.profile, 'cache.db')).toString('latin1');
  expect(Object.values(CANARIES).filter((canary) => cache.includes(canary))).toEqual([]);
  await sandbox.stop();
});

/** The words of a mail file: its headers, and its body unpacked. */
function emlText(eml: string): string {
  const [head = '', body = ''] = eml.split('\r\n\r\n');
  return `${head}\n${Buffer.from(body, 'base64').toString('utf8')}`;
}
