import { z } from 'zod';
import { AppFailure } from '../../src-shared/errors.ts';
import type { Announcer } from '../announcer.ts';
import type { Cancel, NoticeAction, Ports } from '../ports.ts';
import { listAccounts } from '../store/accounts-table.ts';
import { readSettings, readValue, writeValue } from '../store/settings-table.ts';
import type { Stores } from '../store/stores.ts';
import { type Announcement, afterQuiet, inWords, labelsOf, type Target } from './in-words.ts';
import type { News } from './news.ts';
import { pausedUntil } from './pause.ts';
import { isQuiet } from './quiet-hours.ts';

/** News within this time are told together: a poll round over many cases is one summary and not many. */
const GATHER_MILLISECONDS = 1_200;
/** How often what was held back is looked at, while there is any. */
const HELD_CHECK_MILLISECONDS = 30_000;
const MOST_HELD = 500;
const HELD = 'held-news';

/** Tells news outside the window: at once, together where there are many, or after quiet hours. */
export type Bell = {
  ring(news: News): void;
  /** Looks whether what was held back can be told now. */
  start(): void;
  stop(): void;
};

export type BellOptions = {
  readonly ports: Pick<Ports, 'clock' | 'notifier' | 'shell' | 'log'>;
  readonly stores: Pick<Stores, 'desk'>;
  readonly announcer: Announcer;
  /** Does what a button of a notification offers. */
  readonly act: (action: NoticeAction, accountId: string, caseId: string) => void;
};

/** Of what is held, ids alone are kept on disk: words of a case have no business in a queue of notifications. */
const Held = z.array(
  z.object({
    kind: z.string(),
    accountId: z.string(),
    caseId: z.string().nullable(),
    outboxId: z.string().nullable(),
    tracked: z.number().default(0),
    state: z.string().default(''),
    requestId: z.string().default(''),
    hoursLeft: z.number().default(0),
  }),
);

