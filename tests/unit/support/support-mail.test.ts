import { expect, test } from 'vitest';
import { emlOf } from '../../../src-main/support/mail-file.ts';
import type { SupportDraft } from '../../../src-shared/support.ts';
import { isSupportMail, LONGEST_MAILTO, mailProblems, mailtoOf, supportMail } from '../../../src-shared/support-mail.ts';

const AT = Date.UTC(2026, 10, 20, 9, 40);

function aDraft(part: Partial<SupportDraft> = {}): SupportDraft {
  return {
    severity: 2,
    summary: 'Replies fail with 500',
    impact: 'Customers wait.',
    endpoints: ['PUT /v1/cases/{caseId}/comments'],
    environment: 'production',
    calls: [
      {
        id: 1,
        at: AT,
        method: 'PUT',
        path: '/v1/cases/700000412/comments',
        status: 500,
        outcome: 'server-error',
        traceId: 'abc123',
        requestBody: '{\n "comment": "[43 characters removed]"\n}',
        responseBody: '{\n "code": "INTERNAL_SERVER_ERROR"\n}',
      },
    ],
    traceIds: ['def456'],
    span: { from: AT, until: AT + 95 * 60_000, ongoing: true, failed: 4, calls: 9 },
    userIds: ['9001'],
    profileIds: ['14556049'],
    caseIds: ['700000412'],
    statusPage: '',
    confirmed: false,
    ...part,
  };
}

test('says every item that technical support asks for, in its order', () => {
  const { subject, text } = supportMail(aDraft());
  expect(subject).toBe('Replies fail with 500');
  expect(text.split('\n\n').map((block) => block.split('\n').map((line) => line.trim()))).toEqual([
    ['Severity:', 'Severity 2: some functionality is impacted, or a major function with a workaround'],
    ['API endpoint(s) affected:', 'PUT /v1/cases/{caseId}/comments'],
    ['Business impact:', 'Customers wait.'],
    ['x-trace-id examples:', 'abc123 (2026-11-20 09:40:00 UTC, PUT /v1/cases/{caseId}/comments)', 'def456'],
    ['Environment:', 'production'],
    [
      'API request and response body:',
      'Request of 2026-11-20 09:40:00 UTC · PUT /v1/cases/700000412/comments · 500 (server-error):',
      '{',
      '"comment": "[43 characters removed]"',
      '}',
      'Response to 2026-11-20 09:40:00 UTC · PUT /v1/cases/700000412/comments · 500 (server-error):',
      '{',
      '"code": "INTERNAL_SERVER_ERROR"',
      '}',
    ],
    [
      'Timestamps and duration:',
      'From 2026-11-20 09:40:00 UTC until now, still failing (last seen 2026-11-20 11:15:00 UTC)',
      'Duration: 1 h 35 min so far',
      '4 of 9 calls to these endpoints failed in that time',
      '2026-11-20 09:40:00 UTC · PUT /v1/cases/700000412/comments · 500 (server-error)',
    ],
    ['User or profile ids:', 'User: 9001', 'Profile: 14556049', 'Case: 700000412', ''],
  ]);
});

test('severity 1 says urgent in its subject, and no other does', () => {
  expect(supportMail(aDraft({ severity: 1 })).subject).toBe('URGENT: Replies fail with 500');
  expect(mailProblems(aDraft({ severity: 1 }))).toEqual(['confirm']);
  expect(mailProblems(aDraft({ severity: 1, confirmed: true, summary: 'critical outage' }))).toEqual([]);
  expect(mailProblems(aDraft({ severity: 3, summary: 'A Critical thing' }))).toEqual(['paging-word']);
});

test.each([
  ['a longer word', 'Urgently needed'],
  ['another one', 'A CRITICALITY score'],
  ['an underscore before it', 'case_urgent'],
  ['full-width letters', 'ｕｒｇｅｎｔ: replies fail'],
  ['an invisible character in it', 'cri\u200btical replies'],
  ['a soft hyphen in it', 'ur\u00adgent'],
  ['an invisible character before it', 'very\u200burgent'],
  ['an accent', 'úrgent'],
])('severity 2 pages nobody by %s', (_, summary) => {
  expect(mailProblems(aDraft({ summary }))).toEqual(['paging-word']);
});

test('a word that only ends so, or holds it, pages nobody', () => {
  expect(mailProblems(aDraft({ summary: 'Insurgents, hypercritical' }))).toEqual([]);
});

