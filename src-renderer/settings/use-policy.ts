import { useEffect, useState } from 'react';
import type { PolicyKey, PolicyReport } from '../../src-shared/policy.ts';
import { useDesk } from '../stores/hooks.ts';

const NOTHING: PolicyReport = { entries: [], problems: [] };

/** What the organisation decided. It is read once: policies change with a start of the application. */
export function usePolicy(): PolicyReport {
  const desk = useDesk();
  const [report, setReport] = useState(NOTHING);
  useEffect(() => {
    let isHere = true;
    void desk.bridge.call('policy.get', {}).then((reply) => {
      // Without an answer nothing looks locked; the main process refuses what is not allowed all the same.
      if (isHere && reply.ok) setReport(reply.value);
    });
    return () => {
      isHere = false;
    };
  }, [desk]);
  return report;
}

/** The value that is enforced for a key, as an administrator wrote it; null: nothing is. */
export function enforcedValue(report: PolicyReport, key: PolicyKey): string | null {
  return report.entries.find((entry) => entry.key === key && entry.tier === 'enforced')?.value ?? null;
}

/** The value that holds for a key, enforced or by default. */
export function valueInForce(report: PolicyReport, key: PolicyKey): string | null {
  return enforcedValue(report, key) ?? report.entries.find((entry) => entry.key === key)?.value ?? null;
}
