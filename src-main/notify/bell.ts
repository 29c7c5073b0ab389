import { AppFailure } from '../../src-shared/errors.ts';
import type { Announcer } from '../announcer.ts';
import type { Cancel, NoticeAction, Ports } from '../ports.ts';
import { listAccounts } from '../store/accounts-table.ts';
import { readSettings, readValue } from '../store/settings-table.ts';
import type { Stores } from '../store/stores.ts';
import { createHeldNews } from './held-news.ts';
import { type Announcement, afterQuiet, inWords, labelsOf, SUMMARY, type Target } from './in-words.ts';
import { type News, NO_ACCOUNT, tagOf } from './news.ts';
import { pausedUntil } from './pause.ts';
import { isQuiet } from './quiet-hours.ts';

/** News within this time are told together: a poll round over many cases is one summary and not many. */
const GATHER_MILLISECONDS = 1_200;
/** How often what was held back is looked at, while there is any. */
const HELD_CHECK_MILLISECONDS = 30_000;
/** A notification service that is not there is asked less and less often, and then by the next news or the next start alone. */
const MOST_TRIES = 8;

/** Tells news outside the window: at once, together where there are many, or after quiet hours. */
export type Bell = {
  ring(news: News): void;
  /** News of this account are told no more, those that were held back included. */
  forget(accountId: string): void;
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

export function createBell({ ports, stores, announcer, act }: BellOptions): Bell {
  const { clock, notifier, shell, log } = ports;
  const heldNews = createHeldNews(stores.desk, clock);
  let gathered: News[] = [];
  let cancelGather: Cancel | null = null;
  let cancelCheck: Cancel | null = null;
  /** How often in a row what was held could not be shown. */
  let tries = 0;

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
    for (const announcement of inWords(news, notifications.content, labels)) {
      const { tag } = announcement;
      if (await show(announcement, !notifications.sound)) followUp();
      else hold(tag === SUMMARY ? news : news.filter((one) => tagOf(one) === tag));
    }
  }

  function hold(news: readonly News[]): void {
    if (!stores.desk.open) return;
    heldNews.add(news);
    armCheck();
  }

  /** The service is there again: what it did not take before is not left to the next try, which may be hours away. */
  function followUp(): void {
    if (tries === 0 || !stores.desk.open) return;
    tries = 0;
    cancelCheck?.();
    cancelCheck = null;
    if (heldNews.read().length > 0) armCheck();
  }

  function armCheck(): void {
    cancelCheck ??= clock.after(HELD_CHECK_MILLISECONDS * 2 ** tries, () => {
      cancelCheck = null;
      attempt(tellHeld);
    });
  }

  async function tellHeld(): Promise<void> {
    if (!stores.desk.open) return;
    if (heldNews.read().length === 0) return;
    if (await mustHold()) return armCheck();
    if (!stores.desk.open) return;
    // Read again: while the desktop was asked, more may have been held back.
    const held = heldNews.read();
    const { notifications } = readSettings(stores.desk);
    const { content } = notifications;
    const announcement = afterQuiet(held, content, labelsOf(listAccounts(stores.desk), content));
    const isShown = announcement === null || !notifications.enabled || (await show(announcement, !notifications.sound));
    if (!stores.desk.open) return;
    if (isShown) {
      tries = 0;
      return heldNews.remove(held);
    }
    tries = Math.min(tries + 1, MOST_TRIES);
    if (tries < MOST_TRIES) armCheck();
  }

  /** @returns whether the desktop took it */
  async function show(announcement: Announcement, silent: boolean): Promise<boolean> {
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
    return result.shown;
  }

  function open(target: Target): void {
    shell.raiseWindow();
    if (target.kind === 'case') announcer.now('navigate.case', { accountId: target.accountId, caseId: target.caseId });
    if (target.kind === 'view') announcer.now('navigate.view', { accountId: target.accountId, view: target.view });
    if (target.kind === 'support') {
      // Of no account, it opens in the one that is looked at; where there is none, the window is as near as it comes.
      const accountId = target.accountId === NO_ACCOUNT ? activeAccountId() : target.accountId;
      if (accountId !== null) announcer.now('navigate.view', { accountId, view: 'support', requestId: target.requestId });
    }
  }

  function activeAccountId(): string | null {
    const ids = listAccounts(stores.desk).map(({ id }) => id);
    return ids.find((id) => id === readValue(stores.desk, 'active-account')) ?? ids[0] ?? null;
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
    forget(accountId) {
      heldNews.forget(accountId);
      gathered = gathered.filter((news) => news.accountId !== accountId);
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
