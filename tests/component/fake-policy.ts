import type { policyCalls } from '../../src-shared/calls/policy.ts';
import { AppFailure } from '../../src-shared/errors.ts';
import type { Handlers } from '../../src-shared/ipc.ts';
import { lockOf } from '../../src-shared/policy.ts';
import { changedSettings, DEFAULT_SETTINGS } from '../../src-shared/settings.ts';
import { changeAt, settingAt } from '../../src-shared/settings-catalogue.ts';
import type { World } from './fake-world.ts';

/** What the page of settings asks for beside the settings themselves. */
export function fakePolicyHandlers(world: World): Pick<Handlers, keyof typeof policyCalls> {
  return {
    'policy.get': () => world.policy,
    'settings.defaults': () => DEFAULT_SETTINGS,
    'settings.reset': ({ path }) => {
      const lock = lockOf(world.policy, path);
      if (lock !== null) throw new AppFailure({ kind: 'managed', key: lock.key });
      world.settings = changedSettings(world.settings, changeAt(path, settingAt(DEFAULT_SETTINGS, path)));
      return world.settings;
    },
    'notifications.test': () => ({ shown: true, detail: null }),
    'accounts.network': () => ({
      accounts: world.accounts.map(({ id, label, host }) => ({
        accountId: id,
        label,
        host,
        proxy: 'of this computer',
        extraCaFile: null,
        clientCertificateFile: null,
        clientKeyFile: null,
        managed: [],
      })),
    }),
    'storage.read': () => ({
      folder: '~/.config/Caseport',
      persistence: world.info.persistence,
      files: [
        { name: 'cache.db', bytes: 48_234_496 },
        { name: 'desk-mirror.db', bytes: 1_212_416 },
        { name: 'desk.db', bytes: 1_212_416 },
        { name: 'logs/', bytes: 24_110 },
        { name: 'store.json', bytes: 312 },
      ],
      rows: [
        { what: 'Cases on the list', count: 412 },
        { what: 'Drafts', count: 3 },
        { what: 'Comments', count: 8_214 },
      ],
      retentionDays: world.policy.entries.some(({ key }) => key === 'cacheRetentionDays') ? 90 : null,
    }),
  };
}
