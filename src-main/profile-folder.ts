import { homedir, platform } from 'node:os';
import { join, resolve } from 'node:path';

const NAME = 'Caseport';

function settingsFolder(environment: NodeJS.ProcessEnv): string {
  if (platform() === 'darwin') return join(homedir(), 'Library', 'Application Support');
  if (platform() === 'win32') return environment.APPDATA ?? join(homedir(), 'AppData', 'Roaming');
  const configured = environment.XDG_CONFIG_HOME;
  return configured === undefined || configured === '' ? join(homedir(), '.config') : configured;
}

/** The folder of everything kept between starts; `CASEPORT_PROFILE` names another one. The same in both hosts. */
export function profileFolder(environment: NodeJS.ProcessEnv): string {
  const named = environment.CASEPORT_PROFILE;
  return named === undefined || named === '' ? join(settingsFolder(environment), NAME) : resolve(named);
}
