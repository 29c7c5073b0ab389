/**
 * The fault suite: `npm run faults` for about three minutes of sends over the whole list of faults, or one mode by name:
 * --sends N, --kill N, --model N, --corrupt N, --wire N, --storm, --planted; each with --seed S. Prints figures, and exits non-zero when a
 * bound breaks. A mode is a file in modes/ and a line here.
 */
import { parseArgs } from 'node:util';
import { runCorrupt } from './modes/corrupt.ts';
import { runKill } from './modes/kill.ts';
import { runModel } from './modes/model.ts';
import { runPlanted } from './modes/planted.ts';
import { runSends } from './modes/sends.ts';
import { runStorm } from './modes/storm.ts';
import { runWire } from './modes/wire.ts';

const ALL_SENDS = 10_000;
const DEFAULT_SECONDS = 170;
const LONGEST_SECONDS = 3 * 3_600;

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    sends: { type: 'string' },
    kill: { type: 'string' },
    model: { type: 'string' },
    corrupt: { type: 'string' },
    /** Of a model run that failed, as it was printed: plays it again. */
    path: { type: 'string' },
    replay: { type: 'string' },
    wire: { type: 'string' },
    storm: { type: 'boolean' },
    planted: { type: 'boolean' },
    /** One planted bug by its name. */
    only: { type: 'string' },
  },
});

function number(text: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`${text} is not a whole number`);
  return Number(text);
}

function write(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** @returns what broke a bound, a sentence each. */
function run(): Promise<readonly string[]> {
  const seed = values.seed === undefined ? Math.floor(Math.random() * 1_000_000) : number(values.seed);
  if (values.kill !== undefined) return runKill({ kills: number(values.kill), seed, write });
  if (values.model !== undefined) {
    return runModel({
      runs: number(values.model),
      seed,
      write,
      ...(values.path === undefined ? {} : { path: values.path }),
      ...(values.replay === undefined ? {} : { replay: values.replay }),
    });
  }
  if (values.corrupt !== undefined) return runCorrupt({ rounds: number(values.corrupt), seed, write });
  if (values.wire !== undefined) return runWire({ each: number(values.wire), seed, write });
  if (values.storm === true) return runStorm({ seed, write });
  if (values.planted === true) return runPlanted({ only: values.only ?? null, write });
  if (values.sends !== undefined) return runSends({ sends: number(values.sends), seed, longestSeconds: LONGEST_SECONDS, write });
  return runSends({ sends: ALL_SENDS, seed, longestSeconds: DEFAULT_SECONDS, write });
}

const broken = await run();
for (const line of broken) write(`BROKEN: ${line}`);
write(broken.length === 0 ? 'within every bound' : 'OUT OF BOUNDS');
process.exit(broken.length === 0 ? 0 : 1);
