import { ArrowDownUp } from 'lucide-react';
import {
  Button as AriaButton,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
} from 'react-aria-components';
import { useDesk, useInbox } from '../stores/hooks.ts';
import { GROUPING_NAMES, GROUPINGS, SORT_NAMES, SORTS } from './arrangement.ts';

/** The order of the list, and what divides it; remembered for each view while the window is open. */
export function ArrangeMenu() {
  const desk = useDesk();
  const sort = useInbox((state) => state.sort);
  const grouping = useInbox((state) => state.grouping);
  const grouped = grouping === 'none' ? '' : `, grouped ${GROUPING_NAMES[grouping].toLowerCase()}`;
  return (
    <MenuTrigger>
      <AriaButton className="button button-plain sort-button" aria-label={`Sort: ${SORT_NAMES[sort]}${grouped}`}>
        <ArrowDownUp aria-hidden="true" />
        <span className="sort-name">{SORT_NAMES[sort]}</span>
      </AriaButton>
      <Popover className="menu-popover sort-popover" placement="bottom end">
        <Menu
          className="menu"
          aria-label="Sort and group"
          onAction={(key) => {
            const order = SORTS.find((one) => one === key);
            const groups = GROUPINGS.find((one) => `group-${one}` === key);
            if (order !== undefined) desk.inbox.setSort(order);
            if (groups !== undefined) desk.inbox.setGrouping(groups);
          }}
        >
          <MenuSection selectionMode="single" selectedKeys={[sort]} disallowEmptySelection>
            <Header className="menu-header">Order</Header>
            {SORTS.map((one) => (
              <MenuItem key={one} id={one} className="menu-item">
                {SORT_NAMES[one]}
              </MenuItem>
            ))}
          </MenuSection>
          <Separator className="menu-separator" />
          <MenuSection selectionMode="single" selectedKeys={[`group-${grouping}`]} disallowEmptySelection>
            <Header className="menu-header">Groups</Header>
            {GROUPINGS.map((one) => (
              <MenuItem key={one} id={`group-${one}`} className="menu-item">
                {GROUPING_NAMES[one]}
              </MenuItem>
            ))}
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
