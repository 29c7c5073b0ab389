import { chmodSync, lstatSync, readdirSync } from 'node:fs';
import { platform } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import type { Log } from '../ports.ts';

/** What the group and everybody else may do. */
const OTHERS = 0o077;
const OWNER = 0o700;
/** Databases with their logs, the marker, and copies that were put aside. */
const OURS = /\.(?:db|json)\b/;
const FOLDERS = /^(?:backups|damaged|set-aside-.*)$/;

/**
 * Leaves a profile to its owner alone. SQLite makes files as everybody may read them, and so did earlier versions of this; what
 * is in them is encrypted, but who works when, and with how much, is nobody's business either. Rights are only taken: what
 * somebody made read-only stays so.
 */
export function makePrivate(profile: string, log: Log): void {
  // Windows keeps profiles apart by itself, and has no such modes.
  if (platform() === 'win32') return;
  try {
    tighten(profile);
    for (const entry of readdirSync(profile, { withFileTypes: true })) {
      const place = path.join(profile, entry.name);
      if (entry.isFile() && OURS.test(entry.name)) tighten(place);
      if (!entry.isDirectory() || !FOLDERS.test(entry.name)) continue;
      tighten(place);
      for (const name of readdirSync(place)) tighten(path.join(place, name));
    }
  } catch (cause) {
    const code = z.object({ code: z.string() }).safeParse(cause).data?.code;
    if (code === undefined) throw cause;
    // Some disks know of no modes, and a folder may be another person's: no reason not to work.
    log.write('warn', 'profile-not-private', { code });
  }
}

function tighten(place: string): void {
  const stats = lstatSync(place, { throwIfNoEntry: false });
  // A link is followed by nobody here: what it points to may be anybody's.
  if (stats === undefined || stats.isSymbolicLink() || (stats.mode & OTHERS) === 0) return;
  chmodSync(place, stats.mode & OWNER);
}
