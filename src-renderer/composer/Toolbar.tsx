import { Bold, Code, Italic, Link, List, ListOrdered, type LucideIcon, Quote, Table } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../ui/Button.tsx';
import type { MarkdownEdit } from './markdown-edit.ts';

type Tool = {
  readonly edit: MarkdownEdit;
  readonly name: string;
  readonly icon: LucideIcon;
  /** With Ctrl, or Cmd on a Mac. Keys with Shift go by their place: what they write differs from layout to layout. */
  readonly key?: { readonly code: string; readonly shift: boolean; readonly name: string };
};

export const TOOLS: readonly Tool[] = [
  { edit: 'bold', name: 'Bold', icon: Bold, key: { code: 'b', shift: false, name: 'B' } },
  { edit: 'italic', name: 'Italic', icon: Italic, key: { code: 'i', shift: false, name: 'I' } },
  { edit: 'bullets', name: 'List', icon: List, key: { code: 'Digit8', shift: true, name: 'Shift+8' } },
  { edit: 'numbers', name: 'Numbered list', icon: ListOrdered, key: { code: 'Digit7', shift: true, name: 'Shift+7' } },
  { edit: 'quote', name: 'Quote', icon: Quote, key: { code: 'Digit9', shift: true, name: 'Shift+9' } },
  { edit: 'code', name: 'Code', icon: Code, key: { code: 'e', shift: false, name: 'E' } },
  { edit: 'link', name: 'Link', icon: Link, key: { code: 'k', shift: true, name: 'Shift+K' } },
  { edit: 'table', name: 'Table', icon: Table },
];

/** The edit of a shortcut of the text field, if the key is one. */
export function editOfKey(press: {
  readonly key: string;
  readonly code: string;
  readonly shiftKey: boolean;
}): MarkdownEdit | null {
  const fits = ({ key }: Tool) =>
    key !== undefined && key.shift === press.shiftKey && (key.code === press.code || key.code === press.key.toLowerCase());
  return TOOLS.find(fits)?.edit ?? null;
}

export function Toolbar({
  disabled,
  mod,
  onEdit,
  children,
}: {
  readonly disabled: boolean;
  readonly mod: string;
  readonly onEdit: (edit: MarkdownEdit) => void;
  readonly children?: ReactNode;
}) {
  return (
    <div className="toolbar" role="toolbar" aria-label="Formatting">
      {TOOLS.map(({ edit, name, icon, key }) => (
        <IconButton
          key={edit}
          icon={icon}
          name={name}
          disabled={disabled}
          {...(key === undefined ? {} : { keys: `${mod}+${key.name}` })}
          // The caret stays in the text.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onEdit(edit)}
        />
      ))}
      {children}
    </div>
  );
}
