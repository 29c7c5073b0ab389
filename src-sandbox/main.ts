import { randomBytes } from 'node:crypto';
import { DEMO_SPEED } from './agent/agent.ts';
import { type Flags, readFlags } from './cli-arguments.ts';
import { handClock } from './hand-clock.ts';
import { type Sandbox, startSandbox } from './start-sandbox.ts';

const EXIT_BAD_USE = 2;

async function main(argv: readonly string[]): Promise<void> {
  const read = readFlags(argv);
  if (read.kind === 'wrong') return refuse(read.sentence);
  const controlKey = read.flags['control-key'] ?? randomBytes(16).toString('hex');
  const sandbox = await open(read.flags, controlKey);
  if (sandbox === null) return;
  const { baseUrl, clientId, clientSecret, statusPageUrl, controlUrl, caseIds } = sandbox;
  process.stdout.write(
    `${JSON.stringify({ baseUrl, clientId, clientSecret, statusPageUrl, controlUrl, controlKey, caseIds })}\n`,
  );
  const end = () => {
    process.off('SIGINT', end);
    process.off('SIGTERM', end);
    // A connection that was reset while it was ending keeps its handle for ever (seen on Node 24): the end is said aloud.
    void sandbox.stop().finally(() => process.exit());
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

async function open(flags: Flags, controlKey: string): Promise<Sandbox | null> {
  try {
    return await startSandbox({
      port: flags.port,
      cases: flags.cases,
      seed: flags.seed,
      agent: flags.agent === 'on' ? DEMO_SPEED : null,
      idBase: flags['id-base'],
      controlKey,
      ...(flags.clock === 'hand' && { clock: handClock(Date.now()) }),
      ...(flags['client-id'] !== undefined && { clientId: flags['client-id'] }),
      ...(flags['client-secret'] !== undefined && { clientSecret: flags['client-secret'] }),
      ...(flags.token !== undefined && { token: flags.token }),
    });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : null;
    if (code === 'EADDRINUSE') refuse(`Port ${flags.port} is already in use.`);
    else if (code === 'EACCES') refuse(`Port ${flags.port} may not be opened by this user.`);
    else throw cause;
    return null;
  }
}

function refuse(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = EXIT_BAD_USE;
}

await main(process.argv.slice(2));
