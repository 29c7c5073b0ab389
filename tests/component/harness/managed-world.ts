import type { PolicyReport } from '../../../src-shared/policy.ts';
import type { World } from '../fake-world.ts';
import { inboxWorld } from './inbox-world.ts';

const where = '/etc/caseport/policy.json';

/** What a bank may decide, with a typing error in it. */
const POLICY: PolicyReport = {
  entries: [
    { key: 'environments', value: 'production', tier: 'enforced', scope: 'machine', where },
    { key: 'proxy', value: 'http://proxy.northbank.example:8080', tier: 'enforced', scope: 'machine', where },
    { key: 'extraCaFile', value: '/etc/ssl/certs/northbank-inspection.pem', tier: 'enforced', scope: 'machine', where },
    { key: 'notificationContent', value: 'id', tier: 'enforced', scope: 'machine', where },
    { key: 'quietHoursFrom', value: '18:00', tier: 'enforced', scope: 'machine', where },
    { key: 'quietDays', value: '0, 6', tier: 'enforced', scope: 'machine', where },
    { key: 'launchAtLogin', value: 'true', tier: 'enforced', scope: 'machine', where },
    { key: 'cacheRetentionDays', value: '90', tier: 'enforced', scope: 'machine', where },
  ],
  problems: [
    { where, key: 'exprotAllowed', message: 'There is no such key; it may be of another version.' },
    { where, key: 'updateMode', message: 'Invalid option: expected one of "off"|"tell"' },
  ],
};

/** The inbox of a managed computer. */
export function managedWorld(): Partial<World> {
  const world = inboxWorld();
  return {
    ...world,
    settings: { ...world.settings, quietHours: { ...world.settings.quietHours, enabled: true } },
    policy: POLICY,
  };
}

/** A managed computer on which nobody has signed in yet. */
export function managedFirstRun(): Partial<World> {
  return { accounts: [], activeId: null, policy: POLICY };
}
