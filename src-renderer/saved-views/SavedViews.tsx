import { ArrowDown, ArrowUp, Bookmark, PencilLine, Trash2 } from 'lucide-react';
import type { CountedView } from '../../src-shared/work.ts';
import { useDesk, useUi, useViews } from '../stores/hooks.ts';
import { MoreMenu } from '../ui/MoreMenu.tsx';
import { visibleText } from '../ui/visible-text.ts';
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
  const { id, count, more } = view;
  const name = visibleText(view.name);

  function act(key: 'rename' | 'up' | 'down' | 'remove'): void {
    if (key === 'rename') desk.ui.openDialog({ kind: 'save-view', view });
    else if (key === 'up') void moveView(desk, id, -1);
    else if (key === 'down') void moveView(desk, id, 1);
    else void removeView(desk, id);
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
      <MoreMenu
        className="saved-more"
        name={`More about the view ${name}`}
        items={[
          { id: 'rename', name: 'Rename…', icon: PencilLine },
          { id: 'up', name: 'Move up', icon: ArrowUp, disabled: first },
          { id: 'down', name: 'Move down', icon: ArrowDown, disabled: last },
          { id: 'remove', name: 'Delete', icon: Trash2 },
        ]}
        onChoose={act}
      />
    </li>
  );
}
