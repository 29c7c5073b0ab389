import { z } from 'zod';
import { Emergency, EmergencyStep, MAX_EMERGENCY_NOTES } from '../emergency.ts';
import { AccountId, CaseId, Moment } from '../ids.ts';
import { Saved } from '../register.ts';
import { RequestDetail, RequestFilter, RequestRow, RequestStats } from '../requests.ts';
import { StatusReport } from '../status-page.ts';
import { MAX_EVIDENCE, SupportDraft, SupportRequest, SupportRequestWhole, SupportState } from '../support.ts';
import { call } from './call.ts';

const nothing = z.strictObject({});
const done = z.object({});
const one = z.strictObject({ id: z.uuid() });

/** What reaches Wise when Wise itself is the problem: its status page, the request log, requests to technical support. */
export const supportCalls = {
  'status.report': call(nothing, StatusReport),
  /** Reads the page now, unless it was read a moment ago; answers what is known afterwards. */
  'status.readNow': call(nothing, StatusReport),

  /** A window of the log, the newest first. */
  'requests.window': call(
    z.strictObject({ filter: RequestFilter, start: z.number().int().nonnegative(), count: z.number().int().min(1).max(200) }),
    z.object({ total: z.number().int(), rows: z.array(RequestRow) }),
  ),
  'requests.get': call(z.strictObject({ id: z.number().int() }), z.object({ call: RequestDetail.nullable() })),
  'requests.stats': call(z.strictObject({ since: Moment, accountId: AccountId.nullable() }), RequestStats),

  /** A new draft, filled with what the log and the register know of these calls, of this case, or of this trace id. */
  'support.begin': call(
    z.strictObject({
      accountId: AccountId.nullable(),
      caseId: CaseId.nullable(),
      callIds: z.array(z.number().int()).max(MAX_EVIDENCE),
      traceId: z.string().max(128).nullable(),
    }),
    SupportRequestWhole,
  ),
  /** Adds calls to a draft, and works the rest out anew. */
  'support.addCalls': call(one.extend({ callIds: z.array(z.number().int()).max(MAX_EVIDENCE) }), SupportRequestWhole),
  'support.list': call(nothing, z.array(SupportRequest)),
  'support.get': call(one, SupportRequestWhole),
  /** Only drafts can be changed. */
  'support.save': call(one.extend({ draft: SupportDraft }), SupportRequestWhole),
  /** Throws a draft away; a request that was sent stays. */
  'support.discard': call(one, done),
  /** @param at of Wise's reply; null: now. */
  'support.mark': call(one.extend({ state: SupportState, at: Moment.nullable() }), SupportRequestWhole),
  /**
   * Opens the mail program. `short`: the text was too long for that, so it is on the clipboard and the mail is empty.
   * Nothing is sent: that is done in the mail program, by a person.
   */
  'support.openMail': call(one, z.object({ opened: z.boolean(), short: z.boolean() })),
  'support.saveMail': call(one, Saved),

  /** The one that is under way, else the last one. */
  'emergency.newest': call(nothing, z.object({ emergency: Emergency.nullable() })),
  /** Those that are over, the last one first. */
  'emergency.past': call(nothing, z.object({ emergencies: z.array(Emergency) })),
  'emergency.begin': call(nothing, Emergency),
  'emergency.tick': call(one.extend({ step: EmergencyStep, ticked: z.boolean() }), Emergency),
  'emergency.note': call(one.extend({ notes: z.string().max(MAX_EMERGENCY_NOTES) }), Emergency),
  'emergency.end': call(one, Emergency),
  'emergency.export': call(one, Saved),
  /** Opens an empty mail with the word in its subject that pages an engineer. */
  'emergency.openMail': call(nothing, z.object({ opened: z.boolean() })),
} as const;

export const supportEvents = {
  'status.changed': z.object({}),
  'support.changed': z.object({}),
};
