import type { OutboxItem } from '../../src-shared/outbox.ts';
import { useDesk } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { undoSend } from '../ui/commands.ts';

type TakeBackButtonProps = { readonly item: OutboxItem; readonly now: number };

/** Whether a send is held for the moment in which it can be undone. */
export function isHeld(item: OutboxItem): boolean {
  return item.state === 'queued' && item.waitsFor === 'undo-hold';
}

/** Makes a send that has not left a draft again; nothing where it is too late for that. */
export function TakeBackButton({ item, now }: TakeBackButtonProps) {
  const desk = useDesk();
  const isWaiting = item.state === 'queued' || item.state === 'retry-wait';
  const isLeaving = isHeld(item) && item.holdUntil !== null && item.holdUntil <= now;
  if (!isWaiting || isLeaving) return null;
  return (
    <Button look="quiet" onClick={() => void undoSend(desk, item.id)}>
      Take back
    </Button>
  );
}
