/** Calls the control operations of a sandbox that runs in another process. */
export type ControlClient = {
  /** Rejects with the sandbox's own sentence when it refuses. */
  call(operation: string, input?: object): Promise<unknown>;
};

/** @param controlUrl of the line that `main.ts` prints: it answers also while the network is cut. */
export function controlClient(controlUrl: string, controlKey: string): ControlClient {
  return {
    async call(operation, input = {}) {
      const answer = await fetch(`${controlUrl}/_sandbox/${operation}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-sandbox-key': controlKey },
        body: JSON.stringify(input),
      });
      const body: unknown = await answer.json();
      if (typeof body !== 'object' || body === null) throw new Error(`The sandbox answered ${answer.status}.`);
      if ('error' in body) throw new Error(String(body.error));
      return 'result' in body ? body.result : null;
    },
  };
}
