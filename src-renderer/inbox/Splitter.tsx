import type { KeyboardEvent, PointerEvent } from 'react';
import './Splitter.css';

type SplitterProps = {
  readonly name: string;
  readonly value: number;
  readonly range: { readonly min: number; readonly max: number };
  readonly standard: number;
  readonly onChange: (value: number) => void;
};

/** The border between two panes: dragged, or moved with the arrow keys; a double click gives the standard width. */
export function Splitter({ name, value, range, standard, onChange }: SplitterProps) {
  const set = (next: number) => onChange(Math.round(Math.max(range.min, Math.min(range.max, next))));

  function onPointerDown(event: PointerEvent<HTMLDivElement>): void {
    if (event.button !== 0) return;
    event.preventDefault();
    const bar = event.currentTarget;
    const from = event.clientX;
    bar.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) => set(value + moved.clientX - from);
    const end = () => {
      bar.removeEventListener('pointermove', move);
      bar.removeEventListener('pointerup', end);
      bar.removeEventListener('pointercancel', end);
    };
    bar.addEventListener('pointermove', move);
    bar.addEventListener('pointerup', end);
    bar.addEventListener('pointercancel', end);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const by = event.key === 'ArrowLeft' ? -16 : event.key === 'ArrowRight' ? 16 : 0;
    if (by === 0) return;
    event.preventDefault();
    set(value + by);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved is a widget, not a rule
    <div
      className="splitter"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={name}
      aria-valuenow={value}
      aria-valuemin={range.min}
      aria-valuemax={range.max}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      onDoubleClick={() => set(standard)}
    />
  );
}
