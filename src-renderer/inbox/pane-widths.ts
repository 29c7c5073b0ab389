export type PaneWidths = { readonly views: number; readonly list: number };

export const DEFAULT_WIDTHS: PaneWidths = { views: 224, list: 384 };
export const VIEWS_RANGE = { min: 168, max: 340 } as const;
export const LIST_RANGE = { min: 280, max: 620 } as const;
const KEY = 'caseport.panes';

function clamp(value: unknown, range: { min: number; max: number }, otherwise: number): number {
  return typeof value === 'number' && Number.isFinite(value)
    ? Math.round(Math.max(range.min, Math.min(range.max, value)))
    : otherwise;
}

/** Whatever storage holds, two sensible widths come out. */
export function readWidths(stored: string | null): PaneWidths {
  try {
    const value: unknown = JSON.parse(stored ?? 'null');
    if (typeof value !== 'object' || value === null) return DEFAULT_WIDTHS;
    return {
      views: clamp('views' in value ? value.views : null, VIEWS_RANGE, DEFAULT_WIDTHS.views),
      list: clamp('list' in value ? value.list : null, LIST_RANGE, DEFAULT_WIDTHS.list),
    };
  } catch {
    return DEFAULT_WIDTHS;
  }
}

export function loadWidths(): PaneWidths {
  try {
    return readWidths(localStorage.getItem(KEY));
  } catch {
    return DEFAULT_WIDTHS;
  }
}

/** Widths are a comfort: where they can not be kept, nothing is said. */
export function storeWidths(widths: PaneWidths): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(widths));
  } catch {
    return;
  }
}
