import { AlarmClock, Check, Undo2 } from 'lucide-react';
import type { CaseRow } from '../../src-shared/cases.ts';
import { useDesk } from '../stores/hooks.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { useKeysOf, withKeys } from '../ui/use-keys.ts';
import { aimOfOpen } from './target.ts';
import { openSnooze, toggleDone } from './work-actions.ts';

/** What an agent does with the case on screen once nothing is left to say. Local, like everything that says so. */
export function WorkButtons({ row }: { readonly row: CaseRow }) {
  const desk = useDesk();
  const doneKey = useKeysOf('done');
  const snoozeKey = useKeysOf('snooze');
  return (
    <>
      <IconButton
        icon={AlarmClock}
        name="Snooze…"
        {...(snoozeKey === null ? {} : { keys: snoozeKey })}
        onClick={() => openSnooze(desk, aimOfOpen(desk))}
      />
      <Button
        look="quiet"
        aria-label={row.done ? 'Not done' : 'Done'}
        icon={row.done ? Undo2 : Check}
        title={withKeys(row.done ? 'Take it up again' : 'Done on this computer, until there is news', doneKey)}
        onClick={() => toggleDone(desk, aimOfOpen(desk))}
      >
        <span className="work-word">{row.done ? 'Not done' : 'Done'}</span>
      </Button>
    </>
  );
}
