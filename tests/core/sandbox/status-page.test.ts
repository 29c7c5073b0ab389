import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { stage } from './support/stage.ts';
import { ask } from './support/wire.ts';

const Document = z.looseObject({
  page: z.looseObject({ id: z.string(), updated_at: z.string() }),
  status: z.looseObject({ indicator: z.string(), description: z.string() }).optional(),
  components: z.array(z.looseObject({ name: z.string(), status: z.string(), position: z.number() })).optional(),
  incidents: z.array(z.looseObject({ id: z.string(), status: z.string() })).optional(),
  scheduled_maintenances: z.array(z.looseObject({ name: z.string(), status: z.string() })).optional(),
});

async function pageStage() {
  const set = await stage();
  const read = async (name: string) => Document.parse((await ask(`${set.sandbox.statusPageUrl}/api/v2/${name}`)).json());
  return { ...set, read };
}

describe('the status page', () => {
  it('has the seven components and nothing to report, without any token', async () => {
    const { read } = await pageStage();
    const summary = await read('summary.json');
    expect(summary.components?.map(({ name, status }) => [name, status])).toEqual(
      ['Mobile App', 'Website', 'Account', 'Payments', 'Debit Card', 'Customer Support', '🔗 API'].map((name) => [
        name,
        'operational',
      ]),
    );
    expect(summary).toMatchObject({
      page: { id: 'hg7qg2qssg6b', name: 'Wise', url: 'https://status.wise.com', time_zone: 'Etc/UTC' },
      status: { indicator: 'none', description: 'All Systems Operational' },
      incidents: [],
      scheduled_maintenances: [],
    });
  });

  it.each([
    ['summary.json', ['page', 'components', 'incidents', 'scheduled_maintenances', 'status']],
    ['status.json', ['page', 'status']],
    ['components.json', ['page', 'components']],
    ['incidents.json', ['page', 'incidents']],
    ['incidents/unresolved.json', ['page', 'incidents']],
    ['scheduled-maintenances.json', ['page', 'scheduled_maintenances']],
    ['scheduled-maintenances/upcoming.json', ['page', 'scheduled_maintenances']],
    ['scheduled-maintenances/active.json', ['page', 'scheduled_maintenances']],
  ])('answers %s', async (name, members) => {
    const { read } = await pageStage();
    expect(Object.keys(await read(name)).toSorted()).toEqual(members.toSorted());
  });

  it('answers 304 while nothing has changed', async () => {
    const { sandbox } = await pageStage();
    const url = `${sandbox.statusPageUrl}/api/v2/summary.json`;
    const etag = String((await ask(url)).headers.etag);
    const again = await ask(url, { headers: { 'If-None-Match': etag } });
    expect({ status: again.status, text: again.text, etag: again.headers.etag }).toEqual({ status: 304, text: '', etag });
    sandbox.control.setComponent('🔗 API', 'degraded_performance');
    const changed = await ask(url, { headers: { 'If-None-Match': etag } });
    expect(changed.status).toBe(200);
    expect(changed.headers.etag).not.toBe(etag);
  });

  it('plays an incident from its beginning to its end', async () => {
    const { sandbox, clock, read } = await pageStage();
    const id = sandbox.control.openIncident({
      name: 'Delayed <b>webhooks</b>',
      impact: 'major',
      components: ['🔗 API'],
      componentStatus: 'partial_outage',
      indicator: 'major',
    });
    expect(await read('summary.json')).toMatchObject({
      status: { indicator: 'major', description: 'Partial System Outage' },
      incidents: [{ id, status: 'investigating', impact: 'major', resolved_at: null, components: [{ name: '🔗 API' }] }],
    });
    clock.advance(60_000);
    sandbox.control.updateIncident(id, 'monitoring', 'A fix is in place.');
    clock.advance(60_000);
    sandbox.control.updateIncident(id, 'resolved', 'This is over.');
    expect((await read('incidents/unresolved.json')).incidents).toEqual([]);
    expect((await read('summary.json')).incidents).toEqual([]);
    expect((await read('incidents.json')).incidents).toMatchObject([
      {
        status: 'resolved',
        monitoring_at: '2026-11-20T12:01:00.000Z',
        resolved_at: '2026-11-20T12:02:00.000Z',
        incident_updates: [{ status: 'resolved' }, { status: 'monitoring' }, { status: 'investigating' }],
      },
    ]);
    sandbox.control.resetStatusPage();
    expect((await read('incidents.json')).incidents).toEqual([]);
  });

  it('plays the trap of the real page: an open incident under indicator none', async () => {
    const { sandbox, read } = await pageStage();
    sandbox.control.openIncident({ name: 'Something small' });
    expect(await read('summary.json')).toMatchObject({ status: { indicator: 'none' }, incidents: [{ impact: 'minor' }] });
  });

  it('sorts planned work into upcoming and active', async () => {
    const { sandbox, read } = await pageStage();
    sandbox.control.scheduleMaintenance({ name: 'tomorrow', startsInMilliseconds: 86_400_000 });
    const id = sandbox.control.scheduleMaintenance({ name: 'now', status: 'in_progress', startsInMilliseconds: 0 });
    const names = async (name: string) => (await read(name)).scheduled_maintenances?.map((entry) => entry.name);
    expect(await names('scheduled-maintenances/upcoming.json')).toEqual(['tomorrow']);
    expect(await names('scheduled-maintenances/active.json')).toEqual(['now']);
    expect(await names('summary.json')).toEqual(['tomorrow', 'now']);
    sandbox.control.updateIncident(id, 'completed', 'Done.');
    expect(await names('scheduled-maintenances/active.json')).toEqual([]);
    expect((await read('scheduled-maintenances.json')).scheduled_maintenances).toMatchObject([
      { name: 'now', scheduled_for: '2026-11-20T12:00:00.000Z', scheduled_until: '2026-11-20T13:00:00.000Z' },
      { name: 'tomorrow' },
    ]);
  });

  it('takes an indicator that no document names, and answers 404 in HTML for a path it does not have', async () => {
    const { sandbox, read } = await pageStage();
    sandbox.control.setIndicator('sleepy', 'Having a rest');
    expect((await read('status.json')).status).toEqual({ indicator: 'sleepy', description: 'Having a rest' });
    const missing = await ask(`${sandbox.statusPageUrl}/api/v2/nothing.json`);
    expect({ status: missing.status, type: missing.headers['content-type'] }).toEqual({
      status: 404,
      type: 'text/html; charset=utf-8',
    });
    expect(() => sandbox.control.setComponent('Teleport', 'operational')).toThrow(/no component Teleport/);
  });
});
