import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'electron';
import { z } from 'zod';
import { ignoreUnsafeVariables, refusedSwitches } from '../desktop/unsafe-start.ts';

/** `EX_USAGE` of sysexits.h. */
const WRONG_USAGE = 64;

const Manifest = z.object({ verification: z.literal(true) });

/**
 * Must be the first thing that runs: a released build ends here if its command line asks for a debugger or takes a wall away, before
 * anything listens. Variables that weaken TLS are taken out of the environment.
 * @param root the folder of the archive's package.json
 * @returns the names of the variables that were ignored, for the log
 */
export function closeDoors(app: App, root: string): readonly string[] {
  const ignored = ignoreUnsafeVariables(process.env);
  if (!app.isPackaged) return ignored;
  // Node would open a debugger at this signal. A fuse forbids it; this forbids it where an old Electron lacks the fuse.
  process.on('SIGUSR1', () => undefined);
  const refused = refusedSwitches((name) => app.commandLine.hasSwitch(name), isVerification(root));
  if (refused.length > 0) {
    process.stderr.write(`Caseport does not start with: ${refused.map((name) => `--${name}`).join(' ')}\n`);
    // Not `app.exit`: that waits for an application that is not there yet.
    process.exit(WRONG_USAGE);
  }
  return ignored;
}

/** A mark that only the packaging script puts into the archive that it drives itself and throws away. */
function isVerification(root: string): boolean {
  return Manifest.safeParse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).success;
}
