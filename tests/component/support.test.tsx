// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../../src-renderer/ui/commands.ts';
import type { CommandId } from '../../src-shared/commands.ts';
import { aCase, aSend } from './builders.ts';
import { aCall, aReport, aRequest, aSupport, EMPTY_DRAFT, type FakeSupport, withFakeCalls } from './fake-support.ts';
import type { World } from './fake-world.ts';
import { show } from './render.tsx';

const HOUR = 3_600_000;

async function open(command: CommandId, name: string, support: Partial<FakeSupport> = {}, world: Partial<World> = {}) {
  const shown = show({ support: aSupport(support), ...world });
  await screen.findByRole('navigation', { name: 'Views' });
  runCommand(shown.desk, command);
  return { ...shown, place: within(await screen.findByRole('region', { name })) };
}

describe('the status page', () => {
  const INCIDENT = {
    id: 'i',
    name: 'Slow <b>payments</b>',
    status: 'investigating',
    impact: 'minor',
    startedAt: Date.now() - HOUR,
    components: ['Payments'],
    updates: [{ status: 'investigating', body: 'One\n<script>alert(1)</script>', at: Date.now() - HOUR }],
    planned: null,
  };

  test('trouble stands above everything until it is put away, and comes back when it changes', async () => {
    const { fake, user } = show({ support: aSupport({ report: aReport({ incidents: [INCIDENT] }) }) });
    const banner = await screen.findByRole('complementary', { name: 'Status of Wise' });
    expect(banner.textContent).toContain('Incident: Slow <b>payments</b> (investigating)');
    await user.click(within(banner).getByRole('button', { name: 'Put away until it changes' }));
    expect(screen.queryByRole('complementary', { name: 'Status of Wise' })).toBeNull();
    fake.world.support.report = aReport({ incidents: [{ ...INCIDENT, status: 'monitoring' }] });
    fake.emit('status.changed', {});
    const again = await screen.findByRole('complementary', { name: 'Status of Wise' });
    await user.click(within(again).getByRole('button', { name: 'Details' }));
    expect(await screen.findByRole('region', { name: 'Status of Wise' })).toBeTruthy();
  });

  test('nothing stands there while all is well', async () => {
    show({ support: aSupport({ report: aReport() }) });
    await screen.findByRole('navigation', { name: 'Views' });
    expect(screen.queryByRole('complementary', { name: 'Status of Wise' })).toBeNull();
  });

  test('an open incident and a verdict of none stand side by side, and words are text', async () => {
    const { place } = await open('status', 'Status of Wise', { report: aReport({ incidents: [INCIDENT] }) });
    expect(within(place.getByRole('region', { name: 'Verdict' })).getByText('All Systems Operational')).toBeTruthy();
    expect(place.getByText(/tells of an incident all the same/)).toBeTruthy();
    const incident = within(place.getByRole('article'));
    expect(incident.getByText(/<script>alert\(1\)<\/script>/)).toBeTruthy();
    expect(incident.getByText(/Impact: minor/)).toBeTruthy();
  });

  test('a state that nobody knows is shown as it is', async () => {
    const components = [{ id: 'a', name: '🔗 API', status: 'sleepy_head' }];
    const { place } = await open('status', 'Status of Wise', { report: aReport({ components, indicator: 'sleepy' }) });
    expect(place.getByText('Sleepy head')).toBeTruthy();
    expect(place.getByText(/Indicator: sleepy/)).toBeTruthy();
  });

  test('planned work has its times in local time', async () => {
    const from = Date.UTC(2026, 10, 21, 10);
    const planned = { ...INCIDENT, id: 'm', name: 'Database work', status: 'scheduled', planned: { from, until: from + HOUR } };
    const { place } = await open('status', 'Status of Wise', { report: aReport({ maintenances: [planned] }) });
    const card = within(place.getByRole('region', { name: 'Planned maintenance' }));
    expect(card.getByText(/21 Nov.*– 21 Nov.*your time/)).toBeTruthy();
  });

  test('what can not be read says so, and how old what stands there is', async () => {
    const trouble = { kind: 'not-reached', why: 'dns', host: 'status.wise.com', detail: null } as const;
    const { place } = await open('status', 'Status of Wise', { report: aReport({}, { trouble }) });
    expect(place.getByText('The status page could not be read.')).toBeTruthy();
    expect(place.getByText(/What stands here is of/)).toBeTruthy();
    expect(place.getByText('Read 2 min ago')).toBeTruthy();
  });

  test('no page is a state of its own', async () => {
    const { place } = await open('status', 'Status of Wise');
    expect(place.getByRole('heading', { name: 'No status page is read' })).toBeTruthy();
  });

  test('a click on its notification comes here', async () => {
    const { fake, desk } = show({ support: aSupport({ report: aReport() }) });
    await screen.findByRole('navigation', { name: 'Views' });
    fake.emit('navigate.view', { accountId: desk.app.store.getState().activeId ?? '', view: 'status' });
    expect(await screen.findByRole('region', { name: 'Status of Wise' })).toBeTruthy();
  });

  test('a click on the notification of a request that closes soon opens that request', async () => {
    const request = aRequest({ state: 'sent' });
    const { fake, desk } = show({ support: aSupport({ requests: [aRequest({ id: crypto.randomUUID() }), request] }) });
    await screen.findByRole('navigation', { name: 'Views' });
    const accountId = desk.app.store.getState().activeId ?? '';
    fake.emit('navigate.view', { accountId, view: 'support', requestId: request.id });
    expect(await screen.findByRole('region', { name: 'Technical support' })).toBeTruthy();
    await waitFor(() => expect(desk.support.store.getState().open?.id).toBe(request.id));
  });
});

