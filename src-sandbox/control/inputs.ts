import { z } from 'zod';
import { STATUSES } from '../world/cases.ts';

const Digits = z.string().regex(/^\d+$/, 'must be digits');

/** A case put there as it is. What is left out is filled in. */
export const AddCase = z.strictObject({
  id: Digits.optional(),
  /** Client id of the owner; another one than the sandbox's own gives a case that answers 403. */
  owner: z.string().optional(),
  status: z.enum(STATUSES).default('OPEN'),
  type: z.string().default('GENERAL_ENQUIRY'),
  externalId: z.string().nullable().default(null),
  subject: z.string().default('A case of the sandbox'),
  description: z.string().default(''),
  details: z
    .strictObject({ transferId: Digits.nullable(), profileId: Digits.nullable(), userId: Digits })
    .default({ transferId: null, profileId: null, userId: '1234' }),
  /** Milliseconds since 1970 UTC; left out: now. */
  createdAt: z.number().optional(),
  updatedAt: z.number().optional(),
  /** Oldest first. */
  comments: z
    .array(
      z.strictObject({
        id: Digits.optional(),
        plainBody: z.string(),
        author: z.enum(['PARTNER', 'WISE_AGENT']),
        createdAt: z.number().optional(),
      }),
    )
    .default([]),
});
export type AddCase = z.input<typeof AddCase>;

export const MoveCase = z.strictObject({ id: Digits, status: z.enum(STATUSES), force: z.boolean().default(false) });
export type MoveCase = z.input<typeof MoveCase>;

export const WriteComment = z.strictObject({
  id: Digits,
  plainBody: z.string(),
  /** Moves the case after the comment. */
  status: z.enum(STATUSES).optional(),
});
export type WriteComment = z.input<typeof WriteComment>;
