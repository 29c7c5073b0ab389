import { execFile } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { logUncaught, type Watched } from '../../../src-main/log-uncaught.ts';
import { createRecordingLog } from '../../support/fake-ports.ts';

const sources = join(import.meta.dirname, '..', '..', '..', 'src-main');
let profile = '';
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'caseport-uncaught-'));
});
afterEach(() => rmSync(profile, { recursive: true, force: true }));

/** Runs `fails` in a process of its own that logs what nobody catches. */
function inProcess(fails: string): Promise<{ code: unknown; line: unknown; text: string }> {
  const program = `import { createLog } from ${JSON.stringify(join(sources, 'log.ts'))};
    import { logUncaught } from ${JSON.stringify(join(sources, 'log-uncaught.ts'))};
    logUncaught(process, createLog(${JSON.stringify(profile)}, { now: () => 0 }), 'end');
    setTimeout(() => process.exit(0), 2_000);
    ${fails}`;
  return new Promise((resolve) => {
    execFile(process.execPath, ['--input-type=module-typescript', '-e', program], (error) => {
      const text = readFileSync(join(profile, 'logs', 'caseport.log'), 'utf8');
      resolve({ code: error?.code, line: JSON.parse(text.trim()), text });
    });
  });
}

test.each([
  ['uncaughtException', "setImmediate(() => { throw new Error('reply of Kim'); });"],
  ['unhandledRejection', "void Promise.reject(new Error('reply of Kim'));"],
  ['unhandledRejection', "void Promise.reject('reply of Kim');"],
])('%s is in the log without its words, and ends the process as it would', async (where, fails) => {
  const { code, line, text } = await inProcess(fails);
  expect(code).toBe(1);
  expect(line).toMatchObject({ level: 'error', event: 'bug', where });
  expect(text).not.toContain('Kim');
});

test('where a rejection is only warned of, it is logged and still warned of', () => {
  const log = createRecordingLog();
  const warnings: unknown[] = [];
  const emitter = new EventEmitter();
  const watched = Object.assign(emitter, { emitWarning: (warning: unknown) => void warnings.push(warning) });
  logUncaught(watched as unknown as Watched, log, 'warn'); // all of it that is used
  const cause = new Error('rejected');
  emitter.emit('unhandledRejection', cause);
  emitter.emit('unhandledRejection', 'words');
  emitter.emit('uncaughtExceptionMonitor', cause, 'uncaughtException');
  expect(log.lines).toEqual(['bug unhandledRejection', 'bug unhandledRejection', 'bug uncaughtException']);
  expect(warnings).toEqual([cause, 'words']);
  expect(emitter.listenerCount('uncaughtException')).toBe(0);
});