describe('the request log', () => {
  const calls = [
    aCall({ id: 1 }),
    aCall({ id: 2, method: 'GET', path: '/v1/cases/7', status: 200, outcome: 'ok' }),
    aCall({ id: 3, status: null, outcome: 'no-answer', traceId: null }),
  ];

  test('shows what failed, and more when asked; only what is on screen exists', async () => {
    const many = Array.from({ length: 5_000 }, (_, id) => aCall({ id: id + 10, at: Date.now() - id }));
    const { place, user } = await open('requests', 'Request log', { calls: [...many, ...calls] });
    expect(await place.findByText('5,002 calls')).toBeTruthy();
    const table = place.getByRole('table', { name: 'Request log' });
    expect(within(table).getAllByRole('row').length).toBeLessThan(80);
    await user.click(place.getByRole('checkbox', { name: 'Failed only' }));
    expect(await place.findByText('5,003 calls')).toBeTruthy();
  });

  test('is filtered by outcome, path and time', async () => {
    const { place, user, fake } = await open('requests', 'Request log', { calls });
    await user.selectOptions(place.getByRole('combobox', { name: 'Outcome' }), 'No answer');
    await user.type(place.getByRole('textbox', { name: 'Path holds' }), 'comments');
    await user.selectOptions(place.getByRole('combobox', { name: 'Time' }), 'All');
    await waitFor(() =>
      expect(fake.inputs('requests.window').at(-1)?.filter).toEqual({
        failedOnly: true,
        outcome: 'no-answer',
        path: 'comments',
        since: null,
        accountId: null,
      }),
    );
    expect(await place.findByText('1 call')).toBeTruthy();
  });

  test('a call is copied as a command without its token, by its trace id, and taken into a request', async () => {
    const { place, user, fake } = await open('requests', 'Request log', { calls });
    await user.click((await place.findAllByRole('button', { name: 'PUT /v1/cases/700000412/comments' }))[0] ?? document.body);
    const details = within(await place.findByRole('region', { name: 'Details of the call' }));
    expect((await details.findByRole('region', { name: 'Request body' })).textContent).toContain('[43 characters removed]');
    await user.click(details.getByRole('button', { name: 'Copy as cURL' }));
    expect(fake.world.clipboard).toContain('Authorization: Bearer TOKEN');
    await user.click(details.getByRole('button', { name: 'Copy trace id' }));
    expect(fake.world.clipboard).toBe(calls[0]?.traceId);
    await user.click(details.getByRole('button', { name: 'Use in a support request' }));
    expect(await screen.findByRole('region', { name: 'Write the request' })).toBeTruthy();
    expect(fake.inputs('support.begin')).toMatchObject([{ callIds: [1], caseId: null }]);
  });

  test('errors and latency are drawn, said and in numbers', async () => {
    const stats = {
      buckets: [{ from: Date.now() - HOUR, calls: 40, failed: 4, medianMs: 120, p90Ms: 1_300 }],
      bucketMs: HOUR,
      cut: false,
    };
    const { place } = await open('requests', 'Request log', { calls, stats });
    expect(await place.findByText(/40 calls since .*, 4 failed; at its slowest, nine of ten took 1.3 s/)).toBeTruthy();
    const numbers = within(place.getByRole('region', { name: 'Numbers: errors and latency' }));
    expect(numbers.getAllByRole('cell').map((cell) => cell.textContent)).toEqual(['40', '4', '120 ms', '1.3 s']);
  });

  test('nothing and a failure each say what they are', async () => {
    const { place, fake, user } = await open('requests', 'Request log');
    expect(await place.findByRole('heading', { name: 'No call failed' })).toBeTruthy();
    fake.fail('requests.window', { kind: 'storage', why: 'damaged' });
    await user.click(place.getByRole('button', { name: 'Read the log anew' }));
    expect(await place.findByText('The data on this computer could not be read')).toBeTruthy();
  });
});

