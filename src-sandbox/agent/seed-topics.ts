import type { SeedTopic } from './seed-topic.ts';
import { CLOSED_TOPICS } from './seed-topics-closed.ts';
import { OPEN_TOPICS } from './seed-topics-open.ts';

/** In order; a bigger seed begins again from the first. */
export const SEED_TOPICS: readonly [SeedTopic, ...SeedTopic[]] = [...OPEN_TOPICS, ...CLOSED_TOPICS];
