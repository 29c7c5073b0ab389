import { useCallback, useEffect, useRef, useState } from 'react';
import type { Layout } from '../../src-shared/settings.ts';
import { useApp, useDesk } from '../stores/hooks.ts';

export const DEFAULT_WIDTHS: Layout = { views: 224, list: 384 };
export const VIEWS_RANGE = { min: 168, max: 340 } as const;
export const LIST_RANGE = { min: 280, max: 620 } as const;
/** A drag is one change, not one for each pixel. */
const KEEP_AFTER_MS = 400;

const clamp = (value: number, range: { readonly min: number; readonly max: number }) =>
  Math.round(Math.max(range.min, Math.min(range.max, value)));

/** Whatever the setting holds, two sensible widths come out. */
export function widthsOf(layout: Layout | null): Layout {
  if (layout === null) return DEFAULT_WIDTHS;
  return { views: clamp(layout.views, VIEWS_RANGE), list: clamp(layout.list, LIST_RANGE) };
}

/** The widths of the panes, kept as a setting once a movement has ended. Where that fails, they hold for this window. */
export function usePaneWidths(): readonly [Layout, (change: Partial<Layout>) => void] {
  const desk = useDesk();
  const layout = useApp((state) => state.settings.layout);
  const [moved, setMoved] = useState<Layout | null>(null);
  const unkept = useRef<Layout | null>(null);
  const widths = moved ?? widthsOf(layout);

  const keep = useCallback(() => {
    if (unkept.current !== null) void desk.app.changeSettings({ layout: unkept.current });
    unkept.current = null;
  }, [desk]);

  useEffect(() => {
    if (moved === null) return;
    unkept.current = moved;
    const timer = setTimeout(keep, KEEP_AFTER_MS);
    return () => clearTimeout(timer);
  }, [moved, keep]);

  // Another account, or the end of the window, within the moment after a drag.
  useEffect(() => {
    window.addEventListener('pagehide', keep);
    return () => {
      window.removeEventListener('pagehide', keep);
      keep();
    };
  }, [keep]);

  return [widths, (change) => setMoved({ ...widths, ...change })];
}