describe('a request to technical support', () => {
  const draft = withFakeCalls(EMPTY_DRAFT, [aCall({ id: 1 })]);

  async function compose(part: Partial<FakeSupport> = {}) {
    const request = aRequest({ draft });
    const shown = await open('support', 'Technical support', {
      requests: [request],
      calls: [aCall({ id: 1 }), aCall({ id: 2 })],
      ...part,
    });
    await shown.user.click(await shown.place.findByRole('button', { name: /PUT .* fails/ }));
    const form = within(await shown.place.findByRole('region', { name: 'Write the request' }));
    const mail = () => form.getByRole('region', { name: 'Text of the mail' }).textContent ?? '';
    return { ...shown, form, mail, request };
  }

  test('asks for the business impact before anything can leave, then opens the mail program', async () => {
    const { form, user, fake, mail } = await compose();
    const out = form.getByRole('button', { name: 'Open in mail program' });
    expect(form.getByText('Still missing: the business impact.')).toBeTruthy();
    expect(out.hasAttribute('disabled')).toBe(true);
    await user.type(form.getByRole('textbox', { name: 'Business impact' }), 'Nobody can answer.');
    expect(mail()).toContain('Business impact:\n  Nobody can answer.');
    await user.click(out);
    expect(await form.findByText(/Your mail program has it|too long for a mail program/)).toBeTruthy();
    expect(fake.world.support.mails[0]).toMatch(/^mailto:api@wise\.com\?subject=/);
    await waitFor(() => expect(fake.world.support.requests[0]?.draft.impact).toBe('Nobody can answer.'));
  });

  test('without a mail program it says what to do instead', async () => {
    const { form, user } = await compose({ hasMail: false });
    await user.type(form.getByRole('textbox', { name: 'Business impact' }), 'x');
    await user.click(form.getByRole('button', { name: 'Open in mail program' }));
    expect(await form.findByText(/No mail program answered.*api@wise\.com by webmail/)).toBeTruthy();
  });

  test('says of what is written what looks like data of a customer, and keeps a token in', async () => {
    const { form, user } = await compose();
    const impact = form.getByRole('textbox', { name: 'Business impact' });
    await user.click(impact);
    await user.paste('Jane (jane@example.com, DE89 3704 0044 0532 0130 00) can not be paid.');
    expect(form.getByText('jane@example.com')).toBeTruthy();
    expect(form.getByText(/looks like an IBAN \(characters 25 to 51\)/)).toBeTruthy();
    const out = form.getByRole('button', { name: 'Open in mail program' });
    expect(out.hasAttribute('disabled')).toBe(false);

    await user.clear(impact);
    await user.paste('Nobody is paid with Bearer 6a1b2c3d-4e5f-6789.');
    expect(form.getByRole('alert').textContent).toContain('Bearer 6a1b2… looks like a token (characters 21 to 46)');
    for (const name of ['Open in mail program', 'Copy as text', 'Copy as Markdown', 'Save as .eml…', 'I have sent it']) {
      expect(form.getByRole('button', { name }).hasAttribute('disabled')).toBe(true);
    }
    await user.clear(impact);
    await user.paste('Nobody is paid.');
    expect(out.hasAttribute('disabled')).toBe(false);

    const subject = form.getByRole('textbox', { name: 'Subject' });
    await user.type(subject, ' for jane@example.com');
    expect(form.getByText(/looks like an e-mail address/)).toBeTruthy();
  });

  test('what is no id stays where it was typed, and is named', async () => {
    const { form, user, mail } = await compose();
    const field = form.getByRole('textbox', { name: /^User ids/ });
    await user.clear(field);
    await user.type(field, 'abc, 42');
    await user.tab();
    expect(field).toHaveProperty('value', 'abc, 42');
    expect(form.getByRole('alert').textContent).toContain('“abc” is no user id');
    expect(mail()).toContain('User: 42');
    await user.clear(field);
    await user.type(field, '42 43');
    await user.tab();
    expect(form.queryByRole('alert')).toBeNull();
    expect(field).toHaveProperty('value', '42, 43');
  });

  test('one request is one', async () => {
    const { place } = await compose();
    expect(place.getByText('1 request')).toBeTruthy();
  });

  test('a paste of a megabyte is refused, and what was written stays', async () => {
    const { form, user } = await compose();
    const field = form.getByRole('textbox', { name: 'Business impact' });
    await user.type(field, 'Kept.');
    await user.click(field);
    await user.paste('x'.repeat(1_048_576));
    expect(form.getByText(/1,048,576 characters, which is more than fits here\. Nothing was pasted/)).toBeTruthy();
    expect(field).toHaveProperty('value', 'Kept.');
  });

  test('each body is shown and can be taken out, and so can each call', async () => {
    const { form, user, mail } = await compose();
    expect(mail()).toContain('INTERNAL_SERVER_ERROR');
    await user.click(form.getByText('Response body'));
    await user.click(form.getByRole('button', { name: 'Take out this response body' }));
    expect(mail()).not.toContain('INTERNAL_SERVER_ERROR');
    expect(mail()).toContain('4bf92f3577b34da6a3ce929d0e0e4701');
    await user.click(form.getByRole('button', { name: /^Take out PUT/ }));
    expect(mail()).not.toContain('4bf92f3577b34da6a3ce929d0e0e4701');
  });

  test('failing calls of the log are added', async () => {
    const { form, user, fake } = await compose();
    await user.click(form.getByRole('button', { name: 'Add failing calls' }));
    const pick = within(await form.findByRole('region', { name: 'Failing calls of the log' }));
    const boxes = await pick.findAllByRole('checkbox');
    expect(boxes).toHaveLength(1);
    await user.click(boxes[0] ?? document.body);
    await user.click(pick.getByRole('button', { name: 'Add 1 call' }));
    await waitFor(() => expect(fake.inputs('support.addCalls')).toMatchObject([{ callIds: [2] }]));
    expect(await form.findByText(/0e4702/, { selector: '.evidence-trace' })).toBeTruthy();
  });

  test('severity 1 looks at the status page, says what it found, and pages only when that is confirmed', async () => {
    const report = aReport({
      incidents: [
        {
          id: 'i',
          name: 'API down',
          status: 'identified',
          impact: 'critical',
          startedAt: null,
          components: [],
          updates: [],
          planned: null,
        },
      ],
    });
    const { form, user, fake, mail } = await compose({ report });
    await user.type(form.getByRole('textbox', { name: 'Business impact' }), 'x');
    await user.click(form.getByRole('radio', { name: /Severity 1/ }));
    const paging = within(await form.findByRole('region', { name: 'Before an engineer is paged' }));
    expect(await paging.findByText(/Incident: API down/)).toBeTruthy();
    expect(paging.getByText(/on-call team can not tell you more/)).toBeTruthy();
    expect(fake.inputs('status.readNow')).toHaveLength(1);
    expect(form.getByText(/^URGENT: PUT/)).toBeTruthy();
    expect(form.getByRole('button', { name: 'Save as .eml…' }).hasAttribute('disabled')).toBe(true);
    await user.click(paging.getByRole('checkbox'));
    expect(form.getByRole('button', { name: 'Save as .eml…' }).hasAttribute('disabled')).toBe(false);
    expect(mail()).toMatch(/open: API down \(read \d{4}-\d\d-\d\d \d\d:\d\d UTC\)/);
    await user.click(form.getByRole('radio', { name: /Severity 2/ }));
    expect(form.queryByText(/^URGENT: PUT/)).toBeNull();
    expect(mail()).not.toContain('Status page');
  });

  test('the words that page an engineer are refused in the subject of any other severity', async () => {
    const { form, user } = await compose();
    await user.type(form.getByRole('textbox', { name: 'Business impact' }), 'x');
    await user.type(form.getByRole('textbox', { name: 'Subject' }), ' urgent');
    expect(form.getByText(/Still missing: a subject without “urgent” or “critical”/)).toBeTruthy();
  });

  test('a draft that can not be saved says so and keeps what is on screen', async () => {
    const { form, user, fake } = await compose();
    fake.fail('support.save', { kind: 'storage', why: 'disk-full' });
    await user.type(form.getByRole('textbox', { name: 'Business impact' }), 'Kept.');
    expect(await form.findByText('Not saved')).toBeTruthy();
    expect(form.getByRole('textbox', { name: 'Business impact' })).toHaveProperty('value', 'Kept.');
  });

  test('once sent it is followed: the 72 hours run from Wise’s reply, by the rule of the e-mail desk', async () => {
    const { form, place, user } = await compose();
    await user.type(form.getByRole('textbox', { name: 'Business impact' }), 'x');
    await user.click(form.getByRole('button', { name: 'I have sent it' }));
    const track = within(await place.findByRole('region', { name: 'Follow the request' }));
    expect(track.getByText('No clock runs.')).toBeTruthy();
    await user.click(track.getByRole('button', { name: 'Wise replied' }));
    expect(await track.findByText(/closes in 7[12] h/)).toBeTruthy();
    expect(track.getByText(/partner cases have none like it/)).toBeTruthy();
    await user.click(track.getByRole('button', { name: 'I have answered' }));
    expect(await track.findByText('No clock runs.')).toBeTruthy();
    await user.click(track.getByRole('button', { name: 'It is closed' }));
    expect(await track.findByText('It can be re-opened if the issue is still there.')).toBeTruthy();
  });
});

