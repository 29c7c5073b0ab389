import type { SeededRandom } from '../random.ts';
import type { CaseBook } from '../world/case-book.ts';
import type { SeedTopic } from './seed-topic.ts';
import { SEED_TOPICS } from './seed-topics.ts';

const MINUTE = 60_000;

/** Fills an empty book with `count` believable cases over all five statuses; answers their ids in order of age. */
export function seedCases(book: CaseBook, count: number, owner: string, now: number, random: SeededRandom): bigint[] {
  const [first] = SEED_TOPICS;
  return Array.from({ length: count }, (_unused, index) => {
    const topic = SEED_TOPICS[index % SEED_TOPICS.length] ?? first;
    const round = Math.floor(index / SEED_TOPICS.length);
    return plant(book, topic, round, owner, now, random);
  });
}

function plant(book: CaseBook, topic: SeedTopic, round: number, owner: string, now: number, random: SeededRandom): bigint {
  // The later rounds of a big seed are older, by some hours each.
  const age = (minutesAgo: number) => now - (minutesAgo + round * 190) * MINUTE - random.between(0, MINUTE - 1);
  const createdAt = age(topic.minutesAgo);
  const described = { author: 'PARTNER' as const, minutesAgo: topic.minutesAgo, body: topic.description };
  const thread = topic.status === 'CREATING' ? [] : [described, ...topic.thread];
  // Two seconds lie between the case and its first comment, as in the example of partner-cases-v1.md.
  const comments = thread.map((entry, index) => ({
    plainBody: entry.body,
    author: entry.author,
    createdAt: index === 0 ? createdAt + 2_000 : Math.max(age(entry.minutesAgo), createdAt + 2_000 + index),
  }));
  const updatedAt = comments.at(-1)?.createdAt ?? createdAt;
  const planted = book.plant({
    owner,
    type: 'GENERAL_ENQUIRY',
    externalId: round === 0 ? topic.externalId : `${topic.externalId}-${round + 1}`,
    subject: topic.subject,
    description: topic.description,
    details: {
      transferId: topic.aboutTransfer ? BigInt(58_114_690 + random.between(1, 900_000)) : null,
      profileId: BigInt(14_556_049 + random.between(1, 90_000)),
      userId: BigInt(random.between(1_000, 9_999)),
    },
    status: topic.status,
    createdAt,
    updatedAt,
    comments,
  });
  return planted.id;
}
