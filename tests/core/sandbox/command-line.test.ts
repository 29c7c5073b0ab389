import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { stage } from './support/stage.ts';
import { ask } from './support/wire.ts';

const MAIN = resolve(import.meta.dirname, '../../../src-sandbox/main.ts');

const Line = z.strictObject({
  baseUrl: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
  statusPageUrl: z.string(),
  controlUrl: z.string(),
  controlKey: z.string(),
  caseIds: z.array(z.string()),
});

function run(...flags: string[]) {
  const child = spawn(process.execPath, [MAIN, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let [out, err] = ['', ''];
  child.stderr.on('data', (chunk) => {
    err += String(chunk);
  });
  const firstLine = new Promise<string>((settle) => {
    child.stdout.on('data', (chunk) => {
      out += String(chunk);
      if (out.includes('\n')) settle(out);
    });
  });
  const ended = new Promise<{ code: number | null; out: string; err: string }>((settle) => {
    child.on('close', (code) => settle({ code, out, err }));
  });
  return { child, firstLine, ended };
}

describe('the command', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('prints one line of JSON, serves, and ends cleanly on %s', async (signal) => {
    const { child, firstLine, ended } = run('--port', '0', '--cases', '3', '--agent', 'off', '--id-base', 'big');
    const line = Line.parse(JSON.parse(await firstLine));
    expect(line.caseIds).toEqual(['9007199254740993', '9007199254740994', '9007199254740995']);
    expect((await ask(`${line.baseUrl}/v1/cases/1`)).status).toBe(401);
    child.kill(signal);
    expect(await ended).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^[^\n]*\n$/) });
  });

  it('says so when the port is taken', async () => {
    const { sandbox } = await stage();
    const port = new URL(sandbox.baseUrl).port;
    expect(await run('--port', port).ended).toEqual({ code: 2, out: '', err: `Port ${port} is already in use.\n` });
  });

  it.each([
    [['--port', 'x'], '--port must be a whole number from 0 to 65535.'],
    [['--port', '65536'], '--port must be a whole number from 0 to 65535.'],
    [['--agent', 'maybe'], '--agent must be on or off.'],
    [['--id-base', 'small'], '--id-base must be one of: normal, big.'],
    [['--control-key', 'short'], '--control-key must have at least 8 characters.'],
    [['--colour'], "Unknown option '--colour'."],
  ])('refuses %j in one sentence', async (flags, sentence) => {
    expect(await run(...flags).ended).toEqual({ code: 2, out: '', err: `${sentence}\n` });
  });
});
