import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLog } from '../../../src-main/log.ts';
import type { Clock } from '../../../src-main/ports.ts';

const clock: Clock = { now: () => 0, monotonic: () => 0, after: () => () => undefined };
const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldA';

let profile = '';
const text = () => readFileSync(join(profile, 'logs', 'caseport.log'), 'utf8');
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'caseport-log-'));
});
afterEach(() => rmSync(profile, { recursive: true, force: true }));

it('writes one line of JSON per event', () => {
  createLog(profile, clock).write('info', 'read', { caseId: '6437', milliseconds: 12, cached: false, path: '/v1/cases/6437' });
  expect(JSON.parse(text())).toEqual({
    at: '1970-01-01T00:00:00.000Z',
    level: 'info',
    event: 'read',
    caseId: '6437',
    milliseconds: 12,
    cached: false,
    path: '/v1/cases/6437',
  });
});

it('leaves out words and tokens, whoever passes them', () => {
  createLog(profile, clock).write('warn', 'odd', { said: 'my account is 0441', token: TOKEN, header: `Bearer ${TOKEN}` });
  expect(text()).not.toContain('account');
  expect(text()).not.toContain('eyJ');
});

it('tells of a bug where it happened, not what was being handled', () => {
  const log = createLog(profile, clock);
  const reference = log.bug(
    new Error('reply of Kim: my account is 0441', { cause: new SyntaxError(`Unexpected token in ${TOKEN}`) }),
    'outbox.reply',
  );
  expect(reference).toMatch(/^[0-9a-f]{8}$/);
  expect(text()).toContain(reference);
  expect(text()).toContain('log.test.ts');
  expect(text()).not.toContain('Kim');
  expect(text()).not.toContain('eyJ');
});

it('takes no line of a message for a place in the code', () => {
  const log = createLog(profile, clock);
  log.bug(new Error('The reply was\n    at Kim, account 0441\n    at home (kim.ts:1:2)'), 'outbox.reply');
  expect(text()).toContain('log.test.ts');
  expect(text()).not.toMatch(/kim|0441/i);
});

it('ends with a chain of causes that leads back to itself', () => {
  const one = new Error('one');
  one.cause = new Error('two', { cause: one });
  expect(createLog(profile, clock).bug(one, 'somewhere')).toMatch(/^[0-9a-f]{8}$/);
});

it('stays small', () => {
  const log = createLog(profile, clock);
  log.write('info', 'first');
  writeFileSync(join(profile, 'logs', 'caseport.log'), 'x'.repeat(1_000_001));
  log.write('info', 'second');
  expect(statSync(join(profile, 'logs', 'caseport.log')).size).toBeLessThan(1_000);
  expect(existsSync(join(profile, 'logs', 'caseport.log.1'))).toBe(true);
});

it('throws nothing where it can not write, and says later how much was lost', () => {
  writeFileSync(join(profile, 'logs'), 'in the way');
  const log = createLog(profile, clock);
  log.write('info', 'lost');
  log.write('info', 'lost');
  rmSync(join(profile, 'logs'));
  log.write('info', 'kept');
  expect(JSON.parse(text())).toMatchObject({ event: 'kept', unwritten: 2 });
});
