import { useCallback } from 'react';
import type { AuditFilter, AuditRow } from '../../src-shared/audit.ts';
import { useDesk } from '../stores/hooks.ts';
import { useWindows } from '../ui/use-windows.ts';

/** The audit log in windows; another filter begins anew. */
export function useAudit({ action, caseId }: AuditFilter) {
  const desk = useDesk();
  const fetch = useCallback(
    (start: number, count: number) => desk.bridge.call('audit.window', { filter: { action, caseId }, start, count }),
    [desk, action, caseId],
  );
  return useWindows<AuditRow>(fetch);
}
