import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { autostartEntry, isStartedHidden, setAutostart } from '../../../src-main/desktop/autostart.ts';
import { afterCrash } from '../../../src-main/desktop/crash-count.ts';
import { acceleratorOf, menuGroups } from '../../../src-main/desktop/menu-table.ts';
import { trayPicture, trayTooltip } from '../../../src-main/desktop/tray-words.ts';
import { ignoreUnsafeVariables, refusedSwitches } from '../../../src-main/desktop/unsafe-start.ts';
import { createWindowMemory } from '../../../src-main/desktop/window-memory.ts';
import { zoomStep } from '../../../src-main/desktop/zoom.ts';
import { COMMANDS } from '../../../src-shared/commands.ts';

describe('the tray', () => {
  test.each([
    [0, 'ok', 'calm', 'Caseport: no case needs action'],
    [1, 'ok', 'waiting', 'Caseport: 1 case needs action'],
    [12, 'ok', 'waiting', 'Caseport: 12 cases need action'],
    [12, 'offline', 'offline', 'Caseport: offline; 12 cases need action'],
    [0, 'signed-out', 'signed-out', 'Caseport: signed out; no case needs action'],
    [3, 'needs-review', 'needs-review', 'Caseport: a text of yours needs you; 3 cases need action'],
  ] as const)('%i and %s', (needsAction, state, picture, words) => {
    expect(trayPicture({ needsAction, state })).toBe(picture);
    expect(trayTooltip({ needsAction, state })).toBe(words);
  });
});

describe('a page that crashes', () => {
  test('begins again, but not for ever', () => {
    let recent: readonly number[] = [];
    const reloads = [0, 1_000, 2_000, 3_000].map((now) => {
      const decided = afterCrash(recent, now);
      ({ recent } = decided);
      return decided.reload;
    });
    expect(reloads).toEqual([true, true, true, false]);
  });

  test('now and then, always begins again', () => {
    let recent: readonly number[] = [];
    for (let hour = 0; hour < 10; hour++) {
      const decided = afterCrash(recent, hour * 3_600_000);
      expect(decided.reload).toBe(true);
      ({ recent } = decided);
    }
    expect(recent).toHaveLength(1);
  });
});

describe('menus', () => {
  test('have every command of the palette once', () => {
    const ids = menuGroups({}).flatMap((group) => group.rows.map((row) => row.id));
    expect([...ids].sort()).toEqual(COMMANDS.map((command) => command.id).sort());
  });

  test.each([
    ['palette', {}, 'CommandOrControl+K'],
    ['next-case', {}, 'J'],
    ['mark-down', {}, 'Shift+J'],
    ['cheat-sheet', {}, '?'],
    ['view-all', {}, null],
    ['settings', {}, null],
    ['palette', { palette: ['Mod+Shift+p'] }, 'CommandOrControl+Shift+P'],
    ['palette', { palette: [] }, null],
    ['reply', { reply: ['ArrowDown'] }, 'DOWN'],
    ['reply', { reply: ['ö'] }, null],
  ] as const)('%s with %j shows %s', (id, changes, accelerator) => {
    expect(acceleratorOf(id, Object.fromEntries(Object.entries(changes).map(([name, keys]) => [name, [...keys]])))).toBe(
      accelerator,
    );
  });
});

describe('the size of everything', () => {
  test.each([
    [1, 'in', 1.1],
    [1, 'out', 0.9],
    [1.3, 'in', 1.5],
    [1.3, 'out', 1.25],
    [3, 'in', 3],
    [0.5, 'out', 0.5],
    [2.5, 'reset', 1],
  ] as const)('from %f, %s is %f', (current, direction, next) => {
    expect(zoomStep(current, direction)).toBe(next);
  });
});

