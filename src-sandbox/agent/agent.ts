import type { SandboxClock } from '../clock.ts';
import { seededRandom } from '../random.ts';
import type { CaseBook } from '../world/case-book.ts';
import type { PartnerCase } from '../world/cases.ts';
import { type AgentStep, nextStep, type Pace } from './agent-script.ts';

export type AgentSpeed = {
  /** Shortest and longest time between a change and the agent's answer to it. */
  readonly fromMilliseconds: number;
  readonly toMilliseconds: number;
};

/** Quick enough that a person who tries the demo sees life. */
export const DEMO_SPEED: AgentSpeed = { fromMilliseconds: 5_000, toMilliseconds: 20_000 };

const PACES: Readonly<Record<Pace, number>> = { quick: 0.5, usual: 1, slow: 6 };

/**
 * Works on every case in turn until `stop`. Cases that nobody touched since the start are left for much longer, so that the
 * inbox of a demo keeps its variety.
 */
export function startAgent(book: CaseBook, clock: SandboxClock, speed: AgentSpeed, seed: number): { stop(): void } {
  const random = seededRandom(seed);
  const planned = new Map<bigint, () => void>();

  function plan(entry: PartnerCase, share: number): void {
    planned.get(entry.id)?.();
    planned.delete(entry.id);
    const step = nextStep(entry, random);
    if (step === null) return;
    const wait = random.between(speed.fromMilliseconds, speed.toMilliseconds) * PACES[step.pace] * share;
    planned.set(
      entry.id,
      clock.after(Math.round(wait), () => take(entry, step)),
    );
  }

  function take(seen: PartnerCase, step: AgentStep): void {
    planned.delete(seen.id);
    // Each of these changes plans the case anew, see below.
    if (step.comment !== null) book.comment(seen.id, 'WISE_AGENT', step.comment);
    if (step.status !== null) book.move(seen.id, step.status);
  }

  for (const entry of book.all()) plan(entry, entry.status === 'CREATING' ? 1 : random.between(3, 20));
  const undo = book.onChange(({ id }) => {
    const entry = book.get(id);
    if (entry !== undefined) plan(entry, 1);
  });

  return {
    stop() {
      undo();
      for (const cancel of planned.values()) cancel();
      planned.clear();
    },
  };
}
