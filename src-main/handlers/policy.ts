import type { policyCalls } from '../../src-shared/calls/policy.ts';
import type { Handlers } from '../../src-shared/ipc.ts';
import { networkFacts } from '../accounts/network-facts.ts';
import type { DiagnosticsOptions } from '../diagnostics/diagnostics.ts';
import { resetSetting } from '../inbox/apply-settings.ts';
import { showTestNotice } from '../notify/test-notice.ts';
import { policyValue } from '../policy/enforce.ts';
import { policyInForce } from '../policy/policy-in-force.ts';
import type { Session } from '../session.ts';
import { defaultSettings, policyOf, readSettings } from '../store/settings-table.ts';
import { countRows } from '../store/storage-queries.ts';
import { storedFiles } from '../stored-files.ts';

/** What the page of settings asks for beside the settings themselves. */
export function policyHandlers(
  session: () => Session,
  { ports, current }: Pick<DiagnosticsOptions, 'ports' | 'current'>,
): Pick<Handlers, keyof typeof policyCalls> {
  return {
    'policy.get': async () => (await policyInForce(ports, current())).report,
    'settings.defaults': () => defaultSettings(session().stores.desk),
    'settings.reset': ({ path }) => resetSetting(session(), path),
    'notifications.test': () => {
      const { stores, ports: open } = session();
      return showTestNotice(open, readSettings(stores.desk).notifications.sound);
    },
    'accounts.network': () => ({ accounts: networkFacts(session()) }),
    'storage.read': () => {
      const { stores, persistence } = session();
      const days = policyValue(policyOf(stores.desk), 'cacheRetentionDays') ?? 0;
      return {
        folder: ports.paths.profile,
        persistence,
        files: persistence === 'disk' ? storedFiles(ports.paths.profile) : [],
        rows: countRows(stores),
        retentionDays: days === 0 ? null : days,
      };
    },
  };
}
