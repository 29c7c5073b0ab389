import {
  AlarmClock,
  AlarmClockOff,
  Check,
  Download,
  ListX,
  type LucideIcon,
  Mail,
  MailOpen,
  RefreshCw,
  Tag,
  Undo2,
  X,
} from 'lucide-react';
import type { Desk } from '../stores/desk.ts';
import { useDesk, useInbox, useMarks } from '../stores/hooks.ts';
import { countMarks } from '../stores/marks.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { MoreMenu } from '../ui/MoreMenu.tsx';
import { useKeysOf, withKeys } from '../ui/use-keys.ts';
import type { Aim } from './aim.ts';
import { aimOf } from './target.ts';
import {
  exportTarget,
  markRead,
  markUnread,
  openSnooze,
  refreshCases,
  setDone,
  toggleDone,
  untrackTarget,
  wake,
} from './work-actions.ts';
import './BulkBar.css';

type More = { readonly id: string; readonly name: string; readonly icon: LucideIcon; run(desk: Desk, aim: Aim): void };

const MORE: readonly More[] = [
  { id: 'refresh', name: 'Read from Wise now', icon: RefreshCw, run: (desk, aim) => void refreshCases(desk, aim) },
  { id: 'export', name: 'Export as CSV…', icon: Download, run: (desk, aim) => void exportTarget(desk, aim) },
  { id: 'unread', name: 'Mark unread', icon: Mail, run: (desk) => markUnread(desk) },
  { id: 'read', name: 'Mark read', icon: MailOpen, run: (desk, aim) => void markRead(desk, aim) },
  { id: 'wake', name: 'End the snooze', icon: AlarmClockOff, run: (desk, aim) => void wake(desk, aim) },
  { id: 'not-done', name: 'Not done after all', icon: Undo2, run: (desk, aim) => void setDone(desk, aim, false) },
  { id: 'untrack', name: 'Take off the list', icon: ListX, run: (desk, aim) => void untrackTarget(desk, aim) },
];

/** What can be done with the marked cases, in the place of the list's heading: nothing below it moves. */
export function BulkBar() {
  const desk = useDesk();
  const marks = useMarks((state) => state.marks);
  const total = useInbox((state) => state.total ?? 0);
  const count = countMarks(marks, total);
  const inDone = useInbox((state) => state.source.kind === 'view' && state.source.view === 'done');
  const doneKeys = useKeysOf('done');
  const snoozeKeys = useKeysOf('snooze');
  const tagsKeys = useKeysOf('tags');

  function act(run: (aim: Aim) => void): void {
    const aim = aimOf(desk);
    if (aim !== null) run(aim);
  }

  return (
    <div className="bulk-bar" role="toolbar" aria-label="Marked cases">
      <IconButton icon={X} name="Unmark all" keys="Esc" onClick={() => desk.marks.clear()} />
      <span className="bulk-count numbers" role="status">
        {count.toLocaleString('en')} marked
      </span>
      {count < total ? (
        <button type="button" className="text-button bulk-all" onClick={() => desk.marks.all()}>
          All {total.toLocaleString('en')}
        </button>
      ) : null}
      <span className="grow" />
      <Button
        icon={inDone ? Undo2 : Check}
        title={withKeys(inDone ? 'Take them up again' : 'Done, until there is news', doneKeys)}
        onClick={() => toggleDone(desk)}
      >
        {inDone ? 'Not done' : 'Done'}
      </Button>
      <IconButton
        icon={AlarmClock}
        name="Snooze…"
        {...(snoozeKeys === null ? {} : { keys: snoozeKeys })}
        onClick={() => openSnooze(desk)}
      />
      <IconButton
        icon={Tag}
        name="Tags…"
        {...(tagsKeys === null ? {} : { keys: tagsKeys })}
        onClick={() => act((aim) => desk.ui.openDialog({ kind: 'tags', aim }))}
      />
      <MoreMenu
        name="More for the marked cases"
        items={MORE}
        onChoose={(id) => act((aim) => MORE.find((one) => one.id === id)?.run(desk, aim))}
      />
    </div>
  );
}
