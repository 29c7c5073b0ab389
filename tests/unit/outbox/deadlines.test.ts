import { expect, test } from 'vitest';
import { createDeadlines } from '../../../src-main/outbox/deadlines.ts';

function clockAt(wall: number) {
  const clock = { wall, elapsed: 0.5, now: () => clock.wall, monotonic: () => clock.elapsed, after: () => () => undefined };
  return clock;
}

function pass(clock: ReturnType<typeof clockAt>, milliseconds: number): void {
  clock.wall += milliseconds;
  clock.elapsed += milliseconds;
}

test('counts down to a moment and stays at nothing', () => {
  const clock = clockAt(1_000);
  const deadlines = createDeadlines(clock);
  expect(deadlines.left('a', 5_000, 60_000)).toBe(4_000);
  pass(clock, 1_500);
  expect(deadlines.left('a', 5_000, 60_000)).toBe(2_500);
  pass(clock, 9_000);
  expect([deadlines.left('a', 5_000, 60_000), deadlines.left('b', null, 60_000)]).toEqual([0, 0]);
});

test('a wall clock that jumps neither hurries nor stops a wait', () => {
  for (const jump of [-86_400_000, 86_400_000, -315_360_000_000, 315_360_000_000]) {
    const clock = clockAt(1_000_000_000_000);
    const deadlines = createDeadlines(clock);
    deadlines.left('a', clock.wall + 10_000, 60_000);
    deadlines.since('b', clock.wall);
    clock.wall += jump;
    pass(clock, 4_000);
    expect([deadlines.left('a', 1_000_000_010_000, 60_000), deadlines.since('b', 1_000_000_000_000)]).toEqual([6_000, 4_000]);
  }
});

test('a moment met for the first time after a jump is believed only so far', () => {
  const clock = clockAt(1_000);
  const deadlines = createDeadlines(clock);
  expect(deadlines.left('hold', 1_000 + 31_536_000_000, 60_000)).toBe(60_000);
  expect(deadlines.since('future', 99_999)).toBe(0);
});

test('a new moment under the same name counts anew, and what is forgotten too', () => {
  const clock = clockAt(1_000);
  const deadlines = createDeadlines(clock);
  deadlines.left('row:wait', 2_000, 60_000);
  expect(deadlines.left('row:wait', 8_000, 60_000)).toBe(7_000);
  clock.wall = 5_000;
  deadlines.forget('row');
  expect(deadlines.left('row:wait', 8_000, 60_000)).toBe(3_000);
});
