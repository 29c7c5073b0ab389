import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** How a desktop after the freedesktop specification starts a program at login: a file in a folder of the person's. */
export type Autostart = {
  readonly file: string;
  readonly text: string;
};

const HIDDEN = '--hidden';

/** Started with it, the window waits in the tray. */
export function isStartedHidden(args: readonly string[]): boolean {
  return args.includes(HIDDEN);
}

export function argumentsAtLogin(startHidden: boolean): readonly string[] {
  return startHidden ? [HIDDEN] : [];
}

/** @param home the person's own folder; `XDG_CONFIG_HOME` in `environment` may name another place for what they configure */
export function autostartEntry(
  options: { readonly command: readonly string[]; readonly startHidden: boolean },
  environment: NodeJS.ProcessEnv,
  home: string,
): Autostart {
  const configured = environment.XDG_CONFIG_HOME;
  const folder = configured === undefined || configured === '' ? join(home, '.config') : configured;
  const command = [...options.command.map(quoted), ...argumentsAtLogin(options.startHidden)].join(' ');
  const lines = ['[Desktop Entry]', 'Type=Application', 'Name=Caseport', `Exec=${command}`, 'Icon=caseport', 'Terminal=false'];
  return { file: join(folder, 'autostart', 'caseport.desktop'), text: `${lines.join('\n')}\n` };
}

/** As the specification quotes an argument: these four have a meaning inside quotes, and a percent sign everywhere. */
function quoted(path: string): string {
  const inside = path.replaceAll(/["`$\\]/g, (sign) => `\\${sign}`).replaceAll('\\', '\\\\');
  return `"${inside.replaceAll('%', '%%')}"`;
}

/** Makes it so, or takes it away. @returns whether it could */
export function setAutostart({ file, text }: Autostart, wanted: boolean): boolean {
  try {
    if (wanted) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    } else rmSync(file, { force: true });
    return true;
  } catch {
    // A home that can not be written: the caller says so in the log.
    return false;
  }
}
