import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock, Log } from './ports.ts';

const LARGEST_FILE_BYTES = 1_000_000;
const LONGEST_VALUE = 200;
const REFERENCE_BYTES = 4;
const MOST_FRAMES = 30;
/** A chain may lead back to itself. */
const MOST_CAUSES = 5;

/** Messages of these are written by the engine and quote code; those of others may quote what they were given. */
const MESSAGES_WITHOUT_DATA = new Set(['TypeError', 'ReferenceError']);

/** What a value may look like: identifiers, numbers, paths of the API. No sentence of a person and no token fits. */
const HARMLESS = /^[\w.:/@+-]*$/;
const LONG_WORD = /[\w+/=-]{65,}/;

function harmless(value: string | number | boolean | null): string | number | boolean | null {
  if (typeof value !== 'string') return value;
  return HARMLESS.test(value) && !LONG_WORD.test(value) ? value.slice(0, LONGEST_VALUE) : '(left out)';
}

/** Ends with a place in the code: what was put into a message after the stack was taken does not. */
const FRAME = /^\s+at .*:\d+:\d+\)?$|^\s+at .*(?:<anonymous>|native)\)?$/;

/** Where it happened, without what was being handled: names and frames, down the chain of causes. */
function describe(cause: unknown, depth = 0): Record<string, unknown> {
  if (!(cause instanceof Error)) return { thrown: typeof cause };
  // Without the message, of which a line may look like a frame and be somebody's words.
  const frames = (cause.stack ?? '')
    .replace(cause.message, '')
    .split('\n')
    .filter((line) => FRAME.test(line));
  return {
    name: cause.name,
    ...('code' in cause && typeof cause.code === 'string' ? { code: harmless(cause.code) } : {}),
    ...(MESSAGES_WITHOUT_DATA.has(cause.name) ? { message: cause.message.slice(0, LONGEST_VALUE) } : {}),
    frames: frames.slice(0, MOST_FRAMES).map((line) => line.trim()),
    ...(cause.cause === undefined || depth >= MOST_CAUSES ? {} : { cause: describe(cause.cause, depth + 1) }),
  };
}

/**
 * One JSON line per event in `logs/caseport.log` of the profile, two files of a megabyte at most. Values that are not plain
 * identifiers are left out, whoever passes them: a log is what people attach to public bug reports.
 */
export function createLog(profile: string, clock: Clock): Log {
  const folder = join(profile, 'logs');
  const file = join(folder, 'caseport.log');
  let unwritten = 0;

  function append(line: Record<string, unknown>): void {
    const text = `${JSON.stringify({ at: new Date(clock.now()).toISOString(), ...line, ...(unwritten > 0 ? { unwritten } : {}) })}\n`;
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
      if (size > LARGEST_FILE_BYTES) renameSync(file, `${file}.1`);
      appendFileSync(file, text, { mode: 0o600 });
      unwritten = 0;
    } catch {
      // A full or read-only disk must not stop what is being logged; the next line that can be written says how many were lost.
      unwritten += 1;
    }
  }

  return {
    write(level, event, fields = {}) {
      const safe = Object.entries(fields).map(([key, value]) => [key, harmless(value)]);
      append({ level, event, ...Object.fromEntries(safe) });
    },
    bug(cause, where) {
      const reference = randomBytes(REFERENCE_BYTES).toString('hex');
      append({ level: 'error', event: 'bug', reference, where, ...describe(cause) });
      return reference;
    },
  };
}
