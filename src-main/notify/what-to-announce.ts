import { turnOf } from '../../src-shared/cases.ts';
import type { News } from './news.ts';

/** What is known when a case was just read. */
export type Reading = {
  readonly accountId: string;
  readonly caseId: string;
  readonly subject: string | null;
  readonly statusBefore: string | null;
  readonly status: string;
  /** Newest entry that Wise wrote and that was not there before; null: none. */
  readonly newFromWise: { readonly id: string; readonly line: string } | null;
  /** Somebody on our side wrote since the last read: what the status did then is our own doing. */
  readonly isAnswered: boolean;
  /** We created the case here, or wrote in it. */
  readonly isOurs: boolean;
  /** What the person was told of before, also before a restart. */
  readonly announced: string | null;
  /** The case was read for the first time: news to us, not to the person. */
  readonly isFirstRead: boolean;
  /** It is on screen and the window has the focus. */
  readonly isWatched: boolean;
};

export type Decision = {
  readonly news: Extract<News, { kind: 'entered' | 'wrote' | 'reopened' }> | null;
  /** To be remembered, so that a restart does not say it again; null: leave as it is. */
  readonly remember: string | null;
};

const NOTHING: Decision = { news: null, remember: null };

/** Whether a reading is worth a person's attention. Our own writes never are. */
export function whatToAnnounce(reading: Reading): Decision {
  const kind = kindOf(reading);
  // A reminder that was given is noted behind the two.
  const [toldStatus, toldEntry = ''] = reading.announced?.split('|') ?? [];
  if (kind === null) {
    if (toldStatus === undefined || turnOf(toldStatus) === turnOf(reading.status)) return NOTHING;
    // It left what was told: when it comes back, that is news again, and may be reminded of again.
    return { news: null, remember: `${reading.status}|${toldEntry}` };
  }
  const key = `${reading.status}|${reading.newFromWise?.id ?? ''}`;
  const remember = `${toldStatus}|${toldEntry}` === key ? null : key;
  if (reading.isFirstRead || reading.isWatched || remember === null) return { news: null, remember };
  const { accountId, caseId, subject } = reading;
  return { news: { kind, accountId, caseId, subject, line: reading.newFromWise?.line ?? null }, remember };
}

function kindOf(reading: Reading): 'entered' | 'wrote' | 'reopened' | null {
  const turn = turnOf(reading.status);
  const before = turnOf(reading.statusBefore);
  if (turn === 'ours' && before !== 'ours') return 'entered';
  if (before === 'done' && turn === 'theirs' && !reading.isAnswered) return 'reopened';
  if (reading.newFromWise !== null && (turn === 'ours' || reading.isOurs)) return 'wrote';
  return null;
}
