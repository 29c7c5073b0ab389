import { Pencil, RotateCcw, X } from 'lucide-react';
import { useState } from 'react';
import type { KeyChanges } from '../../src-shared/settings.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { COMMANDS, type Command } from '../ui/commands.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { conflictsOf, defaultKeysOf, reservedBecause, withKeys, withKeysMoved } from '../ui/key-changes.ts';
import { printedKeys } from '../ui/key-names.ts';
import type { Binding } from '../ui/keymap.ts';
import { KeyRecorder } from './KeyRecorder.tsx';

type Props = {
  readonly command: Command;
  readonly bindings: readonly Binding[];
  readonly changes: KeyChanges;
  readonly mac: boolean;
  readonly onChange: (changes: KeyChanges) => void;
};

/** What was pressed and can not simply be taken. */
type Asked = { readonly keys: string; readonly conflicts: readonly Binding[] };

const titleOf = (binding: Binding) => COMMANDS.find((command) => command.id === binding.command)?.title ?? binding.command;

/** The keys of one command: change them, take them away, have the usual ones back. */
export function KeyRow({ command, bindings, changes, mac, onChange }: Props) {
  const [recording, setRecording] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const keys = bindings.filter((binding) => binding.command === command.id).map((binding) => binding.keys);

  function stop(): void {
    setRecording(false);
    setRefused(null);
    setAsked(null);
  }

  function take(pressed: string, standard = false): void {
    const because = standard ? null : reservedBecause(pressed, command.id);
    const conflicts = conflictsOf(pressed, command.id, bindings);
    stop();
    if (because !== null) setRefused(`${printedKeys(pressed, mac)}: ${because}`);
    else if (conflicts.length > 0) setAsked({ keys: pressed, conflicts });
    else onChange(withKeys(changes, command.id, [pressed]));
  }

  function reset(): void {
    const [first, ...others] = defaultKeysOf(command.id);
    if (first !== undefined && others.length === 0) take(first, true);
    else {
      stop();
      onChange(withKeys(changes, command.id, defaultKeysOf(command.id)));
    }
  }

  return (
    <li className="key-row" aria-label={command.title}>
      <span className="key-title">{command.title}</span>
      {recording ? (
        <KeyRecorder title={command.title} mac={mac} onKeys={take} onCancel={stop} />
      ) : (
        <span className="key-actions">
          {keys.length === 0 ? <span className="muted">no key</span> : null}
          {keys.map((one) => (
            <Kbd key={one} keys={printedKeys(one, mac)} />
          ))}
          {Object.hasOwn(changes, command.id) ? (
            <IconButton icon={RotateCcw} name={`Usual keys for ${command.title}`} onClick={reset} />
          ) : null}
          {keys.length === 0 ? null : (
            <IconButton
              icon={X}
              name={`No keys for ${command.title}`}
              onClick={() => {
                stop();
                onChange(withKeys(changes, command.id, []));
              }}
            />
          )}
          <IconButton
            icon={Pencil}
            name={`Change the keys for ${command.title}`}
            onClick={() => {
              stop();
              setRecording(true);
            }}
          />
        </span>
      )}
      {refused === null ? null : (
        <p className="key-note" role="alert">
          {refused}
        </p>
      )}
      {asked === null ? null : (
        <div className="key-note" role="alert">
          <span>{wordsOf(asked, mac)}</span>
          <Button
            look="primary"
            onClick={() => {
              stop();
              onChange(withKeysMoved(changes, command.id, [asked.keys], asked.conflicts, bindings));
            }}
          >
            Move it here
          </Button>
          <Button onClick={stop}>Leave it</Button>
        </div>
      )}
    </li>
  );
}

function wordsOf({ keys, conflicts }: Asked, mac: boolean): string {
  const names = [...new Set(conflicts.map((binding) => `“${titleOf(binding)}”`))].join(', ');
  const same = conflicts.every((binding) => binding.keys === keys);
  if (same) return `${printedKeys(keys, mac)} is the key of ${names}.`;
  return `${printedKeys(keys, mac)} and the keys of ${names} begin alike, so that only one of them could be reached.`;
}
