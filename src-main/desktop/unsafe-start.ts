/**
 * Switches that open a door into the running application, or take a wall away. Chromium and Node would obey them before any of our
 * code runs in a page, so a released build does not start with one.
 */
const REFUSED: readonly string[] = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-debugging-io-pipes',
  'remote-allow-origins',
  'inspect',
  'inspect-brk',
  'inspect-brk-node',
  'inspect-port',
  'inspect-publish-uid',
  'inspect-wait',
  'debug',
  'debug-brk',
  'debug-port',
  'js-flags',
  'load-extension',
  'disable-web-security',
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'ssl-key-log-file',
  'log-net-log',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
];

/** What `npm run package -- --verify` needs to drive the archive that it made for itself. */
const VERIFICATION: readonly string[] = ['remote-debugging-port'];

/** Variables that would weaken TLS or write its keys to a file. They are common on the computers of developers, so nobody is turned away. */
const IGNORED: readonly string[] = ['NODE_TLS_REJECT_UNAUTHORIZED', 'NODE_EXTRA_CA_CERTS', 'SSLKEYLOGFILE', 'NODE_OPTIONS'];

/**
 * The switches because of which this start is refused.
 * @param hasSwitch whether the command line has a switch of that name, as Chromium reads it
 */
export function refusedSwitches(hasSwitch: (name: string) => boolean, isVerification: boolean): readonly string[] {
  return REFUSED.filter((name) => hasSwitch(name) && !(isVerification && VERIFICATION.includes(name)));
}

/** Takes away what must not count, for us and for every process that we start. @returns the names of what was there */
export function ignoreUnsafeVariables(environment: NodeJS.ProcessEnv): readonly string[] {
  const found = IGNORED.filter((name) => environment[name] !== undefined);
  for (const name of found) delete environment[name];
  return found;
}
