import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { nameOfPress, printedKeys } from '../ui/key-names.ts';

type Props = {
  readonly title: string;
  readonly mac: boolean;
  readonly onKeys: (keys: string) => void;
  readonly onCancel: () => void;
};

/**
 * Takes the keys that are pressed: one with Ctrl or Cmd, one by itself, or two after each other. Nothing here is timed, so
 * that slow hands can record a sequence too.
 */
export function KeyRecorder({ title, mac, onKeys, onCancel }: Props) {
  const [first, setFirst] = useState<string | null>(null);
  const box = useRef<HTMLButtonElement>(null);
  useEffect(() => box.current?.focus(), []);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Tab') return;
    event.preventDefault();
    // The dialog around it would close on Escape, and the list behind it would move on j.
    event.stopPropagation();
    if (event.key === 'Escape') {
      onCancel();
      return;
    }
    const name = nameOfPress(event, mac);
    if (name === null) return;
    if (name.startsWith('Mod+')) onKeys(name);
    else if (first === null) setFirst(name);
    else onKeys(`${first} ${name}`);
  }

  return (
    <div className="key-recorder">
      <button ref={box} type="button" className="key-box" aria-label={`Press the new keys for ${title}`} onKeyDown={onKeyDown}>
        {first === null ? 'Press the keys…' : <Kbd keys={printedKeys(first, mac)} />}
        {first === null ? null : <span className="muted">then a second key, if you like</span>}
      </button>
      {first === null ? null : (
        <Button look="primary" onClick={() => onKeys(first)}>
          Use {printedKeys(first, mac)}
        </Button>
      )}
      <Button onClick={onCancel}>Cancel</Button>
    </div>
  );
}
