import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApp, useDesk } from '../stores/hooks.ts';
import { IconButton } from '../ui/Button.tsx';

type PlaceHeadProps = {
  readonly title: string;
  /** How things stand here, told when it changes. */
  readonly note?: string;
  readonly children?: ReactNode;
};

/** The line above a place of its own, with the way back. */
export function PlaceHead({ title, note = '', children }: PlaceHeadProps) {
  const desk = useDesk();
  const hasAccount = useApp((state) => state.activeId !== null);
  return (
    <header className="list-head place-head">
      <IconButton
        icon={ArrowLeft}
        {...(hasAccount ? { name: 'Back to the cases', keys: 'Esc' } : { name: 'Back' })}
        onClick={() => desk.ui.show({ place: 'cases' })}
      />
      <h2 className="list-title">{title}</h2>
      <span className="list-count numbers" role="status">
        {note}
      </span>
      {children}
    </header>
  );
}
