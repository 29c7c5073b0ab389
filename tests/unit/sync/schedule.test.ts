import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSchedule } from '../../../src-main/sync/schedule.ts';

type Action =
  | { readonly do: 'put' | 'forward'; readonly key: string; readonly at: number }
  | { readonly do: 'remove'; readonly key: string }
  | { readonly do: 'take'; readonly at: number };

const key = fc.constantFrom(...Array.from({ length: 12 }, (_unused, index) => `case-${index}`));
const at = fc.integer({ min: -50, max: 50 });
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ do: fc.constantFrom('put' as const, 'forward' as const), key, at }),
  fc.record({ do: fc.constant('remove' as const), key }),
  fc.record({ do: fc.constant('take' as const), at }),
);

test('does what a plain map would do, only faster', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 400 }), (actions) => {
      const schedule = createSchedule();
      const model = new Map<string, number>();
      const least = () => (model.size === 0 ? null : Math.min(...model.values()));
      for (const step of actions) {
        switch (step.do) {
          case 'put':
            schedule.put(step.key, step.at);
            model.set(step.key, step.at);
            break;
          case 'forward':
            schedule.bringForward(step.key, step.at);
            model.set(step.key, Math.min(step.at, model.get(step.key) ?? step.at));
            break;
          case 'remove':
            schedule.remove(step.key);
            model.delete(step.key);
            break;
          case 'take': {
            const taken = schedule.takeDue(step.at);
            const first = least();
            if (first === null || first > step.at) expect(taken).toBeNull();
            else {
              expect(model.get(taken ?? '')).toBe(first);
              model.delete(taken ?? '');
            }
          }
        }
        expect(schedule.nextAt()).toBe(least());
        expect(new Set(schedule.keys())).toEqual(new Set(model.keys()));
      }
    }),
    { numRuns: 500 },
  );
});

test('10,000 keys that move all the time leave no heap of left-overs', () => {
  const schedule = createSchedule();
  for (let round = 0; round < 20; round++)
    for (let i = 0; i < 10_000; i++) schedule.put(`case-${i}`, (i * 7_919 + round) % 10_007);
  let last = Number.NEGATIVE_INFINITY;
  for (let taken = 0; taken < 10_000; taken++) {
    const next = schedule.nextAt();
    expect(next).toBeGreaterThanOrEqual(last);
    last = next ?? last;
    schedule.takeDue(Number.POSITIVE_INFINITY);
  }
  expect([schedule.nextAt(), schedule.has('case-1')]).toEqual([null, false]);
});
