import { TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { AppError } from '../../src-shared/errors.ts';
import { TechnicalButton } from '../support/TechnicalButton.tsx';
import { describeError } from './describe-error.ts';
import './ErrorNote.css';

/** A failure in plain words, where it happened. */
export function ErrorNote({ error, action }: { readonly error: AppError; readonly action?: ReactNode }) {
  const { title, advice } = describeError(error);
  const note = useRef<HTMLDivElement>(null);
  // In a long form it may stand below what is seen.
  useEffect(() => {
    // In braces: newer Chromium answers a promise, which React would take for the undo.
    note.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={note} className="error-note" role="alert">
      <TriangleAlert aria-hidden="true" />
      <div className="error-note-text">
        <p className="error-note-title">{title}</p>
        <p>{advice}</p>
      </div>
      <TechnicalButton error={error} />
      {action}
    </div>
  );
}
