import { describe, expect, test } from 'vitest';
import type { StoredAccount } from '../../../src-main/store/accounts-table.ts';
import { nextStatusRead } from '../../../src-main/support/next-status-read.ts';
import { parseSummary } from '../../../src-main/support/parse-summary.ts';
import { statusPlace } from '../../../src-main/support/status-address.ts';
import { apiComponent, isAllWell, type StatusDocument, statusTroubles } from '../../../src-shared/status-page.ts';

const MINUTE = 60_000;
const CALM: StatusDocument = {
  indicator: 'none',
  description: 'All Systems Operational',
  updatedAt: null,
  components: [{ id: 'a', name: '🔗 API', status: 'operational' }],
  incidents: [],
  maintenances: [],
};
const BAD: StatusDocument = { ...CALM, components: [{ id: 'a', name: '🔗 API', status: 'sleepy' }] };

describe('how long the page is left alone', () => {
  test.each([
    ['nothing is known', null, 0, null, 5],
    ['all is well', CALM, 0, null, 5],
    ['something is wrong', BAD, 0, null, 1],
    ['an indicator that nobody knows', { ...CALM, indicator: 'sleepy' }, 0, null, 1],
    ['one read failed', CALM, 1, null, 10],
    ['three reads failed', CALM, 3, null, 30],
    ['many reads failed in trouble', BAD, 2_000, null, 30],
    ['two reads failed in trouble', BAD, 2, null, 4],
    ['the page asks for more', BAD, 1, 12 * MINUTE, 12],
    ['the page asks for a year', BAD, 1, 365 * 1_440 * MINUTE, 30],
  ])('%s', (_what, document, failures, asked, minutes) =>
    expect(nextStatusRead(document, failures, asked) / MINUTE).toBe(minutes),
  );
});

const account = (part: Partial<StoredAccount>): StoredAccount => ({
  id: 'x',
  label: '',
  environment: 'production',
  baseUrl: null,
  signIn: 'client',
  clientId: null,
  proxy: { mode: 'manual', url: 'proxy.bank.example:8080' },
  tls: { extraCaFile: '/ca.pem', clientCertificateFile: '/c.pem', clientKeyFile: '/k.pem' },
  state: 'ready',
  createdAt: 0,
  ...part,
});

describe('which page is read', () => {
  test('Wise’s own, through the proxy and authority of the account, without its client certificate', () => {
    expect(statusPlace(account({}), ' ', null)).toEqual({
      kind: 'target',
      target: {
        address: 'https://status.wise.com',
        origin: 'https://status.wise.com',
        path: '/api/v2/summary.json',
        proxy: { mode: 'manual', url: 'proxy.bank.example:8080' },
        tls: { extraCaFile: '/ca.pem', clientCertificateFile: null, clientKeyFile: null },
      },
    });
  });

  test.each([
    ['no account', null, '', null, 'no-account'],
    ['a demo that does not run', account({ environment: 'demo' }), '', null, 'no-page'],
    ['a developer’s account', account({ environment: 'development' }), '', null, 'no-page'],
    ['http that leaves the computer', account({}), 'http://status.example', null, 'bad-address'],
    ['a password', account({}), 'https://me:secret@status.example', null, 'bad-address'],
    ['no address', account({}), 'status', null, 'bad-address'],
    ['a file', account({}), 'file:///etc/passwd', null, 'bad-address'],
  ])('none: %s', (_what, who, setting, demoUrl, idle) =>
    expect(statusPlace(who, setting, demoUrl)).toEqual({ kind: 'idle', idle }),
  );

  test.each([
    ['http://127.0.0.1:4010', 'http://127.0.0.1:4010', '/api/v2/summary.json'],
    ['https://status.example/wise/', 'https://status.example/wise', '/wise/api/v2/summary.json'],
    ['https://status.example/api/v2/summary.json', 'https://status.example', '/api/v2/summary.json'],
  ])('%s', (setting, address, path) => {
    const place = statusPlace(account({ environment: 'development' }), setting, null);
    expect(place).toMatchObject({ kind: 'target', target: { address, path } });
  });

  test('the demo’s own', () =>
    expect(statusPlace(account({ environment: 'demo' }), '', 'http://127.0.0.1:9')).toMatchObject({
      target: { address: 'http://127.0.0.1:9', proxy: { mode: 'none' } },
    }));
});

describe('what the page says', () => {
  const minimal = { status: { indicator: 'none', description: 'All Systems Operational' }, components: [] };

  test.each([
    ['a page of HTML read as text', '<html></html>'],
    ['null', null],
    ['another shape', { components: [] }],
    ['a list', []],
    ['components that are none', { ...minimal, components: 'all' }],
  ])('%s is no status page', (_what, body) => expect(parseSummary(body)).toBeNull());

  test('what is missing or unknown breaks nothing', () => {
    const read = parseSummary({
      ...minimal,
      page: 7,
      components: [
        { id: 'a', name: '🔗 API', status: 'sleepy' },
        { name: 'no id' },
        'what',
        { id: 'g', name: 'Group', status: 'operational', group: true },
      ],
      incidents: [
        {
          id: 'i',
          name: 'Delayed <b>webhooks</b>',
          status: 'pondering',
          incident_updates: [{ body: '<p>One</p><p>Two &lt;3</p>', display_at: 'soon' }],
        },
      ],
      scheduled_maintenances: { not: 'a list' },
    });
    expect(read).toEqual({
      indicator: 'none',
      description: 'All Systems Operational',
      updatedAt: null,
      components: [{ id: 'a', name: '🔗 API', status: 'sleepy' }],
      incidents: [
        {
          id: 'i',
          name: 'Delayed webhooks',
          status: 'pondering',
          impact: '',
          startedAt: null,
          components: [],
          planned: null,
          updates: [{ status: '', body: 'One\nTwo <3', at: null }],
        },
      ],
      maintenances: [],
    });
  });

  test('an incident under indicator none is told beside it, and planned work only once it is under way', () => {
    const planned = { id: 'm', name: 'Work', status: 'scheduled' };
    const read = parseSummary({
      ...minimal,
      incidents: [{ id: 'i', name: 'Something small', status: 'investigating', impact: 'minor' }],
      scheduled_maintenances: [planned, { ...planned, id: 'n', status: 'in_progress' }],
    });
    if (read === null) throw new Error('not read');
    expect(read.indicator).toBe('none');
    expect(isAllWell(read)).toBe(false);
    expect(statusTroubles(read)).toMatchObject({ components: [], incidents: [{ id: 'i' }], maintenances: [{ id: 'n' }] });
  });

  test('the API is found by the word in its name', () => {
    expect(apiComponent(CALM)?.id).toBe('a');
    expect(apiComponent({ ...CALM, components: [{ id: 'r', name: 'Rapid pay', status: 'operational' }] })).toBeNull();
  });
});
