import { Bold, Code, Italic, Link, List, ListOrdered, type LucideIcon, Quote, Table } from 'lucide-react';
import { IconButton } from '../ui/Button.tsx';
import type { MarkdownEdit } from './markdown-edit.ts';

const TOOLS: readonly { readonly edit: MarkdownEdit; readonly name: string; readonly icon: LucideIcon; readonly key?: string }[] =
  [
    { edit: 'bold', name: 'Bold', icon: Bold, key: 'B' },
    { edit: 'italic', name: 'Italic', icon: Italic, key: 'I' },
    { edit: 'bullets', name: 'List', icon: List },
    { edit: 'numbers', name: 'Numbered list', icon: ListOrdered },
    { edit: 'quote', name: 'Quote', icon: Quote },
    { edit: 'code', name: 'Code', icon: Code, key: 'E' },
    { edit: 'link', name: 'Link', icon: Link },
    { edit: 'table', name: 'Table', icon: Table },
  ];

/** The edit of a shortcut of the text field, if the key is one. */
export function editOfKey(key: string): MarkdownEdit | null {
  return TOOLS.find((tool) => tool.key === key.toUpperCase())?.edit ?? null;
}

export function Toolbar({
  disabled,
  mod,
  onEdit,
}: {
  readonly disabled: boolean;
  readonly mod: string;
  readonly onEdit: (edit: MarkdownEdit) => void;
}) {
  return (
    <div className="toolbar" role="toolbar" aria-label="Formatting">
      {TOOLS.map(({ edit, name, icon, key }) => (
        <IconButton
          key={edit}
          icon={icon}
          name={name}
          disabled={disabled}
          {...(key === undefined ? {} : { keys: `${mod}+${key}` })}
          // The caret stays in the text.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onEdit(edit)}
        />
      ))}
    </div>
  );
}
