import { describe, expect, it } from 'vitest';
import { CREATE_BODY } from './support/document-examples.ts';
import { stage } from './support/stage.ts';

const MAXIMUM = 65_535;

function withDetails(details: object): string {
  return JSON.stringify({ ...JSON.parse(CREATE_BODY), details });
}

describe('creating a case', () => {
  it('has no comments while CREATING but a message, and the description as first comment after it', async () => {
    const { sandbox, clock, api } = await stage();
    await api('POST', '/v1/cases', CREATE_BODY);
    const before = await api('GET', '/v1/cases/123456790/comments');
    expect(before.json()).toEqual({ message: expect.stringMatching(/being created/), comments: [] });
    clock.advance(2_000);
    sandbox.control.moveCase({ id: '123456790', status: 'OPEN' });
    const after = await api('GET', '/v1/cases/123456790/comments');
    expect(after.json()).toEqual({
      message: null,
      comments: [
        {
          id: 16_554_865_500_001,
          plainBody: 'Initial summary of the issue',
          author: 'PARTNER',
          createdAt: '2026-11-20T12:00:02.000',
        },
      ],
    });
  });

  it.each([
    ['userId null', withDetails({ transferId: 1, profileId: 2, userId: null }), 'details.userId'],
    ['userId missing', withDetails({ transferId: 1, profileId: 2 }), 'details.userId'],
    ['userId a string', withDetails({ userId: '1234' }), 'details.userId'],
    ['transferId a fraction', withDetails({ transferId: 1.5, userId: 1 }), 'details.transferId'],
    ['an id above int64', CREATE_BODY.replace('58114690', '9223372036854775808'), 'details.transferId'],
    ['another type', CREATE_BODY.replace('GENERAL_ENQUIRY', 'COMPLAINT'), 'type'],
    ['no subject', CREATE_BODY.replace('subject', 'subjekt'), 'subject'],
  ])('refuses %s with 400 and names the field', async (_name, body, field) => {
    const { sandbox, api } = await stage();
    const reply = await api('POST', '/v1/cases', body);
    expect(reply.status).toBe(400);
    expect(reply.json()).toMatchObject({ error: 'VALIDATION_ERROR', errors: [{ field }] });
    expect(sandbox.ledger()).toEqual([]);
  });

  it('takes null for transfer and profile, and keeps ids above 2^53 exact', async () => {
    const { sandbox, api } = await stage();
    expect((await api('POST', '/v1/cases', withDetails({ transferId: null, profileId: null, userId: 7 }))).status).toBe(200);
    await api('POST', '/v1/cases', CREATE_BODY.replace('58114690', '9007199254740993'));
    expect(sandbox.control.cases().map((entry) => entry.details)).toEqual([
      { transferId: null, profileId: null, userId: '7' },
      { transferId: '9007199254740993', profileId: '14556049', userId: '1234' },
    ]);
  });

  it('refuses what is not JSON', async () => {
    const { api } = await stage();
    expect((await api('POST', '/v1/cases', '{')).json()).toMatchObject({ error: 'BAD_REQUEST' });
    expect((await api('POST', '/v1/cases', '[]')).status).toBe(400);
    const form = await api('POST', '/v1/cases', CREATE_BODY, { headers: { 'content-type': 'text/plain' } });
    expect(form.status).toBe(415);
  });

  it('never dedupes: the same external id twice makes two cases', async () => {
    const { sandbox, api } = await stage();
    await api('POST', '/v1/cases', CREATE_BODY);
    await api('POST', '/v1/cases', CREATE_BODY);
    expect(sandbox.ledger().map((entry) => entry.caseId)).toEqual(['123456790', '123456791']);
  });
});