describe('a start that would open a door', () => {
  const given =
    (...names: readonly string[]) =>
    (name: string) =>
      names.includes(name);

  test.each(['remote-debugging-port', 'remote-debugging-pipe', 'inspect', 'inspect-brk', 'js-flags', 'ssl-key-log-file'])(
    '--%s is refused',
    (name) => expect(refusedSwitches(given(name, 'lang'), false)).toEqual([name]),
  );

  test('an ordinary one is not', () => expect(refusedSwitches(given('hidden', 'lang', 'ozone-platform'), false)).toEqual([]));

  test('verification is let in by the one door that it needs', () =>
    expect(refusedSwitches(given('remote-debugging-port', 'inspect'), true)).toEqual(['inspect']));

  test('variables that weaken TLS are taken away, and named', () => {
    const environment = {
      PATH: '/bin',
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
      SSLKEYLOGFILE: '/tmp/keys',
      NODE_EXTRA_CA_CERTS: '/ca',
    };
    expect(ignoreUnsafeVariables(environment)).toEqual(['NODE_TLS_REJECT_UNAUTHORIZED', 'NODE_EXTRA_CA_CERTS', 'SSLKEYLOGFILE']);
    expect(environment).toEqual({ PATH: '/bin' });
  });
});

describe('starting with the session', () => {
  const entry = (path: string, startHidden = true) => autostartEntry({ command: [path], startHidden }, {}, '/people/ada');

  test('is a file where desktops look for it', () => {
    expect(entry('/opt/Caseport/caseport')).toEqual({
      file: '/people/ada/.config/autostart/caseport.desktop',
      text: expect.stringContaining('\nExec="/opt/Caseport/caseport" --hidden\n'),
    });
    expect(entry('/opt/Caseport/caseport', false).text).toContain('\nExec="/opt/Caseport/caseport"\n');
    expect(autostartEntry({ command: ['/a'], startHidden: true }, { XDG_CONFIG_HOME: '/else' }, '/people/ada').file).toBe(
      '/else/autostart/caseport.desktop',
    );
  });

  test.each([
    ['/opt/My Apps/caseport', '"/opt/My Apps/caseport"'],
    ['/opt/100%/caseport', '"/opt/100%%/caseport"'],
    ['/opt/a"b/caseport', '"/opt/a\\\\"b/caseport"'],
    ['/opt/$HOME`x`/caseport', '"/opt/\\\\$HOME\\\\`x\\\\`/caseport"'],
  ])('%s is one argument, whatever is in it', (path, quoted) => {
    expect(entry(path).text).toContain(`\nExec=${quoted} --hidden\n`);
  });

  test('is made, taken away, and a home that can not be written is told', () => {
    const home = mkdtempSync(join(tmpdir(), 'caseport-autostart-'));
    const made = autostartEntry({ command: ['/a'], startHidden: true }, {}, home);
    expect(setAutostart(made, true)).toBe(true);
    expect(readFileSync(made.file, 'utf8')).toBe(made.text);
    expect(setAutostart(made, false)).toBe(true);
    expect(setAutostart(made, false)).toBe(true);
    expect(() => readFileSync(made.file)).toThrow();
    writeFileSync(join(home, 'file'), '');
    expect(setAutostart(autostartEntry({ command: ['/a'], startHidden: true }, {}, join(home, 'file')), true)).toBe(false);
    rmSync(home, { recursive: true });
  });

  test('hides the window only when it is asked to', () => {
    expect(isStartedHidden(['caseport', '--hidden'])).toBe(true);
    expect(isStartedHidden(['caseport', 'caseport://case/1'])).toBe(false);
  });
});

describe('what a window remembers', () => {
  test('lasts, and a file that can not be read counts as nothing', () => {
    const profile = mkdtempSync(join(tmpdir(), 'caseport-window-'));
    const place = { x: 1, y: 2, width: 800, height: 600 };
    createWindowMemory(profile).change({ place, zoom: 1.25 });
    expect(createWindowMemory(profile).read()).toMatchObject({ place, zoom: 1.25, maximized: false });
    for (const text of ['', '{', '[]', '7', '{"place":{"x":"left"},"zoom":400}']) {
      writeFileSync(join(profile, 'window.json'), text);
      expect(createWindowMemory(profile).read(), text).toMatchObject({ place: null, zoom: 1 });
    }
    rmSync(profile, { recursive: true });
  });
});
