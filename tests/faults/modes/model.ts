import fc from 'fast-check';
import { commands } from '../model/commands.ts';
import { createSystem } from '../model/system.ts';

export type ModelOptions = {
  readonly runs: number;
  readonly seed: number;
  readonly path?: string;
  readonly replay?: string;
  readonly write: (line: string) => void;
};

const MOST_COMMANDS = 25;

/** Commands in any order against the invariants of the outbox. A failure is shrunk, and told with its seed and path. */
export async function runModel({ runs, seed, path, replay, write }: ModelOptions): Promise<readonly string[]> {
  const began = performance.now();
  let played = 0;
  let pressed = 0;
  let landed = 0;
  const property = fc.asyncProperty(
    fc.commands([...commands], {
      maxCommands: MOST_COMMANDS,
      size: 'max',
      ...(replay === undefined ? {} : { replayPath: replay }),
    }),
    async (drawn) => {
      const system = await createSystem();
      try {
        await fc.asyncModelRun(() => ({ model: {}, real: system }), drawn);
        await system.finish();
      } finally {
        await system.stop();
        played += 1;
        pressed += system.pressed.length;
        landed += system.server.ledger.length;
      }
    },
  );
  const result = await fc.check(property, { numRuns: runs, seed, endOnFailure: false, ...(path === undefined ? {} : { path }) });
  write(
    `model, seed ${seed}, ${((performance.now() - began) / 1_000).toFixed(0)} s: ${result.numRuns} runs, ${played} with shrinking, ${pressed} sends, ${landed} landed`,
  );
  if (!result.failed) return [];
  const cause = result.errorInstance instanceof Error ? result.errorInstance.message : String(result.errorInstance);
  const shrunk = String(result.counterexample?.[0]);
  const again = /replayPath="([^"]*)"/.exec(shrunk)?.[1] ?? '';
  const repeat = `--model 1 --seed ${result.seed} --path ${result.counterexamplePath ?? ''} --replay ${again}`;
  return [`${shrunk}: ${cause} (again: ${repeat})`];
}
