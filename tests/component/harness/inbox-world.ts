import type { FakeCase } from '../builders.ts';
import { aWorld, type World } from '../fake-world.ts';
import { held, others } from './inbox-cases.ts';

export function byId(cases: readonly FakeCase[]): Map<string, FakeCase> {
  return new Map(cases.map((one) => [one.row.id, one]));
}

/** As it was read at `now`. */
export function inboxWorld(part: Partial<World> = {}, now = Date.now()): World {
  const cases = [held(now), ...others(now)].map((one) => ({ ...one, fetchedAt: now - 20_000 }));
  return aWorld({ cases: byId(cases), ...part });
}