describe('commenting', () => {
  it.each([
    ['characters', 'a'.repeat(MAXIMUM + 10), 'code-points', 'a'.repeat(MAXIMUM)],
    ['characters that are two code units', '😀'.repeat(MAXIMUM + 1), 'code-points', '😀'.repeat(MAXIMUM)],
    ['code units', `${'a'.repeat(MAXIMUM - 1)}bc`, 'code-units', `${'a'.repeat(MAXIMUM - 1)}b`],
    ['bytes, never in the middle of one character', `${'a'.repeat(MAXIMUM - 1)}é`, 'bytes', 'a'.repeat(MAXIMUM - 1)],
  ] as const)('cuts silently at 65,535 %s', async (_name, sent, truncateBy, kept) => {
    const { sandbox, api, openCase } = await stage({ settings: { truncateBy } });
    const id = openCase();
    const reply = await api('PUT', `/v1/cases/${id}/comments`, JSON.stringify({ comment: sent }));
    expect({ status: reply.status, text: reply.text }).toEqual({ status: 200, text: '' });
    expect(sandbox.control.cases()[0]?.comments.at(-1)?.plainBody === kept).toBe(true);
    expect(sandbox.ledger()[0]?.text === kept).toBe(true);
  });

  it('cuts the description in the same way', async () => {
    const { sandbox, api } = await stage();
    await api('POST', '/v1/cases', JSON.stringify({ ...JSON.parse(CREATE_BODY), description: 'd'.repeat(MAXIMUM + 1) }));
    expect(sandbox.control.cases()[0]?.description.length).toBe(MAXIMUM);
  });

  it('appends each time, in spite of its verb', async () => {
    const { sandbox, api, openCase } = await stage();
    const id = openCase();
    await api('PUT', `/v1/cases/${id}/comments`, '{"comment":"same"}');
    await api('PUT', `/v1/cases/${id}/comments`, '{"comment":"same"}');
    expect(sandbox.ledger()).toMatchObject([
      { sequence: 1, text: 'same', connection: 1, request: 1 },
      { sequence: 2, text: 'same', connection: 2, request: 2 },
    ]);
  });

  it.each([
    ['PENDING', 'OPEN'],
    ['SOLVED', 'OPEN'],
    ['OPEN', 'OPEN'],
  ] as const)('takes a case that is %s to %s', async (before, after) => {
    const { sandbox, clock, api } = await stage();
    const id = sandbox.control.addCase({ status: before });
    clock.advance(1_500);
    expect((await api('PUT', `/v1/cases/${id}/comments`, '{"comment":"here you are"}')).status).toBe(200);
    expect((await api('GET', `/v1/cases/${id}`)).json()).toMatchObject({
      status: after,
      createdAt: '2026-11-20T12:00:00.000',
      updatedAt: '2026-11-20T12:00:01.500',
    });
  });

  it('refuses CLOSED in the shape and status that are set', async () => {
    const { sandbox, api } = await stage();
    const path = `/v1/cases/${sandbox.control.addCase({ status: 'CLOSED' })}/comments`;
    const shapeC = await api('PUT', path, '{"comment":"too late"}');
    expect({ status: shapeC.status, body: shapeC.json() }).toEqual({
      status: 409,
      body: {
        timestamp: '2026-11-20T12:00:00.000Z',
        error: 'CONFLICT',
        message: 'Cannot submit comment for case in final state: CLOSED',
        path,
      },
    });
    sandbox.control.settings({ errorShape: 'D', closedStatus: 422 });
    const shapeD = await api('PUT', path, '{"comment":"too late"}');
    expect({ status: shapeD.status, body: shapeD.json() }).toEqual({
      status: 422,
      body: {
        type: '/errors/types/validation',
        title: 'Unprocessable Entity',
        status: 422,
        detail: 'Cannot submit comment for case in final state: CLOSED',
        instance: path,
        code: 'operation_not_supported',
      },
    });
    expect(sandbox.ledger()).toEqual([]);
  });

  it('refuses CREATING, or takes the comment and shows it after the description', async () => {
    const { sandbox, api } = await stage();
    const id = sandbox.control.addCase({ status: 'CREATING', description: 'first' });
    expect((await api('PUT', `/v1/cases/${id}/comments`, '{"comment":"second"}')).status).toBe(409);
    sandbox.control.settings({ onCreating: 'accept' });
    expect((await api('PUT', `/v1/cases/${id}/comments`, '{"comment":"second"}')).status).toBe(200);
    expect((await api('GET', `/v1/cases/${id}/comments`)).json()).toMatchObject({ comments: [] });
    sandbox.control.moveCase({ id, status: 'OPEN' });
    expect((await api('GET', `/v1/cases/${id}/comments`)).json()).toMatchObject({
      comments: [{ plainBody: 'second' }, { plainBody: 'first' }],
    });
  });

  it.each(['{"comment":""}', '{"comment":" \\n"}', '{"comment":null}', '{"body":"wrong field"}', '{}'])(
    'refuses %s with 400',
    async (body) => {
      const { sandbox, api, openCase } = await stage();
      expect((await api('PUT', `/v1/cases/${openCase()}/comments`, body)).status).toBe(400);
      expect(sandbox.ledger()).toEqual([]);
    },
  );
});
