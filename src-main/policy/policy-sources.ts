import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { userName } from '../user-name.ts';
import { preferencePlaces, readPreferences } from './managed-preferences.ts';
import { policyPlaces, readPolicyFile } from './policy-files.ts';
import { MAX_POLICY_BYTES, type PolicySource } from './read-policy.ts';
import { REGISTRY_PLACES, readRegistry } from './registry.ts';

/** A tool of the system that is silent for longer must not keep the window away. */
const TOOL_MILLISECONDS = 4_000;

/**
 * Everything that this computer says. Linux reads files; Windows and macOS are asked by the tools that they bring. The parsers of
 * both are tested over texts written by hand in the form of those tools, and never ran on those systems.
 */
export async function readPolicySources(
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
): Promise<readonly PolicySource[]> {
  if (platform === 'win32') {
    const tool = join(environment.SystemRoot ?? 'C:\\Windows', 'System32', 'reg.exe');
    const read = await Promise.all(
      REGISTRY_PLACES.map(async (place) => readRegistry(place, await output(tool, ['query', place.key, '/s']))),
    );
    return read.filter((source) => source !== null);
  }
  if (platform === 'darwin') {
    const read = await Promise.all(
      preferencePlaces(userName())
        .filter(({ file }) => existsSync(file))
        .map(async ({ scope, file }) =>
          readPreferences(scope, file, (await output('/usr/bin/plutil', ['-convert', 'json', '-o', '-', file])) ?? ''),
        ),
    );
    return read.filter((source) => source !== null);
  }
  return policyPlaces(environment).flatMap(({ scope, file }) => readPolicyFile(scope, file) ?? []);
}

/** What a tool prints; null where it fails, which is how `reg` says that there is no such key. */
function output(tool: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    const options = { timeout: TOOL_MILLISECONDS, maxBuffer: MAX_POLICY_BYTES, windowsHide: true, encoding: 'utf8' } as const;
    execFile(tool, args, options, (error, text) => resolve(error === null ? text : null));
  });
}