export function createBell({ ports, stores, announcer, act }: BellOptions): Bell {
  const { clock, notifier, shell, log } = ports;
  let gathered: News[] = [];
  let cancelGather: Cancel | null = null;
  let cancelCheck: Cancel | null = null;

  async function mustHold(): Promise<boolean> {
    const now = clock.now();
    if (pausedUntil(stores.desk, now) !== null || isQuiet(readSettings(stores.desk).quietHours, now)) return true;
    return notifier.isBusy();
  }

  async function flush(): Promise<void> {
    cancelGather = null;
    const { notifications } = readSettings(stores.desk);
    if (!notifications.enabled) gathered = [];
    if (gathered.length === 0) return;
    const isHeld = await mustHold();
    // Taken only now: what is still gathered when everything ends is kept for the next start.
    const news = gathered;
    gathered = [];
    if (news.length === 0) return;
    if (isHeld) return hold(news);
    const labels = labelsOf(listAccounts(stores.desk), notifications.content);
    for (const announcement of inWords(news, notifications.content, labels)) await show(announcement, !notifications.sound);
  }

  function hold(news: readonly News[]): void {
    if (!stores.desk.open) return;
    const all = [...readHeld(), ...news].slice(-MOST_HELD);
    const rows = all.map((one) => ({
      kind: one.kind,
      accountId: one.accountId,
      caseId: 'caseId' in one ? one.caseId : null,
      outboxId: 'outboxId' in one ? one.outboxId : null,
      tracked: 'tracked' in one ? one.tracked : 0,
      state: 'state' in one ? one.state : '',
      requestId: 'requestId' in one ? one.requestId : '',
      hoursLeft: 'hoursLeft' in one ? one.hoursLeft : 0,
    }));
    writeValue(stores.desk, HELD, JSON.stringify(rows));
    armCheck();
  }

  function readHeld(): News[] {
    const stored = readValue(stores.desk, HELD);
    const parsed = Held.safeParse(stored === null ? [] : JSON.parse(stored));
    return parsed.success ? parsed.data.flatMap(toNews) : [];
  }

  function armCheck(): void {
    cancelCheck ??= clock.after(HELD_CHECK_MILLISECONDS, () => {
      cancelCheck = null;
      attempt(tellHeld);
    });
  }

  async function tellHeld(): Promise<void> {
    if (!stores.desk.open) return;
    if (readHeld().length === 0) return;
    if (await mustHold()) return armCheck();
    if (!stores.desk.open) return;
    // Read again: while the desktop was asked, more may have been held back.
    const held = readHeld();
    const { notifications } = readSettings(stores.desk);
    writeValue(stores.desk, HELD, '[]');
    const announcement = afterQuiet(held, labelsOf(listAccounts(stores.desk), notifications.content));
    if (announcement !== null && notifications.enabled) await show(announcement, !notifications.sound);
  }

  async function show(announcement: Announcement, silent: boolean): Promise<void> {
    const { target, tag, title, body } = announcement;
    const result = await notifier.show({
      tag,
      title,
      body,
      silent,
      actions: target.kind === 'case' ? ['snooze', 'done'] : [],
      onClick: () => fromOutside(() => open(target)),
      onAction: (action) =>
        fromOutside(() => {
          if (target.kind === 'case') act(action, target.accountId, target.caseId);
        }),
    });
    log.write(result.shown ? 'info' : 'warn', 'notification', { shown: result.shown });
  }

  function open(target: Target): void {
    shell.raiseWindow();
    if (target.kind === 'case') announcer.now('navigate.case', { accountId: target.accountId, caseId: target.caseId });
    if (target.kind === 'view') announcer.now('navigate.view', { accountId: target.accountId, view: target.view });
    if (target.kind === 'support') {
      announcer.now('navigate.view', { accountId: target.accountId, view: 'support', requestId: target.requestId });
    }
  }

  /** The desktop calls it, and has nobody who would catch anything. */
  function fromOutside(work: () => void): void {
    try {
      work();
    } catch (cause) {
      log.bug(cause, 'notice');
    }
  }

  /** Told in its own time: a failure is a bug, or a store that was closed meanwhile. */
  function attempt(work: () => Promise<void>): void {
    work().catch((cause: unknown) => {
      if (!(cause instanceof AppFailure)) log.bug(cause, 'bell');
    });
  }

  return {
    ring(news) {
      gathered.push(news);
      cancelGather ??= clock.after(GATHER_MILLISECONDS, () => attempt(flush));
    },
    start: () => attempt(tellHeld),
    stop() {
      cancelGather?.();
      cancelCheck?.();
      // What was gathered and not yet told is told at the next start.
      if (gathered.length > 0) hold(gathered);
      cancelCheck?.();
      gathered = [];
    },
  };
}

function toNews(row: z.output<typeof Held>[number]): News[] {
  const { accountId, caseId, outboxId } = row;
  switch (row.kind) {
    case 'entered':
    case 'wrote':
    case 'reopened':
      return caseId === null ? [] : [{ kind: row.kind, accountId, caseId, subject: null, line: null }];
    case 'reminder':
    case 'snooze-over':
      return caseId === null ? [] : [{ kind: row.kind, accountId, caseId }];
    case 'send-doubtful':
    case 'send-rejected':
      return outboxId === null ? [] : [{ kind: row.kind, accountId, caseId, outboxId }];
    case 'signed-out':
    case 'keychain-locked':
      return [{ kind: row.kind, accountId, label: '' }];
    case 'wise-status':
      return [{ kind: row.kind, accountId, state: row.state }];
    case 'support-closing':
      return [{ kind: row.kind, accountId, requestId: row.requestId, hoursLeft: row.hoursLeft }];
    case 'imported':
      return [{ kind: row.kind, accountId, tracked: row.tracked }];
    default:
      return [];
  }
}
