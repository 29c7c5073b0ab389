import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createKeychain, type Keytar } from '../../src-main/keychain.ts';
import type { Log } from '../../src-main/ports.ts';

const silent: Log = { write: () => undefined, bug: () => '' };
const keychainFile = join(import.meta.dirname, '..', '..', 'src-main', 'keychain.ts');

/** One person's keychain on a desktop of its own: the real service, on a private bus, with private folders. */
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'caseport-keychain-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const UNLOCKED = 'printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1';
const LOCKED = 'gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1';

/** Runs calls against the real keychain in a new session, and gives their answers. */
function inSession(prepare: string | null, calls: string): Promise<unknown> {
  const program = `import { createKeychain, loadKeytar } from ${JSON.stringify(keychainFile)};
    const log = { write: () => undefined, bug: () => '' };
    const secrets = createKeychain({ profile: '/profile', log, load: loadKeytar });
    console.log(JSON.stringify(await (async () => [${calls}])()));`;
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    DISPLAY: undefined,
    DBUS_SESSION_BUS_ADDRESS: undefined,
    PROGRAM: program,
  };
  for (const name of ['XDG_RUNTIME_DIR', 'XDG_DATA_HOME', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME']) {
    environment[name] = join(folder, name);
    mkdirSync(join(folder, name), { recursive: true, mode: 0o700 });
  }
  const node = `"${process.execPath}" --input-type=module-typescript -e "$PROGRAM"`;
  const [command, args] =
    prepare === null
      ? (['sh', ['-c', node]] as const)
      : (['dbus-run-session', ['--', 'sh', '-c', `${prepare}; ${node}`]] as const);
  return new Promise((resolve, reject) => {
    execFile(command, args, { env: environment }, (error, stdout) => {
      if (error === null) resolve(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
      else reject(error);
    });
  });
}

describe.skipIf(process.platform !== 'linux')('the real keychain', () => {
  it('keeps, gives and forgets while it is unlocked', async () => {
    const calls =
      "await secrets.get('a'), await secrets.set('a', 'words'), await secrets.get('a'), await secrets.remove('a'), await secrets.get('a')";
    expect(await inSession(UNLOCKED, calls)).toEqual([
      { kind: 'missing' },
      { kind: 'stored' },
      { kind: 'value', value: 'words' },
      { kind: 'stored' },
      { kind: 'missing' },
    ]);
  });

  it('is locked, and nothing is called missing, while it is locked; what it held is there again afterwards', async () => {
    await inSession(UNLOCKED, "await secrets.set('a', 'words')");
    const locked = await inSession(
      LOCKED,
      "await secrets.get('a'), await secrets.get('other'), await secrets.set('a', 'new'), await secrets.remove('a')",
    );
    expect(locked).toEqual(Array(4).fill({ kind: 'locked' }));
    expect(await inSession(UNLOCKED, "await secrets.get('a')")).toEqual([{ kind: 'value', value: 'words' }]);
  });

  it('is unavailable without a bus, and says why without quoting the error', async () => {
    const answers = await inSession(null, "await secrets.get('a'), await secrets.set('a', 'words')");
    expect(answers).toEqual(Array(2).fill({ kind: 'unavailable', detail: 'There is no D-Bus session here.' }));
  });
});

function fakeKeytar(changes: Partial<Keytar>): Keytar {
  const items = new Map<string, string>();
  return {
    getPassword: async (service, account) => items.get(`${service} ${account}`) ?? null,
    setPassword: async (service, account, password) => void items.set(`${service} ${account}`, password),
    deletePassword: async (service, account) => items.delete(`${service} ${account}`),
    ...changes,
  };
}

describe('a keychain that misbehaves', () => {
  it('counts as locked after five seconds, and is not asked again until it answered', async () => {
    vi.useFakeTimers();
    try {
      let asked = 0;
      let release: (value: string | null) => void = () => undefined;
      const getPassword = () => {
        asked += 1;
        return new Promise<string | null>((resolve) => {
          release = resolve;
        });
      };
      const secrets = createKeychain({ profile: '/a', log: silent, load: async () => fakeKeytar({ getPassword }) });
      const first = secrets.get('a');
      await vi.advanceTimersByTimeAsync(5_000);
      expect(await first).toEqual({ kind: 'locked' });
      expect(await secrets.get('a')).toEqual({ kind: 'locked' });
      expect(asked).toBe(1);
      release('late');
      await vi.advanceTimersByTimeAsync(0);
      const second = secrets.get('a');
      await vi.advanceTimersByTimeAsync(0);
      release('words');
      expect(await second).toEqual({ kind: 'value', value: 'words' });
    } finally {
      vi.useRealTimers();
    }
  });

  it('that forgets what it was given is not believed', async () => {
    const secrets = createKeychain({
      profile: '/a',
      log: silent,
      load: async () => fakeKeytar({ setPassword: async () => undefined }),
    });
    expect(await secrets.set('a', 'words')).toEqual({ kind: 'locked' });
    expect(await secrets.get('a')).toEqual({ kind: 'locked' });
  });

  it('keeps profiles apart', async () => {
    const keytar = fakeKeytar({});
    const one = createKeychain({ profile: '/one', log: silent, load: async () => keytar });
    const two = createKeychain({ profile: '/two', log: silent, load: async () => keytar });
    await one.set('a', 'words');
    expect(await two.get('a')).toEqual({ kind: 'missing' });
  });

  it('is given no secret that Windows could not hold', async () => {
    const secrets = createKeychain({ profile: '/a', log: silent, load: async () => fakeKeytar({}) });
    expect(await secrets.set('a', 'x'.repeat(2_560))).toEqual({ kind: 'stored' });
    expect(await secrets.set('a', 'x'.repeat(2_561))).toMatchObject({ kind: 'unavailable' });
  });

  it('passes on no text of an error', async () => {
    const getPassword = () => Promise.reject(new Error('item "secret-name" is odd'));
    const secrets = createKeychain({ profile: '/a', log: silent, load: async () => fakeKeytar({ getPassword }) });
    expect(JSON.stringify(await secrets.get('a'))).not.toContain('secret-name');
  });
});
