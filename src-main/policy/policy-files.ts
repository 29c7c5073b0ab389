import { readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { PolicyScope } from '../../src-shared/policy.ts';
import { MAX_POLICY_BYTES, type PolicySource } from './read-policy.ts';

const MACHINE_FILE = '/etc/caseport/policy.json';

/** Where policies lie on Linux; the one of the machine can only be written by its administrator. */
export function policyPlaces(environment: NodeJS.ProcessEnv): readonly { scope: PolicyScope; file: string }[] {
  const configuration = environment.XDG_CONFIG_HOME || join(homedir(), '.config');
  return [
    { scope: 'machine', file: MACHINE_FILE },
    { scope: 'user', file: join(configuration, 'caseport', 'policy.json') },
  ];
}

/** Reads a policy file. One that is not there says nothing; one that can not be used says why. */
export function readPolicyFile(scope: PolicyScope, file: string): PolicySource | null {
  const refuse = (message: string): PolicySource => ({ scope, where: file, content: { ok: false, message } });
  try {
    const stats = statSync(file);
    if (stats.isDirectory()) return refuse('There is a folder in the place of the file.');
    // A pipe would be waited for, and a device read without an end.
    if (!stats.isFile()) return refuse('There is no ordinary file in its place.');
    const { size } = stats;
    if (size > MAX_POLICY_BYTES) return refuse(`The file is larger than ${MAX_POLICY_BYTES.toLocaleString('en')} bytes.`);
    // Editors of Windows begin a file with a mark that no JSON begins with.
    const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
    const parsed = z.record(z.string(), z.unknown()).safeParse(JSON.parse(text));
    if (!parsed.success) return refuse('The file must hold an object with "default" and "enforced".');
    return { scope, where: file, content: { ok: true, tiers: parsed.data } };
  } catch (cause) {
    const code = z.object({ code: z.string() }).safeParse(cause).data?.code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    if (code === 'EACCES') return refuse('The file can not be read by this person.');
    if (cause instanceof SyntaxError) return refuse('The file is no JSON.');
    // Whatever a disk or a network share says: one file must not keep the window from opening.
    if (code !== undefined) return refuse(`The file can not be read (${code}).`);
    throw cause;
  }
}
