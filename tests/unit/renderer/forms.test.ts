import { describe, expect, test } from 'vitest';
import { type ConnectFields, checkConnect, EMPTY_CONNECT, toConnectForm } from '../../../src-renderer/accounts/connect-form.ts';
import { EMPTY_CASE, readNewCase } from '../../../src-renderer/composer/new-case-form.ts';
import { caseIdOf } from '../../../src-renderer/inbox/case-id.ts';
import { ConnectForm } from '../../../src-shared/accounts.ts';

const ID = '6d2f1f0e-6a1b-4c7e-9d55-0c1f5e1b7a01';
const good: ConnectFields = { ...EMPTY_CONNECT, label: 'Northbank', clientId: 'id', clientSecret: 'secret' };
const million = 'x'.repeat(1_000_000);

describe('the form that connects', () => {
  test('a good one passes the contract', () => {
    expect(checkConnect(good)).toEqual({});
    expect(ConnectForm.safeParse(toConnectForm(good)).success).toBe(true);
  });

  test.each<[string, Partial<ConnectFields>, keyof ConnectFields, RegExp]>([
    ['empty label', { label: '  ' }, 'label', /Enter the label/],
    ['long label', { label: 'x'.repeat(81) }, 'label', /At most 80/],
    ['label with a control character', { label: 'a\u0007' }, 'label', /control characters/],
    ['a megabyte', { label: million }, 'label', /1,000,000/],
    ['empty client id', { clientId: '' }, 'clientId', /Enter the client id/],
    ['client id with a space', { clientId: 'a b' }, 'clientId', /spaces or letters/],
    ['long client id', { clientId: million }, 'clientId', /At most 512/],
    ['secret with a line break', { clientSecret: 'a\nb' }, 'clientSecret', /line breaks/],
    ['secret with an umlaut', { clientSecret: 'ä' }, 'clientSecret', /letters/],
    ['empty token', { signIn: 'token' }, 'token', /Enter the token/],
    ['long token', { signIn: 'token', token: 'x'.repeat(8_193) }, 'token', /At most 8,192/],
    ['no proxy address', { proxy: 'manual' }, 'proxyUrl', /Enter the proxy address/],
    ['a proxy that is no address', { proxy: 'manual', proxyUrl: 'proxy' }, 'proxyUrl', /no address/],
    ['a proxy of another kind', { proxy: 'manual', proxyUrl: 'ftp://proxy' }, 'proxyUrl', /http/],
    ['a certificate without its key', { clientCertificateFile: '/etc/c.pem' }, 'clientKeyFile', /needs its key/],
    ['a base URL elsewhere', { environment: 'development', baseUrl: 'https://api.wise.com' }, 'baseUrl', /this computer/],
    [
      'a base URL that pretends',
      { environment: 'development', baseUrl: 'http://127.0.0.1.evil.example' },
      'baseUrl',
      /this computer/,
    ],
  ])('%s', (_name, change, field, message) => {
    expect(checkConnect({ ...good, ...change })).toEqual({ [field]: expect.stringMatching(message) });
  });
});

describe('the form of a new case', () => {
  const fine = { ...EMPTY_CASE, subject: 'Held', description: 'Why?', userId: '9001' };

  test('a good one becomes a send; empty ids are null', () => {
    const read = readNewCase(fine, ID, ID);
    expect(read).toMatchObject({ ok: true, value: { userId: '9001', transferId: null, profileId: null, externalId: null } });
  });

  test('ids of 19 digits stay exact', () => {
    expect(readNewCase({ ...fine, transferId: '9223372036854775807' }, ID, ID)).toMatchObject({
      ok: true,
      value: { transferId: '9223372036854775807' },
    });
  });

  test.each([
    ['no subject', { subject: ' ' }, 'subject', /subject/],
    ['a long subject', { subject: 'x'.repeat(256) }, 'subject', /255/],
    ['a subject with a control character', { subject: 'a\u0000' }, 'subject', /control/],
    ['no description', { description: '' }, 'description', /Write something/],
    ['a description of a megabyte', { description: million }, 'description', /65,535/],
    ['a description too long in bytes', { description: 'ä'.repeat(40_000) }, 'description', /65,535/],
    ['no user id', { userId: '' }, 'userId', /Enter the user id/],
    ['a user id that is no number', { userId: '12x' }, 'userId', /digits only/],
    ['a user id of a megabyte', { userId: million }, 'userId', /digits only/],
    ['a number that is too large', { userId: '9223372036854775808' }, 'userId', /larger/],
    ['zero', { profileId: '0' }, 'profileId', /larger, or smaller/],
    ['a negative number', { transferId: '-5' }, 'transferId', /digits only/],
    ['an unknown kind of type', { type: 'general enquiry' }, 'type', /one word in capitals/],
    ['an external id with a line break', { externalId: 'a\nb' }, 'externalId', /line breaks/],
  ])('%s', (_name, change, field, message) => {
    expect(readNewCase({ ...fine, ...change }, ID, ID)).toEqual({
      ok: false,
      errors: { [field]: expect.stringMatching(message) },
    });
  });

  test('each wrong field has its message at once', () => {
    const read = readNewCase({ ...EMPTY_CASE, userId: 'x' }, ID, ID);
    expect(read.ok ? [] : Object.keys(read.errors).sort()).toEqual(['description', 'subject', 'userId']);
  });
});

test.each([
  ['700000412', '700000412'],
  [' #700000412 ', '700000412'],
  ['000700', '700'],
  ['9223372036854775807', '9223372036854775807'],
  ['9223372036854775808', null],
  ['0', null],
  ['', null],
  ['12x', null],
  ['-5', null],
  ['1e3', null],
  [million, null],
])('case id typed as %s', (typed, id) => {
  expect(caseIdOf(typed)).toBe(id);
});
