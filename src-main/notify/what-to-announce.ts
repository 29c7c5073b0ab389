import { turnOf } from '../../src-shared/cases.ts';

/** What is known when a case was just read. */
export type Reading = {
  readonly caseId: string;
  readonly subject: string | null;
  readonly statusBefore: string | null;
  readonly status: string;
  /** Newest entry that Wise wrote and that was not there before; null: none. */
  readonly newFromWise: { readonly id: string; readonly line: string } | null;
  /** What the person was told of before, also before a restart. */
  readonly announced: string | null;
  /** The case was read for the first time: news to us, not to the person. */
  readonly isFirstRead: boolean;
  /** It is on screen and the window has the focus. */
  readonly isWatched: boolean;
  /** The case is the demo's or our own: `content` decides what of it may be shown. */
  readonly content: 'full' | 'id' | 'nothing';
};

export type Announcement = { readonly tag: string; readonly title: string; readonly body: string };

export type Decision = {
  readonly announcement: Announcement | null;
  /** To be remembered, so that a restart does not say it again; null: leave as it is. */
  readonly remember: string | null;
};

const LONGEST_BODY = 160;

/** Whether a reading is worth a person's attention, and in which words. Our own writes never are. */
export function whatToAnnounce(reading: Reading): Decision {
  const isOurs = turnOf(reading.status) === 'ours';
  const entered = isOurs && turnOf(reading.statusBefore) !== 'ours';
  const isNews = isOurs && reading.newFromWise !== null;
  if (!entered && !isNews) return { announcement: null, remember: null };

  const key = `${reading.status}|${reading.newFromWise?.id ?? ''}`;
  const remember = reading.announced === key ? null : key;
  if (reading.isFirstRead || reading.isWatched || remember === null) return { announcement: null, remember };
  return { announcement: inWords(reading, entered), remember };
}

function inWords(reading: Reading, entered: boolean): Announcement {
  const title = entered ? 'Wise needs an answer' : 'Wise wrote again';
  const tag = `case:${reading.caseId}`;
  switch (reading.content) {
    case 'nothing':
      return { tag, title: 'Caseport', body: 'A case needs you.' };
    case 'id':
      return { tag, title, body: `Case ${reading.caseId}` };
    case 'full':
      return { tag, title: reading.subject ?? `Case ${reading.caseId}`, body: short(reading.newFromWise?.line ?? title) };
  }
}

function short(line: string): string {
  return line.length > LONGEST_BODY ? `${line.slice(0, LONGEST_BODY - 1)}…` : line;
}
