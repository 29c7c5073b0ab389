import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const MOST_LINES = 500;

const Line = z.looseObject({ at: z.string(), level: z.enum(['info', 'warn', 'error']), event: z.string() });

/** Warnings and errors of the log, the newest last. A line that the log did not write is left out, for nobody knows what it says. */
export function readErrors(profile: string): string {
  const lines = ['caseport.log.1', 'caseport.log'].flatMap((name) => readLines(join(profile, 'logs', name)));
  const wanted = lines.filter((line) => {
    const read = Line.safeParse(parse(line));
    return read.success && read.data.level !== 'info';
  });
  return wanted.length === 0 ? 'The log holds no warnings and no errors.\n' : `${wanted.slice(-MOST_LINES).join('\n')}\n`;
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch (cause) {
    // No log yet, or one that may not be read: what can be told is told by the other files.
    if (cause instanceof Error && 'code' in cause) return [];
    throw cause;
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // Cut short by a crash.
    return null;
  }
}
