import { describe, expect, it } from 'vitest';
import { parseTimestamp } from '../../../src-sandbox/world/timestamps.ts';
import { CASE_OBJECT, COMMENTS, CREATE_BODY, compact, UPDATE_BODY, UPDATE_CURL_METHOD } from './support/document-examples.ts';
import { stage } from './support/stage.ts';

const at = (text: string) => parseTimestamp(text);

describe('the examples of the document', () => {
  it('answers the case object of the example, byte for byte but for the spaces', async () => {
    const { sandbox, api } = await stage();
    sandbox.control.addCase({
      id: '123456789',
      status: 'PENDING',
      externalId: 'partner_12344567',
      subject: 'never answered',
      createdAt: at('2023-06-28T15:21:24.901'),
    });
    const reply = await api('GET', '/v1/cases/123456789');
    expect({ status: reply.status, text: reply.text, type: reply.headers['content-type'] }).toEqual({
      status: 200,
      text: compact(CASE_OBJECT),
      type: 'application/json',
    });
  });

  it('answers the comments of the example, newest first', async () => {
    const { sandbox, api } = await stage();
    sandbox.control.addCase({
      id: '123456789',
      status: 'SOLVED',
      comments: [
        {
          id: '16554816313745',
          plainBody: 'Please help with this transfer.\n\nTransfer details....',
          author: 'PARTNER',
          createdAt: at('2023-06-28T15:21:26.901'),
        },
        {
          id: '16554865464081',
          plainBody: 'We have resolved the issue with this transfer.\n\nThank you!',
          author: 'WISE_AGENT',
          createdAt: at('2023-06-28T15:22:29.901'),
        },
      ],
    });
    const reply = await api('GET', '/v1/cases/123456789/comments');
    expect({ status: reply.status, text: reply.text }).toEqual({ status: 200, text: compact(COMMENTS) });
  });

  it('takes the create request of the example and answers a case object that is CREATING', async () => {
    const { sandbox, clock, api } = await stage();
    clock.set(at('2023-06-28T15:21:24.901'));
    const reply = await api('POST', '/v1/cases', CREATE_BODY);
    expect(reply.status).toBe(200);
    expect(reply.text).toBe(
      '{"id":123456790,"status":"CREATING","type":"GENERAL_ENQUIRY","externalId":"partner_external_id_12345",' +
        '"createdAt":"2023-06-28T15:21:24.901","updatedAt":"2023-06-28T15:21:24.901"}',
    );
    expect(sandbox.ledger()).toMatchObject([{ kind: 'creation', body: CREATE_BODY, caseId: '123456790', method: 'POST' }]);
    expect(sandbox.control.cases()[0]).toMatchObject({
      subject: 'Inquiry about Transfer 12345',
      details: { transferId: '58114690', profileId: '14556049', userId: '1234' },
      description: 'Initial summary of the issue',
    });
  });

  it('takes the update request of the example by PUT and answers 200 with no body', async () => {
    const { sandbox, api, openCase } = await stage();
    const id = openCase();
    const reply = await api('PUT', `/v1/cases/${id}/comments`, UPDATE_BODY);
    expect({ status: reply.status, text: reply.text, length: reply.headers['content-length'] }).toEqual({
      status: 200,
      text: '',
      length: '0',
    });
    expect(reply.headers['content-type']).toBeUndefined();
    expect(sandbox.ledger()).toMatchObject([
      { kind: 'comment', method: 'PUT', path: `/v1/cases/${id}/comments`, body: UPDATE_BODY, caseId: id },
    ]);
    const read = await api('GET', `/v1/cases/${id}/comments`);
    expect(read.json()).toMatchObject({
      comments: [
        { plainBody: 'Please see the attached information as requested.\n\nTransfer Details....', author: 'PARTNER' },
        {},
        {},
      ],
    });
  });

  it('adds nothing when the update is sent as the curl of the document has it, by GET', async () => {
    const { sandbox, api, openCase } = await stage();
    const id = openCase();
    const reply = await api(UPDATE_CURL_METHOD, `/v1/cases/${id}/comments`, UPDATE_BODY);
    expect(reply.status).toBe(200);
    expect(reply.text).toContain('"comments":[');
    expect(sandbox.ledger()).toEqual([]);
  });
});
