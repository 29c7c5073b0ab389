import os from 'node:os';
import type { Stage } from '../../src-shared/app-info.ts';
import type { ConnectionLine, DiagnosticsFile } from '../../src-shared/diagnostics.ts';
import { networkUnder, policyValue } from '../policy/enforce.ts';
import { policyInWords } from '../policy/print-policy.ts';
import type { Policy } from '../policy/read-policy.ts';
import type { Ports } from '../ports.ts';
import type { Session } from '../session.ts';
import { listAccounts } from '../store/accounts-table.ts';
import { readSettings } from '../store/settings-table.ts';
import { countRows, healthOf, requestLines, revisionOf } from '../store/storage-queries.ts';
import { storedFiles } from '../stored-files.ts';
import { readErrors } from './read-errors.ts';
import { bareAddress, policyWithoutSecrets, settingsWithoutNames, withoutFolders } from './redact.ts';

const MOST_REQUESTS = 1_000;

export type Collected = {
  readonly ports: Ports;
  readonly stage: Stage['stage'];
  /** Null where the stores are not open: then what needs them is left out, and says so. */
  readonly session: Session | null;
  readonly policy: Policy;
  readonly lines: readonly ConnectionLine[] | null;
};

/**
 * Everything that helps to find a fault. It is put together of what holds no words of a case: nothing here reads a subject, a comment,
 * a note, a tag, a draft, a saved reply, a secret or a token.
 */
export function diagnosticsFiles(given: Collected): DiagnosticsFile[] {
  const { ports, session, policy } = given;
  const closed = 'The data is not open, so this could not be read. See summary.txt.\n';
  const files: DiagnosticsFile[] = [
    { name: 'summary.txt', text: summary(given) },
    { name: 'connection.txt', text: connection(given.lines) },
    { name: 'policy.txt', text: policyInWords(policyWithoutSecrets(policy.report)) },
    { name: 'settings.json', text: session === null ? closed : settings(session) },
    { name: 'databases.txt', text: databases(given) },
    { name: 'requests.csv', text: session === null ? closed : requests(session) },
    { name: 'errors.txt', text: readErrors(ports.paths.profile) },
  ];
  return files.map(({ name, text }) => ({ name, text: withoutFolders(text, ports.paths.profile, ports.facts.userName) }));
}

function summary({ ports, stage, session, policy }: Collected): string {
  const { facts, clock } = ports;
  const accounts = session === null ? [] : listAccounts(session.stores.desk);
  const days = policyValue(policy, 'cacheRetentionDays') ?? 0;
  return `${[
    'Diagnostics of Caseport. No word of a case, no name, no secret and no token is in these files.',
    '',
    `Made           ${new Date(clock.now()).toISOString()}`,
    `Caseport       ${facts.version} (${facts.host})`,
    `Stage          ${stage}`,
    `Kept           ${session === null ? 'not open' : session.persistence === 'disk' ? 'on disk, encrypted' : 'in memory only: there is no keychain'}`,
    `System         ${os.type()} ${os.release()}, ${os.arch()}, ${os.cpus().length} processors, ${Math.round(os.totalmem() / 2 ** 20)} MiB`,
    `Versions       ${['electron', 'chrome', 'node', 'openssl', 'v8', 'modules'].flatMap((name) => (process.versions[name] === undefined ? [] : [`${name} ${process.versions[name]}`])).join(', ')}`,
    `Time zone      ${Intl.DateTimeFormat().resolvedOptions().timeZone}`,
    `Running for    ${Math.round(process.uptime())} s`,
    `Closed threads ${days === 0 ? 'are kept' : `are removed after ${days} days`}`,
    '',
    accounts.length === 0 ? 'No accounts.' : 'Accounts:',
    ...accounts.map((account, nth) => {
      const { proxy, tls } = networkUnder(policy, account);
      const files = Object.entries(tls ?? {}).flatMap(([name, file]) => (file === null ? [] : [name]));
      return `  ${nth + 1}. ${account.environment}, ${account.signIn}, ${account.state}, phase ${session?.phaseOf(account.id) ?? 'unknown'}, proxy ${proxy.mode === 'manual' ? bareAddress(proxy.url) : proxy.mode}, certificates: ${files.join(', ') || 'none of its own'}`;
    }),
  ].join('\n')}\n`;
}

function connection(lines: readonly ConnectionLine[] | null): string {
  if (lines === null) return 'The connection was not tested. "Test the connection" does it, and puts what it found here.\n';
  const marks = { good: 'ok  ', bad: 'BAD ', 'left-out': '-   ' } as const;
  return `${lines
    .map(({ host, step, outcome, words, advice }) =>
      [`${marks[outcome]} ${host}  ${step}: ${words}`, ...(advice === null ? [] : [`       What to do: ${advice}`])].join('\n'),
    )
    .join('\n')}\n`;
}

function settings({ stores }: Session): string {
  return `${JSON.stringify(settingsWithoutNames(readSettings(stores.desk)), null, 2)}\n`;
}

function databases({ ports, session }: Collected): string {
  const files = storedFiles(ports.paths.profile).map(
    ({ name, bytes }) => `  ${name.padEnd(18)} ${bytes.toLocaleString('en')} bytes`,
  );
  const head = files.length === 0 ? ['The profile holds no files of ours.'] : ['Files of the profile:', ...files];
  if (session === null) return `${[...head, '', 'The databases are not open.'].join('\n')}\n`;
  const { desk, mirror, cache } = session.stores;
  return `${[
    ...head,
    '',
    `desk    ${healthOf(desk)}`,
    `mirror  ${mirror === null ? 'none' : `${healthOf(mirror)}; ${revisionOf(mirror) === revisionOf(desk) ? 'equal to the desk' : 'NOT equal to the desk'}`}`,
    `cache   ${healthOf(cache)}`,
    '',
    ...countRows(session.stores).map(({ what, count }) => `  ${what.padEnd(24)} ${count.toLocaleString('en')}`),
  ].join('\n')}\n`;
}

function requests({ stores }: Session): string {
  return `${['time,method,path,status,outcome,milliseconds,trace id', ...requestLines(stores.cache, MOST_REQUESTS)].join('\n')}\n`;
}
