/**
 * The fault suite: `npm run faults` for about three minutes of sends over the whole list of faults, or one mode by name.
 * Prints figures, and exits non-zero when a bound breaks (docs: reliability-and-security, sections 2, 3 and 7).
 */
import { parseArgs } from 'node:util';
import { runKill } from './modes/kill.ts';
import { runModel } from './modes/model.ts';
import { runPlanted } from './modes/planted.ts';
import { runSends } from './modes/sends.ts';
import { runStorm } from './modes/storm.ts';
import { runWire } from './modes/wire.ts';

const DEFAULT_SECONDS = 170;
const LONGEST_SECONDS = 3 * 3_600;

const { values } = parseArgs({
  options: {
    sends: { type: 'string' },
    seed: { type: 'string' },
    kill: { type: 'string' },
    model: { type: 'string' },
    /** Of a failed model run, to play it again. */
    path: { type: 'string' },
    wire: { type: 'string' },
    planted: { type: 'boolean' },
    /** One planted bug by its name. */
    only: { type: 'string' },
    storm: { type: 'boolean' },
  },
});

function number(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (!/^\d+$/.test(text)) throw new Error(`${text} is not a whole number`);
  return Number(text);
}

function write(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function run(): Promise<readonly string[]> {
  const seed = number(values.seed, Math.floor(Math.random() * 1_000_000));
  if (values.kill !== undefined) return runKill({ kills: number(values.kill, 0), seed, write });
  if (values.model !== undefined) {
    return runModel({ runs: number(values.model, 0), seed, write, ...(values.path === undefined ? {} : { path: values.path }) });
  }
  if (values.planted === true) return runPlanted({ only: values.only ?? null, write });
  if (values.wire !== undefined) return runWire({ each: number(values.wire, 0), seed, write });
  if (values.storm === true) return runStorm({ seed, write });
  return runSends({
    sends: number(values.sends, 10_000),
    seed,
    longestSeconds: values.sends === undefined ? DEFAULT_SECONDS : LONGEST_SECONDS,
    write,
  });
}

const broken = await run();
for (const line of broken) write(`BROKEN: ${line}`);
write(broken.length === 0 ? 'within every bound' : 'OUT OF BOUNDS');
process.exit(broken.length === 0 ? 0 : 1);
