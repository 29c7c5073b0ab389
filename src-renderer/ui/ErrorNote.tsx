import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { AppError } from '../../src-shared/errors.ts';
import { describeError } from './describe-error.ts';
import './ErrorNote.css';

/** A failure in plain words, where it happened. */
export function ErrorNote({ error, action }: { readonly error: AppError; readonly action?: ReactNode }) {
  const { title, advice } = describeError(error);
  return (
    <div className="error-note" role="alert">
      <TriangleAlert aria-hidden="true" />
      <div className="error-note-text">
        <p className="error-note-title">{title}</p>
        <p>{advice}</p>
      </div>
      {action}
    </div>
  );
}
