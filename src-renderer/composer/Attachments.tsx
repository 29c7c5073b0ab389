import { Paperclip } from 'lucide-react';
import { Button as AriaButton, Dialog as AriaDialog, DialogTrigger, Popover } from 'react-aria-components';

/** Where people look for it: says that there is none, and what to do instead. */
export function Attachments() {
  return (
    <DialogTrigger>
      <AriaButton className="icon-button attachments" aria-label="Attach a file: not possible">
        <Paperclip aria-hidden="true" />
      </AriaButton>
      <Popover className="menu-popover attachments-note" placement="top start">
        <AriaDialog aria-label="No attachments" className="attachments-words">
          <strong>No attachments here.</strong> This version of the Cases API takes text alone. Ask Wise in the reply how they
          want to get the file.
        </AriaDialog>
      </Popover>
    </DialogTrigger>
  );
}
