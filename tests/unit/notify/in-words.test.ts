import { describe, expect, test } from 'vitest';
import { afterQuiet, GROUPED_FROM, inWords, labelsOf, type Target } from '../../../src-main/notify/in-words.ts';
import type { News } from '../../../src-main/notify/news.ts';

const entered = (caseId: string, more: Partial<Extract<News, { kind: 'entered' | 'wrote' | 'reopened' }>> = {}): News => ({
  kind: 'entered',
  accountId: 'a',
  caseId,
  subject: 'Transfer held',
  line: 'Please confirm the name',
  ...more,
});

const imported: News = { kind: 'imported', accountId: 'a', tracked: 320 };
const status: News = { kind: 'wise-status', accountId: 'a', state: 'major_outage' };
const closing: Extract<News, { kind: 'support-closing' }> = {
  kind: 'support-closing',
  accountId: 'a',
  requestId: 'r',
  hoursLeft: 4,
};

describe('one by one', () => {
  test('how much it says is the person’s choice; the default holds the id and nothing of the case', () => {
    expect(inWords([entered('7')], 'id')).toEqual([
      { tag: 'case:a:7', title: 'Wise needs an answer', body: 'Case 7', target: { kind: 'case', accountId: 'a', caseId: '7' } },
    ]);
    expect(inWords([entered('7')], 'full')[0]).toMatchObject({ title: 'Transfer held', body: 'Please confirm the name' });
    expect(inWords([entered('7')], 'nothing')[0]).toMatchObject({ title: 'Caseport', body: 'A case needs you.' });
  });

  test('two news of one case are one notification, with the newer words', () => {
    const [only, ...others] = inWords([entered('7'), entered('7', { kind: 'wrote', line: 'And the date' })], 'full');
    expect(others).toEqual([]);
    expect(only?.body).toBe('And the date');
  });

  test('long and tricky words become one short plain line', () => {
    const line = `a\u202Eb\u200Bc\n${'x'.repeat(1_000)}`;
    const body = inWords([entered('7', { line, subject: 's'.repeat(300) })], 'full')[0];
    expect(body?.body.length).toBe(160);
    expect(body?.title.length).toBe(80);
    expect(body?.body.startsWith('a b c x')).toBe(true);
  });

  test.each<readonly [News, string, string]>([
    [{ kind: 'reminder', accountId: 'a', caseId: '7' }, 'Still waiting for you', 'Case 7'],
    [{ kind: 'snooze-over', accountId: 'a', caseId: '7' }, 'A snooze is over', 'Case 7'],
    [{ kind: 'send-doubtful', accountId: 'a', caseId: '7', outboxId: 'o' }, 'A text of yours needs you', 'Case 7'],
    [{ kind: 'send-rejected', accountId: 'a', caseId: null, outboxId: 'o' }, 'Wise did not take a text of yours', 'A new case'],
    [{ kind: 'signed-out', accountId: 'a', label: 'Ops' }, 'Signed out of Wise', 'Ops: sign in again, and what waits is sent.'],
    [{ kind: 'keychain-locked', accountId: 'a', label: 'Ops' }, 'The keychain is locked', 'Unlock it, and the work goes on.'],
    [{ kind: 'imported', accountId: 'a', tracked: 1 }, 'The import is finished', '1 case was added to the list.'],
  ])('%o', (news, title, body) => {
    expect(inWords([news], 'id')[0]).toMatchObject({ title, body });
    // Names and words of an account are personal data as well.
    expect(JSON.stringify(inWords([news], 'nothing')[0]?.body)).not.toMatch(/Ops|7/);
  });
});

