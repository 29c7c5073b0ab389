import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readOptional } from '../read-optional.ts';

/** What a window remembers; numbers and switches only, so that a plain file will do before any database is open. */
const Remembered = z.object({
  place: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }).nullable().catch(null),
  maximized: z.boolean().catch(false),
  /** That closing the window left it at work has been said once. */
  saidStillRunning: z.boolean().catch(false),
  /** That it starts with the session was set by this profile, so that it is taken back by it alone. */
  startsAtLogin: z.boolean().catch(false),
  zoom: z.number().min(0.5).max(3).catch(1),
});
export type Remembered = z.output<typeof Remembered>;

const NOTHING: Remembered = Remembered.parse({});

export type WindowMemory = {
  read(): Remembered;
  change(change: Partial<Remembered>): void;
};

/** Keeps it in a file of the profile. What can not be read counts as nothing; what can not be written is forgotten. */
export function createWindowMemory(profile: string): WindowMemory {
  const file = join(profile, 'window.json');
  let known: Remembered | null = null;

  function read(): Remembered {
    known ??= load(file);
    return known;
  }

  return {
    read,
    change(change) {
      const next = { ...read(), ...change };
      if (JSON.stringify(next) === JSON.stringify(known)) return;
      known = next;
      try {
        writeFileSync(`${file}.next`, JSON.stringify(next), { mode: 0o600 });
        renameSync(`${file}.next`, file);
      } catch {
        // A profile that can not be written has a screen of its own; where a window stood is not worth another.
      }
    },
  };
}

function load(file: string): Remembered {
  try {
    const parsed = Remembered.safeParse(JSON.parse(readOptional(file) ?? '{}'));
    return parsed.success ? parsed.data : NOTHING;
  } catch {
    // Cut short, or no JSON: a window begins as designed.
    return NOTHING;
  }
}
