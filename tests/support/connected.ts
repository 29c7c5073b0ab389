import { expect, type Page } from '@playwright/test';
import type { Sandbox } from '../../src-sandbox/start-sandbox.ts';
import type { CallName, Output, Request } from '../../src-shared/ipc.ts';

/** A call as the page makes it, in any host. @throws where it is refused */
export async function callFrom<N extends CallName>(page: Page, name: N, input: Request<N>): Promise<Output<N>> {
  const reply = await page.evaluate(
    ([called, given]) => {
      const call: unknown = Reflect.get(Object(Reflect.get(window, 'caseport')), 'call');
      return typeof call === 'function' ? call(called, given) : null;
    },
    [name, input] as const,
  );
  if (reply?.ok !== true) throw new Error(`${name}: ${JSON.stringify(reply)}`);
  // The main process has parsed it with the schema of this very call.
  return reply.value as Output<N>;
}

/** Signs a first run in to a sandbox by its bridge, for tests that are about something else. @returns the account's id */
export async function connectPage(page: Page, sandbox: Sandbox): Promise<string> {
  await page.getByRole('button', { name: 'Connect to Wise' }).waitFor();
  const { id } = await callFrom(page, 'accounts.connect', {
    label: 'Northbank Ops',
    environment: 'development',
    baseUrl: sandbox.baseUrl,
    credentials: { kind: 'client', clientId: sandbox.clientId, clientSecret: sandbox.clientSecret },
    proxy: { mode: 'none' },
    tls: null,
  });
  await expect(page.getByRole('navigation', { name: 'Views' })).toBeVisible();
  return id;
}
