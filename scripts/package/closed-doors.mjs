import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchAsOrdinaryUser, renderersOf } from '../lib/ordinary-user.mjs';
import { say } from '../lib/say.mjs';

const REFUSED = [
  '--remote-debugging-port=0',
  '--remote-debugging-pipe',
  '--inspect=0',
  '--inspect-brk=0',
  '--js-flags=--expose-gc',
];
const WRONG_USAGE = 64;
const START_MILLISECONDS = 30_000;
const LOOK_MILLISECONDS = 200;
/** A debugger that opens at a signal is there within a few milliseconds. */
const SIGNAL_MILLISECONDS = 1_500;
const LISTENING = '0A';

/** @param {number} milliseconds */
function sleep(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** @param {string} path @returns {string} empty where the process has ended meanwhile */
function readProcess(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // It ends while it is looked at.
    return '';
  }
}

/** Numbers of all processes of a program; its own first process alone where `first`. @param {string} executable @param {boolean} first */
function processesOf(executable, first = false) {
  return readdirSync('/proc').filter((number) => {
    if (!/^\d+$/.test(number)) return false;
    const command = readProcess(join('/proc', number, 'cmdline')).split('\0');
    return command[0] === executable && !(first && command.some((part) => part.startsWith('--type=')));
  });
}

/** How many TCP ports these processes listen on. @param {readonly string[]} processes */
function listeningPorts(processes) {
  const listening = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) =>
    readProcess(file)
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => fields[3] === LISTENING)
      .map((fields) => `socket:[${fields[9]}]`),
  );
  const open = processes.flatMap((number) => {
    const folder = join('/proc', number, 'fd');
    try {
      return readdirSync(folder).map((name) => readlinkSync(join(folder, name)));
    } catch {
      // As above.
      return [];
    }
  });
  return open.filter((name) => listening.includes(name)).length;
}

/** @param {string} executable @param {string} argument */
async function mustRefuse(executable, argument) {
  const { child, end } = await launchAsOrdinaryUser(executable, { folder: '/', args: [argument] });
  let printed = '';
  child.stderr?.on('data', (text) => {
    printed += text;
  });
  const code = await Promise.race([new Promise((resolve) => child.once('close', resolve)), sleep(START_MILLISECONDS)]);
  await end();
  if (code !== WRONG_USAGE || !printed.includes('Caseport does not start with') || /listening on/i.test(printed)) {
    throw new Error(`${argument} was not refused: it ended with ${code}\n${printed}`);
  }
}

/** @param {string} executable */
async function mustStayClosed(executable) {
  const keys = join(mkdtempSync(join(tmpdir(), 'caseport-keys-')), 'keys');
  const environment = {
    NODE_TLS_REJECT_UNAUTHORIZED: '0',
    NODE_EXTRA_CA_CERTS: '/nowhere.pem',
    SSLKEYLOGFILE: keys,
    NODE_OPTIONS: '--inspect=0',
  };
  const { child, home, end } = await launchAsOrdinaryUser(executable, { folder: '/', environment });
  let printed = '';
  child.stderr?.on('data', (text) => {
    printed += text;
  });
  try {
    const deadline = Date.now() + START_MILLISECONDS;
    while (renderersOf(executable).length === 0) {
      if (Date.now() > deadline) throw new Error(`the installed application opened no window\n${printed}`);
      await sleep(LOOK_MILLISECONDS);
    }
    const [main] = processesOf(executable, true);
    if (main === undefined) throw new Error('the installed application has no process of its own');
    process.kill(Number(main), 'SIGUSR1');
    await sleep(SIGNAL_MILLISECONDS);
    if (!processesOf(executable, true).includes(main)) throw new Error('SIGUSR1 ended the application');
    const ports = listeningPorts(processesOf(executable));
    if (ports > 0 || /listening on/i.test(printed)) throw new Error(`the application listens on ${ports} ports\n${printed}`);
    if (existsSync(keys)) throw new Error('the keys of TLS were written to a file');
    const log = readProcess(join(home, '.config', 'Caseport', 'logs', 'caseport.log'));
    if (!log.includes('variables-ignored')) throw new Error(`the log does not say what was ignored:\n${log}`);
  } finally {
    await end();
    rmSync(join(keys, '..'), { recursive: true, force: true });
  }
}

/**
 * Tries the doors of the application as it is shipped: debuggers are refused at the start and by signal, it listens nowhere, and
 * variables that weaken TLS count for nothing.
 * @param {string} executable
 */
export async function checkClosedDoors(executable) {
  for (const argument of REFUSED) await mustRefuse(executable, argument);
  await mustStayClosed(executable);
  say(`as shipped it refuses ${REFUSED.join(' ')}, ignores SIGUSR1 and variables that weaken TLS, and listens nowhere`);
}