describe('from a case', () => {
  const world = { cases: new Map([['700000412', aCase('700000412', { subject: 'Held' })]]) };

  test('the menu of a case takes its failing calls along', async () => {
    const { user, fake } = show({ ...world, support: aSupport({ calls: [aCall({ id: 1 })] }) });
    await user.click(await screen.findByRole('option', { name: /Held/ }));
    await user.click(await screen.findByRole('button', { name: 'More about this case' }));
    await user.click(await screen.findByRole('menuitem', { name: 'This looks technical…' }));
    const form = within(await screen.findByRole('region', { name: 'Write the request' }));
    expect(fake.inputs('support.begin')).toMatchObject([{ caseId: '700000412' }]);
    expect(form.getByText(/0e4701/, { selector: '.evidence-trace' })).toBeTruthy();
  });

  test('a send that failed at Wise takes its trace id along', async () => {
    const error = { kind: 'server-error', status: 502, traceId: 'feedc0de' } as const;
    const send = aSend({ id: '0b7a7f0e-1111-4c7e-9d55-0c1f5e1b7a01', state: 'needs-review', error });
    const { user, fake } = show({ ...world, outbox: [send] });
    await user.click(await screen.findByRole('button', { name: /^Outbox/ }));
    await user.click(await screen.findByRole('button', { name: 'This looks technical' }));
    await waitFor(() => expect(fake.inputs('support.begin')).toMatchObject([{ caseId: '700000412', traceId: 'feedc0de' }]));
  });

  test('a failure that has nothing to do with Wise does not offer it', async () => {
    const { place, fake, user } = await open('requests', 'Request log', { calls: [] });
    fake.fail('requests.window', { kind: 'storage', why: 'damaged' });
    await user.click(place.getByRole('button', { name: 'Read the log anew' }));
    await place.findByText('The data on this computer could not be read');
    expect(place.queryByRole('button', { name: 'This looks technical' })).toBeNull();
  });
});
