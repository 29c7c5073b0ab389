import type { SeededRandom } from '../random.ts';
import type { PartnerCase, Status } from '../world/cases.ts';
import { ANSWERS, CLOSING, PROGRESS, QUESTIONS } from './phrases.ts';

/** What the scripted agent does next with a case: a comment, a status, or both (the comment first). */
export type AgentStep = { readonly comment: string | null; readonly status: Status | null; readonly pace: Pace };

/** How long the agent takes over it, as a share of its usual time. */
export type Pace = 'quick' | 'usual' | 'slow';

/**
 * The script: CREATING to OPEN, a question and PENDING; the partner's reply brings OPEN by itself, then an answer and PENDING or
 * SOLVED, and at last CLOSED (partner-cases-v1.md "Case Statuses"). Null where the turn is the partner's or nothing is left.
 */
export function nextStep(entry: PartnerCase, random: SeededRandom): AgentStep | null {
  switch (entry.status) {
    case 'CREATING':
      return { comment: null, status: 'OPEN', pace: 'quick' };
    case 'OPEN':
      return stepWhileOpen(entry, random);
    case 'SOLVED':
      return { comment: null, status: 'CLOSED', pace: 'slow' };
    case 'PENDING':
    case 'CLOSED':
      return null;
  }
}

function stepWhileOpen(entry: PartnerCase, random: SeededRandom): AgentStep {
  const written = entry.comments.filter((comment) => comment.author === 'WISE_AGENT').length;
  const repliedTo = entry.comments.at(-1)?.author === 'PARTNER';
  if (written === 0) return { comment: random.pick(QUESTIONS), status: 'PENDING', pace: 'usual' };
  // "Note that we may update a case in this status and not change it."
  if (repliedTo && random.fraction() < 0.2) return { comment: random.pick(PROGRESS), status: null, pace: 'usual' };
  if (written < 4 && random.fraction() < 0.4) return { comment: random.pick(ANSWERS), status: 'PENDING', pace: 'usual' };
  return { comment: random.pick(CLOSING), status: 'SOLVED', pace: 'usual' };
}