describe('with more than one account', () => {
  const accounts = [
    { id: 'a', label: 'Northbank Ops' },
    { id: 'b', label: 'South\u202ebank' },
  ];
  const ofB = (caseId: string): News => ({ ...entered(caseId), accountId: 'b' });

  test('each says which account it is about, as far as the person lets it', () => {
    const labels = labelsOf(accounts, 'id');
    expect(inWords([entered('7')], 'id', labels)[0]).toMatchObject({
      title: 'Wise needs an answer (Northbank Ops)',
      body: 'Case 7',
    });
    expect(inWords([ofB('7')], 'full', labels)[0]).toMatchObject({ title: 'Transfer held (South bank)' });
    expect(labelsOf(accounts, 'nothing').size).toBe(0);
    const long = labelsOf([{ id: 'a', label: 'x'.repeat(80) }, ...accounts.slice(1)], 'full');
    const { title } = inWords([entered('7', { subject: 's'.repeat(300) })], 'full', long)[0] ?? { title: '' };
    expect(title).toMatch(/^s+… \(x{29}…\)$/);
    expect(title.length).toBe(80);
  });

  test('what says it already, and what is about Wise, says it once and not at all', () => {
    const labels = labelsOf(accounts, 'id');
    expect(inWords([{ kind: 'signed-out', accountId: 'a', label: 'Northbank Ops' }], 'id', labels)[0]?.title).toBe(
      'Signed out of Wise',
    );
    expect(inWords([{ kind: 'wise-status', accountId: 'a', state: 'x' }], 'id', labels)[0]?.title).not.toContain('Northbank');
  });

  test('a summary names the account, or counts by account', () => {
    const labels = labelsOf(accounts, 'id');
    const many = ['1', '2', '3'].map((id) => entered(id));
    expect(inWords([...many, entered('4')], 'id', labels)[0]).toMatchObject({
      title: 'News of your cases (Northbank Ops)',
      body: '4 cases have news.',
    });
    expect(afterQuiet([...many, ofB('9')], 'id', labels)).toMatchObject({
      title: 'While it was quiet',
      body: 'Northbank Ops: 3 cases have news. South bank: 1 case has news.',
      target: { kind: 'window' },
    });
  });

  test('one account needs no name', () => {
    expect(labelsOf(accounts.slice(0, 1), 'full').size).toBe(0);
  });
});

describe('together', () => {
  const many = Array.from({ length: GROUPED_FROM }, (_, index) => entered(String(index + 1)));

  test('several at once are one, which opens the view where they stand', () => {
    expect(inWords(many, 'full')).toEqual([
      {
        tag: 'summary',
        title: 'News of your cases',
        body: '4 cases have news.',
        target: { kind: 'view', accountId: 'a', view: 'needs-action' },
      },
    ]);
    expect(inWords(many.slice(1), 'full')).toHaveLength(GROUPED_FROM - 1);
  });

  test('of several accounts it opens the window; of texts alone the outbox', () => {
    const mixed = [...many, entered('9', { accountId: 'b' })];
    expect(inWords(mixed, 'id')[0]?.target).toEqual({ kind: 'window' });
    const sends = Array.from(
      { length: 4 },
      (_, n): News => ({ kind: 'send-doubtful', accountId: 'a', caseId: null, outboxId: `${n}` }),
    );
    expect(inWords(sends, 'id')[0]).toMatchObject({ body: '4 of your texts need you.', target: { view: 'outbox' } });
  });

  test('after quiet hours even one is told as what was held back', () => {
    expect(afterQuiet([entered('7')], 'id')).toMatchObject({ title: 'While it was quiet', body: '1 case has news.' });
    expect(afterQuiet([], 'id')).toBeNull();
  });

  test.each<readonly [News, string, string, Target]>([
    [imported, 'The import is finished', '320 cases were added to the list.', { kind: 'view', accountId: 'a', view: 'all' }],
    [status, 'The status page of Wise has news', 'Wise API: major outage', { kind: 'view', accountId: 'a', view: 'status' }],
    [
      closing,
      'Technical support closes a request soon',
      '4 hours are left of the 72 after the last reply.',
      { kind: 'support', accountId: 'a', requestId: 'r' },
    ],
    [
      { kind: 'signed-out', accountId: 'a', label: '' },
      'Signed out of Wise',
      'Sign in again, and what waits is sent.',
      { kind: 'window' },
    ],
  ])('after quiet hours %o alone is told as itself, and opens its place', (news, title, body, target) => {
    expect(afterQuiet([news], 'id')).toMatchObject({ title, body, target });
    expect(afterQuiet([news], 'nothing')?.title).toBe('Caseport');
  });

  test('after quiet hours each sort is told as what it is', () => {
    expect(afterQuiet([status, imported, entered('7'), closing], 'id')).toMatchObject({
      title: 'While it was quiet',
      body: '1 case has news, a request to technical support closes soon, an import is finished, the status page of Wise has news.',
      target: { kind: 'view', view: 'needs-action' },
    });
    expect(afterQuiet([status, imported], 'id')).toMatchObject({
      body: 'An import is finished, the status page of Wise has news.',
      target: { kind: 'window' },
    });
    expect(afterQuiet([closing, { ...closing, requestId: 's' }], 'id')).toMatchObject({
      body: '2 requests to technical support close soon.',
      target: { kind: 'support', requestId: 'r' },
    });
    expect(afterQuiet([entered('7')], 'id')?.target).toEqual({ kind: 'case', accountId: 'a', caseId: '7' });
  });
});