test('what only a person knows is asked for', () => {
  expect(mailProblems(aDraft({ impact: ' \n', summary: '', endpoints: [] }))).toEqual(['summary', 'impact', 'endpoints']);
  expect(mailProblems(aDraft())).toEqual([]);
});

test('a body that holds a fence can not end its block in Markdown', () => {
  const [call] = aDraft().calls;
  const { markdown } = supportMail(
    aDraft({ calls: call === undefined ? [] : [{ ...call, requestBody: '```\n# not a heading' }] }),
  );
  expect(markdown).toContain('````json\n```\n# not a heading\n````');
});

test('a short mail opens whole, a long one by its subject alone', () => {
  const short = mailtoOf({ subject: 'Ä & b?', text: 'one\ntwo' });
  expect(short).toEqual({ url: 'mailto:api@wise.com?subject=%C3%84%20%26%20b%3F&body=one%0D%0Atwo', short: false });
  const long = mailtoOf({ subject: 'Ä', text: 'x'.repeat(LONGEST_MAILTO) });
  expect(long).toEqual({ url: 'mailto:api@wise.com?subject=%C3%84', short: true });
  expect([short.url, long.url].every(isSupportMail)).toBe(true);
});

test.each([
  'mailto:api@wise.com',
  'mailto:api@wise.com,eve@evil.example?subject=x',
  'mailto:eve@evil.example?subject=x',
  'mailto:api@wise.com?subject=x&cc=eve@evil.example',
  'mailto:api@wise.com?subject=x&attach=/etc/passwd',
  'mailto:api@wise.com?to=eve%40evil.example',
  'mailto:api@wise.com?subject=x#y',
  'https://api@wise.com?subject=x',
  'mailto:api@wise.com?subject=a b',
  'mailto:api@wiseXcom?subject=x',
  `mailto:api@wise.com?subject=${'x'.repeat(LONGEST_MAILTO)}`,
])('refuses %s', (url) => expect(isSupportMail(url)).toBe(false));

test('as a file it is a mail that is not sent yet, whatever its words', () => {
  const eml = emlOf({ subject: 'Zahlung hängt 🔥 '.repeat(12).trim(), text: 'Grüße\nzwei' }, AT);
  const [head = '', body = ''] = eml.split('\r\n\r\n');
  expect(head.split('\r\n')).toEqual(
    expect.arrayContaining(['To: api@wise.com', 'X-Unsent: 1', 'Date: Fri, 20 Nov 2026 09:40:00 +0000']),
  );
  expect(Math.max(...head.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78 + 8);
  expect([...head].every((letter) => letter.charCodeAt(0) < 128)).toBe(true);
  const words = [...head.matchAll(/=\?utf-8\?B\?([^?]*)\?=/g)].map(([, word = '']) => Buffer.from(word, 'base64').toString());
  expect(words.join('')).toBe('Zahlung hängt 🔥 '.repeat(12).trim());
  expect(Buffer.from(body, 'base64').toString()).toBe('Grüße\r\nzwei');
});

test('a line break in the subject makes no second header', () => {
  const { subject } = supportMail(aDraft({ summary: 'x\r\nBcc: eve@evil.example' }));
  expect(subject).toBe('x Bcc: eve@evil.example');
});

test.each([
  [0, 'under a minute'],
  [1_000, 'under a minute (1 s)'],
  [59_900, 'under a minute (59 s)'],
  [60_000, '1 min'],
  [95 * 60_000, '1 h 35 min'],
])('a span of %i ms lasted %s', (lasted, words) => {
  const span = { from: AT, until: AT + lasted, ongoing: false, failed: 4, calls: 9 };
  expect(supportMail(aDraft({ span })).text).toContain(`Duration: ${words}\n`);
});

test('a secret keeps the mail in, wherever it stands', () => {
  const secret = 'Bearer 6a1b2c3d-4e5f-6789-abcd';
  expect(mailProblems(aDraft())).toEqual([]);
  for (const part of [{ impact: secret }, { summary: secret }, { endpoints: [secret] }]) {
    expect(mailProblems(aDraft(part))).toEqual(['secret']);
  }
  const [call] = aDraft().calls;
  if (call === undefined) throw new Error('no call');
  expect(mailProblems(aDraft({ calls: [{ ...call, responseBody: secret }] }))).toEqual(['secret']);
});
