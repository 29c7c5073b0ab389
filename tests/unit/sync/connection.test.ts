import { expect, test, vi } from 'vitest';
import { createConnection } from '../../../src-main/sync/connection.ts';
import { createManualClock } from '../../support/manual-clock.ts';

const SECOND = 1_000;

test('while many cases are read one after another, the age of what is shown is told anew, and not with each of them', () => {
  const clock = createManualClock(async () => undefined);
  const onChange = vi.fn();
  const start = clock.now();
  const connection = createConnection({ clock, lastReadAt: start, signedOut: false, onChange, onRecovered: () => undefined });
  connection.setBusy(true);
  onChange.mockClear();
  for (let second = 1; second <= 60; second += 1) {
    for (let read = 0; read < 10; read += 1) connection.noteRead(start + second * SECOND + read);
  }
  expect(connection.state()).toMatchObject({ phase: 'syncing', lastReadAt: start + 60 * SECOND + 9 });
  expect(onChange).toHaveBeenCalledTimes(12);
});
