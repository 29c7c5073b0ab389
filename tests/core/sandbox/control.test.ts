import { describe, expect, it } from 'vitest';
import { controlClient } from '../../../src-sandbox/control/control-client.ts';
import { stage } from './support/stage.ts';
import { ask } from './support/wire.ts';

const KEY = 'a-control-key';

async function controlled() {
  const set = await stage({ controlKey: KEY });
  return { ...set, remote: controlClient(set.sandbox.controlUrl ?? '', KEY) };
}

describe('control', () => {
  it('is not there without a key, and refuses a wrong one', async () => {
    const bare = await stage();
    expect(bare.sandbox.controlUrl).toBeNull();
    expect((await ask(`${bare.sandbox.baseUrl}/_sandbox/ledger`, { method: 'POST' })).status).toBe(404);
    const { sandbox } = await controlled();
    for (const url of [sandbox.baseUrl, sandbox.controlUrl]) {
      const refused = await ask(`${url}/_sandbox/ledger`, { method: 'POST', headers: { 'x-sandbox-key': 'wrong' } });
      expect(refused.status).toBe(403);
      const admitted = await ask(`${url}/_sandbox/ledger`, { method: 'POST', headers: { 'x-sandbox-key': KEY } });
      expect(admitted.json()).toEqual({ result: [] });
      expect(admitted.headers['x-trace-id']).toMatch(/^[0-9a-f]{32}$/);
    }
    expect(sandbox.control.requests()).toEqual([]);
    expect((await ask(`${sandbox.controlUrl}/v1/cases/1`)).status).not.toBe(401);
  });

  it('reads the ledger and the log of requests from another process', async () => {
    const { sandbox, remote, api, openCase } = await controlled();
    const id = openCase();
    await api('PUT', `/v1/cases/${id}/comments`, '{"comment":"one"}');
    await api('PUT', `/v1/cases/${id}/comments`, '{"comment":"two"}');
    expect(await remote.call('ledger')).toEqual(sandbox.ledger());
    expect(await remote.call('ledger', { after: 1 })).toEqual(sandbox.ledger().slice(1));
    expect(await remote.call('requests')).toMatchObject([{ number: 1 }, { number: 2 }]);
    expect(await remote.call('requests', { after: 1 })).toMatchObject([{ number: 2 }]);
    expect(await remote.call('cases')).toEqual(sandbox.control.cases());
  });

  it('adds, moves and comments cases by the rules', async () => {
    const { remote, api, sandbox } = await controlled();
    const id = await remote.call('add-case', { status: 'CREATING', description: 'first', externalId: 'mine' });
    await expect(remote.call('move-case', { id, status: 'SOLVED' })).rejects.toThrow(/can not go from CREATING to SOLVED/);
    await remote.call('move-case', { id, status: 'OPEN' });
    await remote.call('agent-comment', { id, plainBody: 'a question', status: 'PENDING' });
    expect((await api('GET', `/v1/cases/${id}`)).json()).toMatchObject({ status: 'PENDING', externalId: 'mine' });
    await remote.call('colleague-comment', { id, plainBody: 'an answer of a colleague' });
    expect((await api('GET', `/v1/cases/${id}`)).json()).toMatchObject({ status: 'OPEN' });
    expect((await api('GET', `/v1/cases/${id}/comments`)).json()).toMatchObject({
      comments: [
        { author: 'PARTNER', plainBody: 'an answer of a colleague' },
        { author: 'WISE_AGENT', plainBody: 'a question' },
        { author: 'PARTNER', plainBody: 'first' },
      ],
    });
    expect(sandbox.ledger()).toEqual([]);
    await remote.call('move-case', { id, status: 'CLOSED' });
    await expect(remote.call('move-case', { id, status: 'OPEN' })).rejects.toThrow(/CLOSED to OPEN/);
    await remote.call('move-case', { id, status: 'OPEN', force: true });
  });

  it('refuses what it does not understand, in a sentence', async () => {
    const { remote } = await controlled();
    await expect(remote.call('no-such')).rejects.toThrow('There is no operation no-such.');
    await expect(remote.call('constructor')).rejects.toThrow('There is no operation constructor.');
    await expect(remote.call('move-case', { id: '42', status: 'OPEN' })).rejects.toThrow('The sandbox has no case 42.');
    await expect(remote.call('settings', { errorShape: 'Z' })).rejects.toThrow(/errorShape/);
    await expect(remote.call('add-fault', { fault: { kind: 'gremlins' } })).rejects.toThrow(/fault.kind/);
    await expect(remote.call('add-case', { colour: 'red' })).rejects.toThrow(/colour/);
  });

  it('cuts the network and plugs it in again from outside', async () => {
    const { remote, api, openCase } = await controlled();
    const path = `/v1/cases/${openCase()}`;
    await remote.call('cut-network');
    await expect(api('GET', path)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await remote.call('restore-network');
    expect((await api('GET', path)).status).toBe(200);
    expect(await remote.call('drop-connections')).toBeTypeOf('number');
  });

  it('sets the behaviour, ends tokens, plays faults and clears them', async () => {
    const { remote, sandbox, api, openCase } = await controlled();
    expect(await remote.call('settings', { errorShape: 'D' })).toMatchObject({ errorShape: 'D', closedStatus: 409 });
    expect(await remote.call('expire-tokens')).toBeNull();
    const path = `/v1/cases/${openCase()}`;
    const fault = await remote.call('add-fault', { match: { method: 'get' }, fault: { kind: 'answer', status: 503 } });
    expect((await api('GET', path)).status).toBe(503);
    expect(await remote.call('faults')).toMatchObject([{ id: fault, seen: 1, played: 1 }]);
    expect(await remote.call('remove-fault', { id: fault })).toBe(true);
    expect((await api('GET', path)).status).toBe(200);
    await remote.call('add-fault', { fault: { kind: 'html' } });
    await remote.call('clear-faults');
    expect((await api('GET', path)).status).toBe(200);
    expect(sandbox.control.requests().map((entry) => entry.fault)).toEqual(['answer', null, null]);
  });
});
