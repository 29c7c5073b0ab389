import type { Overview, OverviewDays, OverviewPart } from '../../src-shared/overview.ts';
import type { Ports } from '../ports.ts';
import type { Stores } from '../store/stores.ts';
import { overviewCsv } from './overview-csv.ts';
import { readOverview } from './read-overview.ts';

/** What counting needs of a session. */
export type OverviewPlace = {
  readonly stores: Stores;
  readonly ports: Pick<Ports, 'clock' | 'files'>;
  /** @throws AppFailure `no-such-account` */
  runtime(accountId: string): unknown;
};

/** Counts for one person at a time: whoever asks anew has no use for the answer before. */
export type OverviewCalls = {
  read(session: OverviewPlace, accountId: string, days: OverviewDays): Promise<Overview>;
  cancel(): void;
  save(session: OverviewPlace, accountId: string, days: OverviewDays, part: OverviewPart): Promise<{ where: string | null }>;
};

export function createOverviewCalls(): OverviewCalls {
  let reads = 0;
  const request = (session: OverviewPlace, accountId: string, days: OverviewDays, isCancelled: () => boolean) => {
    session.runtime(accountId);
    return readOverview({ stores: session.stores, accountId, days, now: session.ports.clock.now(), isCancelled });
  };
  return {
    read(session, accountId, days) {
      reads += 1;
      const mine = reads;
      return request(session, accountId, days, () => mine !== reads || !session.stores.desk.open);
    },
    cancel() {
      reads += 1;
    },
    async save(session, accountId, days, part) {
      const overview = await request(session, accountId, days, () => !session.stores.desk.open);
      const day = new Date(session.ports.clock.now()).toISOString().slice(0, 10);
      const bytes = new TextEncoder().encode(overviewCsv(overview, part));
      return { where: await session.ports.files.save(`caseport-overview-${part}-${day}.csv`, bytes) };
    },
  };
}
