import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createHandlers } from '../../../src-main/handlers/handlers.ts';
import type { AppInfo } from '../../../src-shared/app-info.ts';
import { AppFailure } from '../../../src-shared/errors.ts';
import { answer, type CallName, calls, events, isCallName, isEventName } from '../../../src-shared/ipc.ts';

const info: AppInfo = {
  name: 'Caseport',
  version: '0.0.0',
  host: 'test',
  platform: 'linux',
  development: false,
  persistence: 'memory',
  stage: { stage: 'ready' },
  repaired: 'nothing',
  lastEnd: 'orderly',
  update: null,
};

const closed = createHandlers({
  info: () => info,
  retry: async () => info,
  startOver: async () => info,
  takeLink: () => null,
  pageSaved: () => undefined,
  session: () => {
    throw new AppFailure({ kind: 'not-ready' });
  },
  host: {
    ports: undefined as never, // they are not reached: what answers in every stage asks first whether something is open
    stage: () => 'opening',
    current: () => {
      throw new AppFailure({ kind: 'not-ready' });
    },
    onProgress: () => undefined,
  },
});

const names = Object.keys(calls).filter(isCallName);
const bugs: unknown[] = [];
const report = (cause: unknown) => {
  bugs.push(cause);
  return 'reference';
};

/** What a forged message may hold: anything at all, and near misses of what is asked for. */
const forged = fc.oneof(
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withObjectString: true,
    withNullPrototype: true,
  }),
  fc.record({
    accountId: fc.oneof(fc.uuid(), fc.string(), fc.anything()),
    caseId: fc.oneof(fc.string(), fc.integer().map(String), fc.anything()),
    id: fc.oneof(fc.uuid(), fc.anything()),
    text: fc.oneof(fc.string({ unit: 'binary' }), fc.anything()),
    start: fc.oneof(fc.integer(), fc.double(), fc.anything()),
    count: fc.oneof(fc.integer(), fc.double(), fc.anything()),
    __proto__: fc.anything(),
  }),
);

describe('the one door between page and core', () => {
  test('answers every forged message with a value of the contract, never a throw, and lets no malformed one in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), forged, async (name, raw) => {
        const isAllowed = calls[name].input.safeParse(raw).success;
        const reply = await answer(closed, name, raw, report);
        if (!isAllowed) expect(reply).toMatchObject({ ok: false, error: { kind: 'bad-request' } });
        else if (reply.ok) calls[name].output.parse(reply.value);
        else expect(reply.error.kind).toBe('not-ready');
      }),
      { numRuns: 20_000 },
    );
    expect(bugs).toEqual([]);
  }, 60_000);

  test.each([
    '',
    'nothing',
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    'cases.open ',
    null,
    undefined,
    7,
    {},
    ['app.info'],
  ])('a name that is no call is refused: %j', async (name) => {
    expect(await answer(closed, name, {}, report)).toEqual({ ok: false, error: { kind: 'bad-request', at: ['name'] } });
    expect(isEventName(name)).toBe(false);
  });

  test('a field that nobody promised does not cross', async () => {
    const leaky = { ...closed, 'app.info': () => ({ ...info, token: 'secret-token' }) };
    expect(JSON.stringify(await answer(leaky, 'app.info', {}, report))).not.toContain('secret-token');
  });

  test('a bug crosses as a reference into the log, without its words', async () => {
    const broken = {
      ...closed,
      'app.info': () => {
        throw new Error('secret words of a customer');
      },
    };
    expect(await answer(broken, 'app.info', {}, report)).toEqual({
      ok: false,
      error: { kind: 'unexpected', reference: 'reference' },
    });
  });

  test('an answer that breaks the contract is a bug and does not cross', async () => {
    const wrong = { ...closed, 'app.info': () => ({ ...info, version: undefined as unknown as string }) }; // on purpose
    expect(await answer(wrong, 'app.info', {}, report)).toMatchObject({ ok: false, error: { kind: 'unexpected' } });
  });

  test('every output and every event is a stripping object, a list of such, or one of several', () => {
    const loose = (schema: z.ZodType): boolean => {
      if (schema instanceof z.ZodArray) return loose(schema.element as z.ZodType); // its element is a schema of its own
      if (schema instanceof z.ZodDiscriminatedUnion) return schema.options.some((option) => loose(option as z.ZodType)); // as above
      return !(schema instanceof z.ZodObject) || schema.def.catchall !== undefined;
    };
    expect(
      Object.entries(calls)
        .filter(([, call]) => loose(call.output))
        .map(([name]) => name),
    ).toEqual([]);
    expect(
      Object.entries(events)
        .filter(([, event]) => loose(event))
        .map(([name]) => name),
    ).toEqual([]);
  });
});

test('every call has a handler, and no handler is without a call', () => {
  expect(Object.keys(closed).sort()).toEqual(([...names] satisfies CallName[]).sort());
});
