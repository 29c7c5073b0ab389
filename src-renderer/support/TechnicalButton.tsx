import { LifeBuoy } from 'lucide-react';
import type { AppError } from '../../src-shared/errors.ts';
import { useApp, useDesk, useUi } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { askSupport, isTechnical, traceOf } from './look-technical.ts';

type TechnicalButtonProps = { readonly error: AppError | null; readonly caseId?: string | null };

/** Beside a failure that speaks of Wise: takes its evidence to a request to technical support. */
export function TechnicalButton({ error, caseId = null }: TechnicalButtonProps) {
  const desk = useDesk();
  const hasAccount = useApp((state) => state.activeId !== null);
  // Leaving a form on the way would lose what was typed into it; these two keep it.
  const canLeave = useUi((state) => state.dialog === null || state.dialog.kind === 'new-case' || state.dialog.kind === 'track');
  if (error === null || !isTechnical(error) || !hasAccount || !canLeave) return null;
  return (
    <Button look="quiet" icon={LifeBuoy} onClick={() => void askSupport(desk, { caseId, traceId: traceOf(error) })}>
      This looks technical
    </Button>
  );
}
