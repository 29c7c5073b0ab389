import type { supportCalls } from '../../src-shared/calls/support.ts';
import type { Handlers } from '../../src-shared/ipc.ts';
import { originOf } from '../accounts/environments.ts';
import type { Session } from '../session.ts';
import { findAccount } from '../store/accounts-table.ts';
import { newestEmergency, pastEmergencies } from '../store/emergencies-table.ts';
import { countRequests, findRequest, readRequestWindow, type StoredRequest, timedRequests } from '../store/request-log-table.ts';
import { listSupportRequests } from '../store/support-table.ts';
import {
  beginEmergency,
  endEmergency,
  exportEmergency,
  noteEmergency,
  openEmergencyMail,
  tickStep,
} from '../support/emergencies.ts';
import { requestStats } from '../support/request-stats.ts';
import {
  addCalls,
  beginRequest,
  discardRequest,
  markRequest,
  mustFindRequest,
  openMail,
  saveDraft,
  saveMail,
} from '../support/support-requests.ts';

/** Calls that the chart is made of: more would make the window wait. */
const CHARTED = 20_000;

/** What reaches Wise when Wise itself is the problem: its status page, the request log, requests to technical support. */
export function supportHandlers(session: () => Session): Pick<Handlers, keyof typeof supportCalls> {
  return {
    'status.report': () => session().statusWatch.report(),
    'status.readNow': () => session().statusWatch.readNow(),

    'requests.window': ({ filter, start, count }) => {
      const { cache } = session().stores;
      return { total: countRequests(cache, filter), rows: readRequestWindow(cache, filter, start, count) };
    },
    'requests.get': ({ id }) => {
      const found = findRequest(session().stores.cache, id);
      return { call: found === null ? null : { ...found, origin: originOfCall(session(), found) } };
    },
    'requests.stats': ({ since, accountId }) => {
      const { stores, ports } = session();
      const calls = timedRequests(stores.cache, since, accountId, CHARTED);
      return requestStats(calls, since, ports.clock.now(), calls.length === CHARTED);
    },

    'support.begin': (asked) => beginRequest(session(), asked),
    'support.addCalls': ({ id, callIds }) => addCalls(session(), id, callIds),
    'support.list': () => listSupportRequests(session().stores.desk),
    'support.get': ({ id }) => mustFindRequest(session(), id),
    'support.save': ({ id, draft }) => saveDraft(session(), id, draft),
    'support.discard': ({ id }) => {
      discardRequest(session(), id);
      return {};
    },
    'support.mark': ({ id, state, at }) => markRequest(session(), id, state, at),
    'support.openMail': ({ id }) => openMail(session(), id),
    'support.saveMail': ({ id }) => saveMail(session(), id),

    'emergency.newest': () => ({ emergency: newestEmergency(session().stores.desk) }),
    'emergency.past': () => ({ emergencies: pastEmergencies(session().stores.desk) }),
    'emergency.begin': () => beginEmergency(session()),
    'emergency.tick': ({ id, step, ticked }) => tickStep(session(), id, step, ticked),
    'emergency.note': ({ id, notes }) => noteEmergency(session(), id, notes),
    'emergency.end': ({ id }) => endEmergency(session(), id),
    'emergency.export': ({ id }) => exportEmergency(session(), id),
    'emergency.openMail': () => openEmergencyMail(session()),
  };
}

function originOfCall(session: Session, call: StoredRequest): string | null {
  const account = call.accountId === null ? null : findAccount(session.stores.desk, call.accountId);
  if (account === null) return null;
  const origin = originOf(account.environment, account.baseUrl, account.tls);
  return origin.ok ? origin.origin : null;
}
