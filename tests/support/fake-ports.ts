import { randomBytes, randomUUID } from 'node:crypto';
import { createMemorySecrets } from '../../src-main/memory-secrets.ts';
import { NO_POLICY } from '../../src-main/policy/read-policy.ts';
import type {
  Demo,
  Log,
  Notice,
  Notifier,
  Ports,
  Power,
  PowerEvent,
  Presence,
  PresenceState,
  Random,
  Shell,
} from '../../src-main/ports.ts';
import { isSupportMail } from '../../src-shared/support-mail.ts';

/** Real ids, and a fraction that stays in the middle, so that waits are known. */
export const evenRandom: Random = { uuid: randomUUID, fraction: () => 0.5, bytes: (count) => randomBytes(count) };

export type RecordingNotifier = Notifier & { readonly shown: Notice[]; busy: boolean };

export function createRecordingNotifier(): RecordingNotifier {
  const shown: Notice[] = [];
  const notifier = {
    shown,
    busy: false,
    isBusy: async () => notifier.busy,
    async show(notice: Notice) {
      shown.push(notice);
      return { shown: true, detail: null };
    },
    clear() {
      shown.length = 0;
    },
  };
  return notifier;
}

export type RecordingPresence = Presence & { readonly states: PresenceState[] };

export function createRecordingPresence(): RecordingPresence {
  const states: PresenceState[] = [];
  return { states, show: (state) => void states.push(state) };
}

export type RecordingShell = Shell & {
  readonly opened: string[];
  readonly mails: string[];
  /** Whether this computer has a mail program. */
  hasMail: boolean;
  readonly clipboard: string[];
  raised: number;
};

export function createRecordingShell(): RecordingShell {
  const shell = {
    opened: [] as string[],
    mails: [] as string[],
    hasMail: true,
    clipboard: [] as string[],
    raised: 0,
    async openExternal(url: string) {
      shell.opened.push(url);
    },
    async composeMail(mailto: string) {
      if (!isSupportMail(mailto)) throw new Error(`refused: ${mailto}`);
      shell.mails.push(mailto);
      return { opened: shell.hasMail };
    },
    async writeClipboard(text: string) {
      shell.clipboard.push(text);
    },
    raiseWindow() {
      shell.raised += 1;
    },
  };
  return shell;
}

export type ManualPower = Power & { tell(event: PowerEvent): void };

export function createManualPower(): ManualPower {
  const listeners = new Set<(event: PowerEvent) => void>();
  return {
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell(event) {
      for (const listener of listeners) listener(event);
    },
  };
}

export type RecordingLog = Log & { readonly bugs: unknown[]; readonly lines: string[] };

export function createRecordingLog(): RecordingLog {
  const bugs: unknown[] = [];
  const lines: string[] = [];
  return {
    bugs,
    lines,
    write(level, event, fields) {
      lines.push(`${level} ${event} ${JSON.stringify(fields ?? {})}`);
    },
    bug(cause, where) {
      bugs.push(cause);
      lines.push(`bug ${where}`);
      return `bug-${bugs.length}`;
    },
  };
}

/** For tests that have no use for the demo. */
export const noDemo: Demo = {
  start: () => Promise.reject(new Error('this test has no demo')),
};

/** Ports with fakes at the end of each; what a test watches or replaces it gives itself. */
export function fakePorts(given: Pick<Ports, 'clock' | 'paths'> & Partial<Ports>): Ports {
  return {
    random: evenRandom,
    secrets: createMemorySecrets(),
    notifier: createRecordingNotifier(),
    presence: createRecordingPresence(),
    shell: createRecordingShell(),
    power: createManualPower(),
    proxy: { resolve: async () => 'DIRECT' },
    policy: { read: async () => NO_POLICY },
    printer: { pdf: async () => null },
    files: { save: () => Promise.reject(new Error('this test saves no file')) },
    log: createRecordingLog(),
    demo: noDemo,
    facts: {
      host: 'test',
      version: '0.0.0',
      platform: process.platform,
      userName: 'tester',
      development: true,
      lastEnd: 'orderly',
      updateKey: null,
    },
    ...given,
  };
}
