import { expect, it } from 'vitest';
import { controlClient } from '../../../src-sandbox/control/control-client.ts';
import { handClock } from '../../../src-sandbox/hand-clock.ts';
import { startSandbox } from '../../../src-sandbox/start-sandbox.ts';

it('runs what falls due in order, and never goes back', () => {
  const clock = handClock(1_000);
  const seen: string[] = [];
  clock.after(30, () => seen.push(`c ${clock.now()}`));
  clock.after(10, () => {
    seen.push(`a ${clock.now()}`);
    clock.after(5, () => seen.push(`b ${clock.now()}`));
  });
  clock.after(20, () => seen.push('cancelled'))();
  clock.advance(1_020);
  expect(seen).toEqual(['a 1010', 'b 1015']);
  clock.advance(500);
  expect([clock.now(), seen.length]).toEqual([1_020, 2]);
  clock.advance(1_030);
  expect(seen.at(-1)).toBe('c 1030');
});

it('moves over the control address, and refuses where time moves by itself', async () => {
  const [byHand, byItself] = await Promise.all([
    startSandbox({ controlKey: 'key-of-the-test', clock: handClock(5_000) }),
    startSandbox({ controlKey: 'key-of-the-test' }),
  ]);
  try {
    const control = controlClient(byHand.controlUrl ?? '', 'key-of-the-test');
    const id = String(await control.call('add-case', {}));
    await control.call('advance-clock', { to: 65_000 });
    await control.call('agent-comment', { id, plainBody: 'Later' });
    expect(byHand.control.cases()[0]?.updatedAt).toBe(65_000);
    const other = controlClient(byItself.controlUrl ?? '', 'key-of-the-test');
    await expect(other.call('advance-clock', { to: 1 })).rejects.toThrow(/--clock hand/);
  } finally {
    await Promise.all([byHand.stop(), byItself.stop()]);
  }
});
