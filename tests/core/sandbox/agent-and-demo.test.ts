import { describe, expect, it } from 'vitest';
import type { Demo } from '../../../src-main/ports.ts';
import { DEMO_SPEED } from '../../../src-sandbox/agent/agent.ts';
import { createDemo } from '../../../src-sandbox/demo.ts';
import { STATUSES } from '../../../src-sandbox/world/cases.ts';
import { CREATE_BODY } from './support/document-examples.ts';
import { stage } from './support/stage.ts';
import { ask } from './support/wire.ts';

describe('the scripted agent', () => {
  it('takes a new case to PENDING with a question, within seconds', async () => {
    const { sandbox, clock, api } = await stage({ agent: DEMO_SPEED });
    await api('POST', '/v1/cases', CREATE_BODY);
    const state = () => sandbox.control.cases()[0];
    clock.advance(10_000);
    expect(state()?.status).not.toBe('CREATING');
    clock.advance(20_000);
    expect(state()).toMatchObject({
      status: 'PENDING',
      comments: [{ author: 'PARTNER', plainBody: 'Initial summary of the issue' }, { author: 'WISE_AGENT' }],
    });
    clock.advance(3_600_000);
    expect(state()?.status).toBe('PENDING');
  });

  it.each([1, 2, 3, 4, 5])('answers each reply within 20 seconds and ends in CLOSED (seed %i)', async (seed) => {
    const { sandbox, clock, api } = await stage({ agent: DEMO_SPEED, seed });
    await api('POST', '/v1/cases', CREATE_BODY);
    clock.advance(30_000);
    const state = () => sandbox.control.cases()[0];
    let replies = 0;
    while (state()?.status === 'PENDING') {
      replies += 1;
      expect(replies).toBeLessThan(8);
      await api('PUT', '/v1/cases/123456790/comments', '{"comment":"the answer"}');
      expect(state()?.status).toBe('OPEN');
      clock.advance(20_000);
      expect(state()?.comments.at(-1)?.author).toBe('WISE_AGENT');
      clock.advance(40_000);
    }
    clock.advance(180_000);
    expect(state()?.status).toBe('CLOSED');
    expect(clock.pending()).toBe(0);
  });
});

describe('the demo', () => {
  // The port belongs to the application, which the sandbox may not import: here the two are held against each other.
  const demo = createDemo() satisfies Demo;

  it('begins with a dozen cases over all five statuses, with threads in markdown', async () => {
    const { sandbox } = await stage({ cases: 12 });
    const cases = sandbox.control.cases();
    expect(cases.length).toBe(12);
    expect(new Set(cases.map((entry) => entry.status))).toEqual(new Set(STATUSES));
    const words = cases.flatMap((entry) => entry.comments.map((comment) => comment.plainBody)).join('\n');
    for (const markdown of [/^\| --- \|/m, /^1\. /m, /^- /m, /^```/m, /\]\(https:/, /\*\*\w/]) expect(words).toMatch(markdown);
    for (const { createdAt, updatedAt, comments, status } of cases) {
      const times = [createdAt, ...comments.map((comment) => comment.createdAt)];
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(times.at(-1)).toBe(updatedAt);
      expect(comments.length === 0).toBe(status === 'CREATING');
    }
  });

  it('answers with the credentials that it names, and resumes where it stopped', async () => {
    const session = await demo.start(null);
    const token = await ask(`${session.baseUrl}/oauth/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${session.clientId}:${session.clientSecret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
    });
    expect(token.status).toBe(200);
    const saved = session.snapshot();
    await session.stop();
    const again = await demo.start(saved);
    expect(again.caseIds).toEqual(session.caseIds);
    expect(again.caseIds.length).toBe(12);
    expect(again.cases).toEqual(session.cases);
    expect(again.cases.map((entry) => entry.id)).toEqual(again.caseIds);
    expect(again.cases[0]?.subject).toBe('EUR payout held for beneficiary checks');
    await again.stop();
  });
});
