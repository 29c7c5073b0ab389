import type { App } from '../../src-main/ports.ts';
import { answer, type CallName, type Output, type Reply, type Request } from '../../src-shared/ipc.ts';
import type { RecordingLog } from './fake-ports.ts';

/** The calls of the renderer, without one. */
export type AskedCore = {
  /** A call as the renderer makes it, schemas and all. */
  ask<N extends CallName>(name: N, input: Request<N>): Promise<Reply<Output<N>>>;
  /** The same. @throws where it is refused */
  call<N extends CallName>(name: N, input: Request<N>): Promise<Output<N>>;
};

export function askCore(app: App, log: RecordingLog): AskedCore {
  async function ask<N extends CallName>(name: N, input: Request<N>): Promise<Reply<Output<N>>> {
    const reply = await answer(app.handlers, name, input, (cause, where) => log.bug(cause, where));
    // `answer` has parsed the value with the schema of this very call.
    return reply as Reply<Output<N>>;
  }
  return {
    ask,
    async call(name, input) {
      const reply = await ask(name, input);
      if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.error)} ${String(log.bugs.at(-1) ?? '')}`);
      return reply.value;
    },
  };
}
