import { ArrowDown, ArrowUp, Bookmark, Ellipsis, PencilLine, Trash2 } from 'lucide-react';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { CountedView } from '../../src-shared/work.ts';
import { useDesk, useUi, useViews } from '../stores/hooks.ts';
import { useOpenView } from './use-open-view.ts';
import { moveView, openView, removeView } from './view-actions.ts';
import './saved-views.css';

/** The saved views in the rail, each with what it holds now. */
export function SavedViews() {
  const views = useViews((state) => state.views);
  const open = useOpenView();
  const inCases = useUi((state) => state.place === 'cases');
  if (views === null || views.length === 0) return null;
  return (
    <>
      <h2 className="view-heading">Saved views</h2>
      <ul className="view-list">
        {views.map((view, index) => (
          <SavedItem
            key={view.id}
            view={view}
            current={inCases && open?.view.id === view.id}
            first={index === 0}
            last={index === views.length - 1}
          />
        ))}
      </ul>
    </>
  );
}

type ItemProps = { readonly view: CountedView; readonly current: boolean; readonly first: boolean; readonly last: boolean };

function SavedItem({ view, current, first, last }: ItemProps) {
  const desk = useDesk();
  const { id, name, count, more } = view;

  function act(key: string): void {
    if (key === 'rename') desk.ui.openDialog({ kind: 'save-view', view });
    else if (key === 'up') void moveView(desk, id, -1);
    else if (key === 'down') void moveView(desk, id, 1);
    else if (key === 'remove') void removeView(desk, id);
  }

  return (
    <li className="saved-view">
      <button
        type="button"
        className="view"
        title={view.query}
        aria-current={current ? 'page' : undefined}
        onClick={() => openView(desk, view)}
      >
        <Bookmark aria-hidden="true" />
        <span className="view-name">{name}</span>
        <span className="view-count numbers">
          {count.toLocaleString('en')}
          {more ? '+' : ''}
        </span>
      </button>
      <MenuTrigger>
        <AriaButton className="icon-button saved-more" aria-label={`More about the view ${name}`}>
          <Ellipsis aria-hidden="true" />
        </AriaButton>
        <Popover className="menu-popover" placement="bottom end">
          <Menu
            className="menu"
            aria-label={`More about the view ${name}`}
            disabledKeys={[...(first ? ['up'] : []), ...(last ? ['down'] : [])]}
            onAction={(key) => act(String(key))}
          >
            <MenuItem id="rename" textValue="Rename" className="menu-item">
              <PencilLine aria-hidden="true" />
              Rename…
            </MenuItem>
            <MenuItem id="up" textValue="Move up" className="menu-item">
              <ArrowUp aria-hidden="true" />
              Move up
            </MenuItem>
            <MenuItem id="down" textValue="Move down" className="menu-item">
              <ArrowDown aria-hidden="true" />
              Move down
            </MenuItem>
            <MenuItem id="remove" textValue="Delete" className="menu-item">
              <Trash2 aria-hidden="true" />
              Delete
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
    </li>
  );
}
