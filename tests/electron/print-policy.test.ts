import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import { electronArguments } from '../support/hosts.ts';
import { test } from './fixture.ts';

test('--print-policy says what is in force and ends, also while Caseport runs', async ({ main }) => {
  const configuration = mkdtempSync(join(tmpdir(), 'caseport-print-'));
  mkdirSync(join(configuration, 'caseport'));
  writeFileSync(join(configuration, 'caseport', 'policy.json'), '{"enforced":{"linksAllowed":false}}');
  // The same profile, so that the lock of the single instance is held by the other.
  const environment = await main.evaluate(() => ({ ...process.env }));
  const { stdout } = await promisify(execFile)(
    process.env.CASEPORT_ELECTRON ?? '',
    [...electronArguments(process.env), '--print-policy'],
    { cwd: join(import.meta.dirname, '..', '..'), env: { ...environment, XDG_CONFIG_HOME: configuration } },
  );
  expect(stdout).toMatch(/^linksAllowed +false {2}\(enforced, user: /m);
  rmSync(configuration, { recursive: true, force: true });
});
