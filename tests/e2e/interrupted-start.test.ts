import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from '@playwright/test';
import { availableHosts } from '../support/driver.ts';

const root = join(import.meta.dirname, '..', '..');
const INTERRUPTED = 130;
const NO_DESKTOP = { DISPLAY: '', WAYLAND_DISPLAY: '', DBUS_SESSION_BUS_ADDRESS: 'disabled:' };

type Running = { readonly parent: string; readonly begun: string };

/** Every process by its number; numbers are used again, so a process is known by the time that it began as well. */
function allProcesses(): ReadonlyMap<string, Running> {
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return new Map(
    numbers.flatMap((number) => {
      try {
        // The name of the program stands in parentheses and may hold anything; what follows it does not.
        const fields = readFileSync(`/proc/${number}/stat`, 'utf8')
          .replace(/^.*\) /s, '')
          .split(' ');
        return fields[0] === 'Z' ? [] : [[number, { parent: fields[1] ?? '', begun: fields[19] ?? '' }] as const];
      } catch {
        // It has ended meanwhile.
        return [];
      }
    }),
  );
}

/** The process and all that it started, directly or not. */
function familyOf(first: string): readonly (readonly [string, Running])[] {
  const all = allProcesses();
  const family = new Set([first]);
  // A child has a higher number than its parent, but where the numbers began anew: so until nothing is added.
  for (let size = 0; size !== family.size; ) {
    size = family.size;
    for (const [number, { parent }] of all) if (family.has(parent)) family.add(number);
  }
  return [...all].filter(([number]) => family.has(number));
}

for (const host of availableHosts()) {
  test(`Ctrl-C on npm start in ${host} ends every process that it started`, async () => {
    test.skip(process.platform !== 'linux', 'needs /proc, where the processes are counted');
    const profile = mkdtempSync(join(tmpdir(), 'caseport-interrupted-'));
    const args = [join(root, 'scripts', 'start.mjs'), ...(host === 'preview' ? ['--preview'] : [])];
    const child = spawn(process.execPath, args, {
      cwd: root,
      // As on a bare server. Without a display it starts one more process, which must end as well.
      env: { ...process.env, ...NO_DESKTOP, CASEPORT_PROFILE: profile, NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    try {
      const open = await new Promise((resolve) => {
        createInterface({ input: child.stdout }).on('line', (line) => {
          if (line.includes('the window is open')) resolve(true);
        });
        child.once('exit', () => resolve(false));
      });
      expect(open).toBe(true);
      const family = familyOf(String(child.pid));
      // Itself, Xvfb, the host and what that is made of.
      expect(family.length).toBeGreaterThan(4);
      child.kill('SIGINT');
      expect(await ended).toBe(INTERRUPTED);
      const left = allProcesses();
      expect(family.filter(([number, { begun }]) => left.get(number)?.begun === begun)).toEqual([]);
    } finally {
      // Where the test failed before it interrupted: asked to end, it takes along what it started.
      child.kill('SIGTERM');
      await ended;
      rmSync(profile, { recursive: true, force: true });
    }
  });
}
