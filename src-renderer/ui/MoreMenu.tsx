import { Ellipsis, type LucideIcon } from 'lucide-react';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';

type MoreItem<Id extends string> = {
  readonly id: Id;
  readonly name: string;
  readonly icon: LucideIcon;
  readonly disabled?: boolean;
};

type MoreMenuProps<Id extends string> = {
  /** Of the button and of its menu. */
  readonly name: string;
  readonly className?: string;
  readonly items: readonly MoreItem<Id>[];
  readonly onChoose: (id: Id) => void;
};

/** What is seldom done, behind three dots. */
export function MoreMenu<Id extends string>({ name, className = '', items, onChoose }: MoreMenuProps<Id>) {
  return (
    <MenuTrigger>
      <AriaButton className={`icon-button ${className}`.trim()} aria-label={name}>
        <Ellipsis aria-hidden="true" />
      </AriaButton>
      <Popover className="menu-popover" placement="bottom end">
        <Menu
          className="menu"
          aria-label={name}
          disabledKeys={items.flatMap((item) => (item.disabled === true ? [item.id] : []))}
          onAction={(key) => {
            const chosen = items.find(({ id }) => id === key);
            if (chosen !== undefined) onChoose(chosen.id);
          }}
        >
          {items.map(({ id, name: title, icon: Icon }) => (
            <MenuItem key={id} id={id} textValue={title} className="menu-item">
              <Icon aria-hidden="true" />
              {title}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
