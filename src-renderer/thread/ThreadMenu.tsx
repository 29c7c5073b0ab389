import { CornerDownRight, FileCode, FileDown, FileText, LifeBuoy, Link2, ListX, Mail, Printer } from 'lucide-react';
import { aimOfOpen } from '../local-work/target.ts';
import { markUnread } from '../local-work/work-actions.ts';
import { useDesk } from '../stores/hooks.ts';
import { runCommand } from '../ui/commands.ts';
import { MoreMenu } from '../ui/MoreMenu.tsx';

const ITEMS = [
  { id: 'mark-unread', name: 'Mark unread', icon: Mail },
  { id: 'case-from-thread', name: 'Create a case from this thread', icon: CornerDownRight },
  { id: 'copy-link', name: 'Copy link to this case', icon: Link2 },
  { id: 'save-markdown', name: 'Save as Markdown…', icon: FileText },
  { id: 'save-html', name: 'Save as HTML…', icon: FileCode },
  { id: 'save-pdf', name: 'Save as PDF…', icon: FileDown },
  { id: 'print', name: 'Print…', icon: Printer },
  { id: 'technical', name: 'This looks technical…', icon: LifeBuoy },
  { id: 'untrack', name: 'Take off the list', icon: ListX },
] as const;

/** What is seldom done with a case. */
export function ThreadMenu() {
  const desk = useDesk();
  return (
    <MoreMenu
      name="More about this case"
      items={ITEMS}
      // The key of the first one means the marked cases; here it is this case.
      onChoose={(id) => (id === 'mark-unread' ? markUnread(desk, aimOfOpen(desk)) : runCommand(desk, id))}
    />
  );
}
