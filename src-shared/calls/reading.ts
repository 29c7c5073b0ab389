import { z } from 'zod';
import { AuditFilter, AuditRow } from '../audit.ts';
import { AccountId, CaseId } from '../ids.ts';
import { Overview, OverviewDays, OverviewPart } from '../overview.ts';
import { Saved } from '../register.ts';
import { call } from './call.ts';

const done = z.object({});
const nothing = z.strictObject({});
const oneCase = z.strictObject({ accountId: AccountId, caseId: CaseId });
const overview = z.strictObject({ accountId: AccountId, days: OverviewDays });

/** The largest window of the audit log that one call may ask for. */
export const MAX_AUDIT_WINDOW = 200;
/** The largest printed thread that is saved, in UTF-16 units: 2,000 entries of the largest size would be twice that. */
export const MAX_PAGE = 64 * 1024 * 1024;

/** Threads as files, the local audit log and the overview. */
export const readingCalls = {
  /** The whole thread from the local store as Markdown; with the note and the tags only where asked for. */
  'thread.export': call(
    z.strictObject({ accountId: AccountId, caseId: CaseId, format: z.literal('markdown'), withNote: z.boolean() }),
    Saved,
  ),
  /** Saves the printed form of a thread as one file that runs nothing and loads nothing. */
  'thread.saveHtml': call(
    z.strictObject({
      accountId: AccountId,
      caseId: CaseId,
      title: z.string().max(1_000),
      style: z.string().max(200_000),
      body: z.string().max(MAX_PAGE),
    }),
    Saved,
  ),
  /** Saves what the window would print now. `possible` is false where this host can not make a PDF. */
  'thread.savePdf': call(oneCase, Saved.extend({ possible: z.boolean() })),
  /** The renderer is about to open the print dialog of the system: noted, because a print is an export. */
  'thread.printing': call(oneCase, done),

  'audit.window': call(
    z.strictObject({
      filter: AuditFilter,
      start: z.number().int().nonnegative(),
      count: z.number().int().min(1).max(MAX_AUDIT_WINDOW),
    }),
    z.object({ total: z.number().int().nonnegative(), rows: z.array(AuditRow) }),
  ),
  'audit.export': call(z.strictObject({ filter: AuditFilter }), Saved),

  /** Counts anew. A second one, or `overview.cancel`, ends the first with `cancelled`. */
  'overview.read': call(overview, Overview),
  'overview.cancel': call(nothing, done),
  'overview.export': call(overview.extend({ part: OverviewPart }), Saved),
} as const;

export const readingEvents = {};
