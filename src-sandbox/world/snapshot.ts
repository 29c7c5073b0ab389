import { z } from 'zod';
import { stringifyJson } from '../json.ts';
import type { CaseBookState } from './case-book.ts';
import { caseRecord } from './case-record.ts';
import { STATUSES } from './cases.ts';

const Id = z.string().regex(/^\d+$/).transform(BigInt);
const Comment = z.object({
  id: Id,
  plainBody: z.string(),
  author: z.enum(['PARTNER', 'WISE_AGENT']),
  createdAt: z.number(),
});
const Snapshot = z.object({
  version: z.literal(1),
  seededIds: z.array(z.string()),
  nextCase: Id,
  nextComment: Id,
  cases: z.array(
    z.object({
      id: Id,
      owner: z.string(),
      type: z.string(),
      externalId: z.string().nullable(),
      subject: z.string(),
      description: z.string(),
      details: z.object({ transferId: Id.nullable(), profileId: Id.nullable(), userId: Id }),
      createdAt: z.number(),
      status: z.enum(STATUSES),
      updatedAt: z.number(),
      comments: z.array(Comment),
    }),
  ),
});

export type SavedWorld = { readonly book: CaseBookState; readonly seededIds: readonly string[] };

/** The whole state as text: exact ids (as strings, whatever their length), comments, counters. No tokens. */
export function writeSnapshot(world: SavedWorld): string {
  return stringifyJson({
    version: 1,
    seededIds: world.seededIds,
    nextCase: String(world.book.counters.nextCase),
    nextComment: String(world.book.counters.nextComment),
    cases: world.book.cases.map(caseRecord),
  });
}

/** Throws an error in plain words when the text is not one of our snapshots. */
export function readSnapshot(text: string): SavedWorld {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (cause) {
    throw new Error('The saved sandbox is not JSON.', { cause });
  }
  const parsed = Snapshot.safeParse(raw);
  if (!parsed.success) throw new Error(`The saved sandbox is of another form: ${z.prettifyError(parsed.error)}`);
  const { nextCase, nextComment, cases, seededIds } = parsed.data;
  return { book: { counters: { nextCase, nextComment }, cases }, seededIds };
}
