import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppInfo } from '../src-shared/app-info.ts';

const NAME = 'running';

export type RunningMarker = {
  readonly lastEnd: AppInfo['lastEnd'];
  /** Everything is closed: the next start has nothing to tell. */
  end(): void;
};

/**
 * Leaves a mark in the profile for as long as this process runs. One that is found at the start was left by a run that ended
 * without order: killed, crashed, or with the computer.
 */
export function markRunning(profile: string): RunningMarker {
  const file = join(profile, NAME);
  const owner = ownerOf(file);
  // A second start beside one that runs: its mark is not ours to judge, or to take.
  if (owner !== null && owner !== process.pid && isAlive(owner)) return { lastEnd: 'orderly', end: () => undefined };
  try {
    mkdirSync(profile, { recursive: true, mode: 0o700 });
    writeFileSync(file, `${process.pid}\n`, { mode: 0o600 });
  } catch {
    // A profile that can not be written has a screen of its own.
    return { lastEnd: 'orderly', end: () => undefined };
  }
  return { lastEnd: owner === null ? 'orderly' : 'crashed', end: () => rmSync(file, { force: true }) };
}

/** Who left the mark; 0 where it can not be read, null where there is none. */
function ownerOf(file: string): number | null {
  try {
    const number = Number(readFileSync(file, 'utf8').trim());
    return Number.isSafeInteger(number) ? number : 0;
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT' ? null : 0;
  }
}

/** Numbers are used again: another program of that number makes us silent about a crash, which harms nobody. */
function isAlive(number: number): boolean {
  if (number <= 0) return false;
  try {
    process.kill(number, 0);
    return true;
  } catch {
    return false;
  }
}
