import { CornerDownRight, Ellipsis, FileCode, FileDown, FileText, LifeBuoy, Link2, ListX, Mail, Printer } from 'lucide-react';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useDesk } from '../stores/hooks.ts';
import { runCommand } from '../ui/commands.ts';

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
    <MenuTrigger>
      <AriaButton className="icon-button" aria-label="More about this case">
        <Ellipsis aria-hidden="true" />
      </AriaButton>
      <Popover className="menu-popover" placement="bottom end">
        <Menu
          className="menu"
          aria-label="More about this case"
          onAction={(key) => {
            const chosen = ITEMS.find(({ id }) => id === key);
            if (chosen !== undefined) runCommand(desk, chosen.id);
          }}
        >
          {ITEMS.map(({ id, name, icon: Icon }) => (
            <MenuItem key={id} id={id} textValue={name} className="menu-item">
              <Icon aria-hidden="true" />
              {name}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
