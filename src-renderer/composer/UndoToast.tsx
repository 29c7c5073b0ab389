import { useEffect, useRef } from 'react';
import { useDesk, useNow, useOutbox } from '../stores/hooks.ts';
import { heldItem } from '../stores/outbox-store.ts';
import { undoSend } from '../ui/commands.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { useKeysOf } from '../ui/use-keys.ts';
import './UndoToast.css';

/** The last send, while it can be taken back. Takes its own place at the foot of a pane, so that it covers nothing. */
export function UndoToast() {
  const held = useOutbox((state) => (state.items ?? []).some((item) => item.state === 'queued' && item.holdUntil !== null));
  return held ? <Countdown /> : null;
}

function Countdown() {
  const desk = useDesk();
  const items = useOutbox((state) => state.items);
  const now = useNow('fast');
  const keys = useKeysOf('undo-send');
  const item = heldItem(items, now);
  const said = useRef<string | null>(null);
  const id = item?.id ?? null;
  useEffect(() => {
    if (id === null || said.current === id) return;
    said.current = id;
    desk.ui.announce('The reply is queued. Undo send takes it back.');
  }, [desk, id]);
  if (item === null || item.holdUntil === null) return null;
  const parts =
    item.partOf === null ? [item] : (items ?? []).filter((one) => one.partOf === item.partOf && one.state === 'queued');
  const what =
    item.kind === 'create'
      ? 'New case'
      : parts.length > 1
        ? `${parts.length} replies to ${item.caseId ?? ''}:`
        : `Reply to ${item.caseId ?? ''}`;
  // Each part waits until the one before it was seen: only the first has a time.
  const does = item.kind === 'create' ? 'is created' : parts.length > 1 ? 'the first is sent' : 'sends';
  const until = Math.min(...parts.map((part) => part.holdUntil ?? Number.POSITIVE_INFINITY), item.holdUntil);
  const left = Math.max(1, Math.ceil((until - now) / 1_000));
  return (
    <div className="undo-toast">
      <span className="undo-text numbers">
        {what} {does} in {left} s
      </span>
      <button type="button" className="undo-button" aria-label="Undo send" onClick={() => void undoSend(desk, item.id)}>
        Undo
        {keys === null ? null : <Kbd keys={keys} />}
      </button>
    </div>
  );
}
