import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPacer, PROBE_MILLISECONDS, type Priority } from '../../../src-main/api/pacer.ts';
import { createManualClock } from '../../support/manual-clock.ts';

const nothingUnderWay = async () => undefined;

function setUp() {
  const clock = createManualClock(nothingUnderWay);
  const pacer = createPacer(clock);
  const began = clock.monotonic();
  const entered: { at: number; name: string; ok: boolean }[] = [];
  const enter = (priority: Priority, name: string = priority) => {
    void pacer.enter(priority).then((ok) => entered.push({ at: clock.monotonic() - began, name, ok }));
  };
  return { clock, pacer, entered, enter };
}

/** The most calls in any window that begins at a call. */
function busiest(times: readonly number[], window: number): number {
  return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + window).length));
}

test('never above 100 in any second nor 1,000 in any minute, however the calls come', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ pause: fc.nat(5_000), calls: fc.integer({ min: 1, max: 400 }) }), { minLength: 3, maxLength: 8 }),
      async (bursts) => {
        const { clock, entered, enter } = setUp();
        for (const { pause, calls } of bursts) {
          for (let i = 0; i < calls; i++) enter('background');
          await clock.advance(pause);
        }
        const calls = bursts.reduce((sum, burst) => sum + burst.calls, 0);
        await clock.advance(4 * 60_000);
        const times = entered.map((one) => one.at);
        expect(times.length).toBe(calls);
        expect(busiest(times, 1_000)).toBeLessThanOrEqual(100);
        expect(busiest(times, 60_000)).toBeLessThanOrEqual(1_000);
      },
    ),
    { numRuns: 25 },
  );
});

test('writes before what is on screen before the rest, first come first served among equals', async () => {
  const { clock, pacer, entered, enter } = setUp();
  pacer.pauseFor(1_000);
  for (const [priority, name] of [
    ['background', 'b1'],
    ['visible', 'v1'],
    ['write', 'w1'],
    ['background', 'b2'],
    ['write', 'w2'],
    ['visible', 'v2'],
  ] as const)
    enter(priority, name);
  await clock.advance(1_000);
  expect(entered.map((one) => one.name)).toEqual(['w1', 'w2', 'v1', 'v2', 'b1', 'b2']);
});

test('a silence that was asked for holds everybody, and a shorter one does not cut it', async () => {
  const { clock, pacer, entered, enter } = setUp();
  pacer.pauseFor(30_000);
  pacer.pauseFor(1_000);
  enter('write');
  pacer.forgive();
  await clock.advance(29_999);
  expect([entered.length, pacer.pausedFor()]).toEqual([0, 1]);
  await clock.advance(1);
  expect(entered.map((one) => one.at)).toEqual([30_000]);
});

test('after five failures in a row one call in thirty seconds finds out, and one success opens the gate', async () => {
  const { clock, pacer, entered, enter } = setUp();
  for (let i = 0; i < 5; i++) pacer.settled('server-trouble');
  for (let i = 0; i < 10; i++) enter('background');
  await clock.advance(3 * PROBE_MILLISECONDS);
  expect(entered.map((one) => one.at)).toEqual([30_000, 60_000, 90_000]);
  pacer.settled('well');
  await clock.advance(0);
  expect(entered.length).toBe(10);
});

test('failures that are not in a row do not open the circuit', async () => {
  const { clock, pacer, entered, enter } = setUp();
  for (let i = 0; i < 20; i++) pacer.settled(i % 5 === 4 ? 'well' : 'server-trouble');
  enter('background');
  await clock.advance(0);
  expect(entered.length).toBe(1);
});

test('a wake forgives the host', async () => {
  const { clock, pacer, entered, enter } = setUp();
  for (let i = 0; i < 9; i++) pacer.settled('server-trouble');
  enter('visible');
  pacer.forgive();
  await clock.advance(0);
  expect(entered.length).toBe(1);
});

test('stop lets everybody go with a no, and leaves no timer', async () => {
  const { clock, pacer, entered, enter } = setUp();
  pacer.pauseFor(60_000);
  enter('write');
  pacer.stop();
  enter('write');
  await clock.advance(0);
  expect([entered.map((one) => one.ok), clock.timers()]).toEqual([[false, false], 0]);
});
